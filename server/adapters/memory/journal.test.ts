import { journalContract } from '../../core/journalContract.ts'
import { createMemoryJournal } from './journal.ts'

journalContract('memory', async () => {
  const journal = createMemoryJournal({ flush: 'at-once' })
  return {
    journal,
    async reopen() {
      await journal.close()
      // What was flushed stays where it is; another journal over the same medium reads it.
      return { ...journal, close: async () => undefined }
    },
  }
})
