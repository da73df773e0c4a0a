import { directoryContract } from '../../core/directoryContract.ts'
import { createMemoryDirectory } from './directory.ts'

directoryContract('memory', async () => {
  const directory = createMemoryDirectory()
  return { directory, reopen: async () => directory }
})
