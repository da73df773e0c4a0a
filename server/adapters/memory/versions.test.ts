import { versionsContract } from '../../core/versionsContract.ts'
import { createMemoryVersions } from './versions.ts'

versionsContract('memory', async () => {
  const versions = createMemoryVersions()
  return { versions, reopen: async () => versions }
})
