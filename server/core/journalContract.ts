import { describe, expect, it } from 'vitest'
import type { DocumentName } from '../../shared/model/documents.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import type { Journal, JournalEntry } from './journal.ts'

const plan = 'plan-a' as PlanId
const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list)
const entry = (seq: number): JournalEntry => ({
  seq,
  at: 1_700_000_000_000 + seq,
  by: 'server',
  kind: seq % 2 === 0 ? 'event' : 'update',
  body: bytes(seq, 0, 255),
  hash: new Uint8Array(32).fill(seq),
})

/** What every journal does. `reopen` closes the given one and opens another on the same medium. */
export function journalContract(
  name: string,
  open: () => Promise<{ journal: Journal; reopen: () => Promise<Journal> }>,
): void {
  describe(`journal contract: ${name}`, () => {
    const append = async (
      journal: Journal,
      from: number,
      to: number,
      doc: DocumentName = 'plan',
    ) => {
      const all: Promise<void>[] = []
      for (let seq = from; seq <= to; seq++) all.push(journal.append(plan, doc, entry(seq)))
      await Promise.all(all)
    }

    it('loads nothing of a document that never was', async () => {
      const { journal } = await open()
      expect(await journal.load(plan, 'plan')).toEqual({
        snapshot: null,
        entries: [],
        head: { seq: 0, hash: new Uint8Array(32) },
      })
      await journal.close()
    })

    it('gives back entries as they were, after reopening too', async () => {
      const { journal, reopen } = await open()
      await append(journal, 1, 3)
      const again = await reopen()
      const loaded = await again.load(plan, 'plan')
      expect(loaded.entries).toEqual([entry(1), entry(2), entry(3)])
      expect(loaded.head).toEqual({ seq: 3, hash: entry(3).hash })
      await again.close()
    })

    it('keeps documents and plans apart', async () => {
      const { journal } = await open()
      await append(journal, 1, 2)
      await append(journal, 1, 1, 'caucus/party-a')
      await journal.append('plan-b' as PlanId, 'plan', entry(1))
      expect((await journal.load(plan, 'plan')).entries).toHaveLength(2)
      expect((await journal.load(plan, 'caucus/party-a')).entries).toHaveLength(1)
      expect((await journal.load('plan-b' as PlanId, 'plan')).entries).toHaveLength(1)
      await journal.close()
    })

    it('refuses an entry that does not follow the last one, and everything behind it', async () => {
      const { journal } = await open()
      await append(journal, 1, 1)
      const results = await Promise.allSettled([
        journal.append(plan, 'plan', entry(3)),
        journal.append(plan, 'plan', entry(4)),
        journal.append(plan, 'plan', entry(1)),
      ])
      expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
      expect((await journal.load(plan, 'plan')).head.seq).toBe(1)
      await append(journal, 2, 2)
      expect((await journal.load(plan, 'plan')).head.seq).toBe(2)
      await journal.close()
    })

    it('loads only the newest snapshot and what came after it', async () => {
      const { journal, reopen } = await open()
      await append(journal, 1, 5)
      await journal.keepSnapshot(plan, 'plan', 2, bytes(2))
      await journal.keepSnapshot(plan, 'plan', 4, bytes(4))
      const again = await reopen()
      const loaded = await again.load(plan, 'plan')
      expect(loaded.snapshot).toEqual({ seq: 4, state: bytes(4) })
      expect(loaded.entries.map((one) => one.seq)).toEqual([5])
      expect(loaded.head.seq).toBe(5)
      await again.close()
    })

    it('keeps the whole history for reading, in pages', async () => {
      const { journal } = await open()
      await append(journal, 1, 5)
      await journal.keepSnapshot(plan, 'plan', 5, bytes(5))
      const page = await journal.entries(plan, 'plan', 2, 3)
      expect(page.map((one) => one.seq)).toEqual([2, 3, 4])
      await journal.close()
    })

    it('writes what is waiting when it closes, refuses afterwards, and closes twice without harm', async () => {
      const { journal, reopen } = await open()
      const appended = journal.append(plan, 'plan', entry(1))
      await journal.close()
      await appended
      await journal.close()
      await expect(journal.append(plan, 'plan', entry(2))).rejects.toThrow()
      const again = await reopen()
      expect((await again.load(plan, 'plan')).head.seq).toBe(1)
      await again.close()
    })
  })
}
