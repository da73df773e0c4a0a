import type { DocumentName } from '../../../shared/model/documents.ts'
import type { PlanId } from '../../../shared/model/ids.ts'
import { type Journal, type JournalEntry, NO_HASH } from '../../core/journal.ts'

interface Stored {
  entries: JournalEntry[]
  snapshot: { readonly seq: number; readonly state: Uint8Array } | null
}

interface Waiting {
  readonly key: string
  readonly entry: JournalEntry
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

/** A disk in memory that keeps only what was flushed, for tests. */
export interface MemoryJournal extends Journal {
  /** Puts what is waiting on the disk. */
  flush(): void
  /** The power fails: what is waiting is gone and nobody ever hears of it. */
  lose(): void
  /** The disk refuses what is waiting, and tells. */
  refuse(error: Error): void
  waiting(): number
}

/** `flush: 'at-once'` stores each entry as it comes; `'by-hand'` waits for `flush()`. */
export function createMemoryJournal(options: { flush: 'at-once' | 'by-hand' }): MemoryJournal {
  const disk = new Map<string, Stored>()
  let waiting: Waiting[] = []
  let closed = false
  const keyOf = (planId: PlanId, document: DocumentName): string => `${planId} ${document}`

  function stored(key: string): Stored {
    const found = disk.get(key) ?? { entries: [], snapshot: null }
    disk.set(key, found)
    return found
  }

  const journal: MemoryJournal = {
    async load(planId, document) {
      const { entries, snapshot } = disk.get(keyOf(planId, document)) ?? {
        entries: [],
        snapshot: null,
      }
      const last = entries[entries.length - 1]
      return {
        snapshot,
        entries: entries.filter((entry) => entry.seq > (snapshot?.seq ?? 0)),
        head: last === undefined ? { seq: 0, hash: NO_HASH } : { seq: last.seq, hash: last.hash },
      }
    },
    append(planId, document, entry) {
      if (closed) return Promise.reject(new Error('The journal is closed'))
      return new Promise((done, failed) => {
        waiting.push({ key: keyOf(planId, document), entry, done, failed })
        if (options.flush === 'at-once') journal.flush()
      })
    },
    async keepSnapshot(planId, document, seq, state) {
      const place = disk.get(keyOf(planId, document))
      if (place === undefined) throw new Error('There is no such document')
      place.snapshot = { seq, state }
    },
    async entries(planId, document, from, limit) {
      const all = disk.get(keyOf(planId, document))?.entries ?? []
      const wanted = all.filter((entry) => entry.seq >= from)
      return limit < 0 ? wanted : wanted.slice(0, limit)
    },
    async close() {
      if (closed) return
      journal.flush()
      closed = true
    },
    flush() {
      const group = waiting
      waiting = []
      for (const { key, entry, done, failed } of group) {
        const { entries } = stored(key)
        if (entry.seq === entries.length + 1) {
          entries.push(entry)
          done()
        } else {
          failed(new Error(`Entry ${entry.seq} does not follow the last one of its document`))
        }
      }
    },
    lose() {
      waiting = []
    },
    refuse(error) {
      const group = waiting
      waiting = []
      for (const { failed } of group) failed(error)
    },
    waiting: () => waiting.length,
  }
  return journal
}
