import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/model/documents.ts'
import { createLink, type Link } from './link.ts'
import { copyName, createLocalCopy, type LocalCopy } from './localCopy.ts'
import type { Me } from './me.ts'
import {
  afterEvent,
  atStart,
  barrierDue,
  type Saving,
  type SavingEvent,
  unconfirmed,
} from './saving.ts'

/** A document that this page writes in: its copy in this browser, its line to the server, and what of it is saved. */
export interface SharedDocument {
  readonly doc: Y.Doc
  readonly link: Link
  readonly copy: LocalCopy
  saving(): Saving
  /** Whether it has been here whole, from this browser's copy or from the server. */
  isHere(): boolean
  /** The places in it with changes that the server has not confirmed. */
  touched(): readonly string[]
  happen(event: SavingEvent): void
  /** Notes what is unsent; resolves to whether the browser stored it. */
  keep(): Promise<boolean>
  /** Safe twice. */
  close(): Promise<void>
}

export interface SharedDocumentOptions {
  readonly document: DocumentName
  readonly me: Me
  /** For instance `wss://parley.example/sync/<planId>`. */
  readonly address: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly WebSocket?: typeof WebSocket
  /** The places that a transaction of this page changed. */
  readonly touchedBy: (change: Y.Transaction) => readonly string[]
  /** What is saved, or whether the document is here, may be different now. */
  readonly onChange: () => void
  readonly onLost: (opened: boolean) => void
  readonly onClosed: (code: number, reason: string) => void
  /** Another tab was refused with changes that this document holds too. */
  readonly onSpoilt: (reason: string) => void
}

/** Bundles what is typed in this time into one question to the server whether it is on disk. */
const BARRIER_AFTER_MS = 150

/** Opens one document. It goes online only when its `link` is told to connect. Whoever opens it closes it. */
export function createSharedDocument(options: SharedDocumentOptions): SharedDocument {
  const { document, me, doc, awareness } = options
  let saving = atStart
  let closed = false
  let isHere = false
  let keeping = false
  let barrierTimer: ReturnType<typeof setTimeout> | null = null
  /** The stamp of the last unconfirmed change of each place. */
  const touched = new Map<string, number>()
  const copy = createLocalCopy(copyName(me.planId, me.memberId, document), doc, options.onSpoilt)
  const link = createLink({
    address: options.address,
    document,
    doc,
    awareness,
    ...(options.WebSocket === undefined ? {} : { WebSocket: options.WebSocket }),
    events: {
      synced() {
        if (!isHere) void copy.markComplete()
        isHere = true
        happen({ kind: 'synced' })
        askBarrier()
      },
      lost: options.onLost,
      closed: options.onClosed,
      echoed() {
        happen({ kind: 'echoed' })
        for (const [place, stamp] of touched) {
          if (stamp <= saving.confirmed.stamp) touched.delete(place)
        }
        keepNote()
        scheduleBarrier()
      },
    },
  })

  function happen(event: SavingEvent): void {
    saving = afterEvent(saving, event)
    if (!closed) options.onChange()
  }

  doc.on('update', (_update: Uint8Array, origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
    if (link.isOrigin(origin)) return
    happen({ kind: change.local ? 'changed' : 'found' })
    if (change.local) {
      for (const place of options.touchedBy(change)) touched.set(place, saving.now.stamp)
      keepNote()
    }
    scheduleBarrier()
  })

  function scheduleBarrier(): void {
    if (barrierTimer !== null || closed || !barrierDue(saving)) return
    barrierTimer = setTimeout(() => {
      barrierTimer = null
      askBarrier()
    }, BARRIER_AFTER_MS)
  }

  function askBarrier(): void {
    if (closed || !barrierDue(saving)) return
    happen({ kind: 'asked' })
    link.askBarrier()
  }

  const unsent = () => ({ changes: unconfirmed(saving), places: [...touched.keys()] })

  /** One note at a time: whatever changes while one is being written is in the next. */
  function keepNote(): void {
    if (keeping || closed) return
    keeping = true
    const mark = saving.now
    const noted = unsent()
    void copy.keep(noted).then((kept) => {
      keeping = false
      happen(kept ? { kind: 'kept', mark } : { kind: 'not-kept' })
      const behind = saving.now.stamp > mark.stamp || unconfirmed(saving) !== noted.changes
      if (kept && behind) keepNote()
    })
  }

  void copy.loaded.then(({ stores, complete, unsent: carried }) => {
    if (closed) return
    for (const place of carried.places) touched.set(place, saving.now.stamp + 1)
    happen({ kind: 'carried', changes: carried.changes })
    isHere ||= complete
    happen(stores ? { kind: 'kept', mark: saving.now } : { kind: 'not-kept' })
  })

  return {
    doc,
    link,
    copy,
    saving: () => saving,
    isHere: () => isHere,
    touched: () => [...touched.keys()],
    happen,
    keep: () => copy.keep(unsent()),
    async close() {
      closed = true
      if (barrierTimer !== null) clearTimeout(barrierTimer)
      link.close()
      await copy.close()
    },
  }
}
