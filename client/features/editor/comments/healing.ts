import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import {
  anchorAt,
  type Healing,
  placeAnchor,
  type Range,
  sayTheSame,
  wordsIn,
} from '../../../../shared/model/anchor.ts'
import type { LetterId } from '../../../../shared/model/entry.ts'
import type { PointId } from '../../../../shared/model/ids.ts'
import { type Letters, placeOf } from '../../../../shared/model/letters.ts'
import type { Thread } from '../../../../shared/model/review.ts'
import type { TrackedWords } from './trackedWords.ts'
import { lettersOfDocument, placeOfPosition } from './documentLetters.ts'
import type { TextComments } from './textComments.ts'

/** Where words went is told so long after the last edit that moved any. */
const AFTER_EDIT_MS = 400

export interface HealerOptions {
  readonly doc: Y.Doc
  readonly pointId: PointId
  readonly comments: TextComments
  readonly mayHeal: () => boolean
  /** Tells everybody where the words of a thread are. */
  readonly heal: (thread: Thread, healing: Healing) => void
}

/** Sees where the words of comments go when they are moved here, and tells the others, who could not know. */
export interface Healer {
  /** After an edit that was made here, as soon as it is in the text: which words have lost their letters by it? */
  lookAfterEdit(doc: Node, tracked: readonly TrackedWords[]): void
  /** After an undo or redo that was made here: words that came back are the same words under other names. */
  lookAfterUndo(): void
  /** Whether there is something still to be told. */
  isWaiting(): boolean
  /** Tells it at once. */
  flush(): void
}

export function createHealer(options: HealerOptions): Healer {
  const { doc, pointId, comments } = options
  /** Threads whose words an edit made here has moved, and where those are now, by the letters they have now. */
  const moved = new Map<string, Healing>()
  let timer: ReturnType<typeof setTimeout> | null = null

  /** Notes the threads that their letters no longer lead to where `whereIs` knows them to be. */
  function look(letters: Letters, whereIs: (thread: Thread) => Range | null): void {
    for (const thread of comments.threads(pointId)) {
      const range = whereIs(thread)
      if (range === null || thread.anchor === null) continue
      if (!sayTheSame(wordsIn(letters, range), thread.anchor.quotation)) continue
      // Its quotation may still lead to it, but what stands around it may be the next to change.
      if (isKnown(letters, thread, range)) continue
      const anchor = anchorAt(letters, range)
      if (anchor !== null) moved.set(thread.key, { first: anchor.first, last: anchor.last })
    }
    if (moved.size === 0) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(flush, AFTER_EDIT_MS)
  }

  /** Whether the letters that are known of a thread are these. */
  const isKnown = (letters: Letters, { anchor, healings }: Thread, range: Range): boolean =>
    [...(anchor === null ? [] : [anchor]), ...healings].some(({ first, last }) => {
      const from = placeOf(doc, letters, first, 'before')
      const to = placeOf(doc, letters, last, 'after')
      return (
        from !== null &&
        to !== null &&
        from < range.to &&
        range.from < to &&
        sayTheSame(wordsIn(letters, { from, to }), wordsIn(letters, range))
      )
    })

  function flush(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const noted = [...moved]
    moved.clear()
    if (noted.length === 0 || !options.mayHeal()) return
    const letters = comments.letters(pointId)
    const threads = new Map(comments.threads(pointId).map((thread) => [thread.key, thread]))
    for (const [key, healing] of noted) {
      const thread = threads.get(key)
      if (thread === undefined || thread.anchor === null) continue
      // In the meantime somebody else may have told it, or the words have gone on.
      const range = placeAnchor(doc, letters, { ...thread.anchor, ...healing }, [])
      if (range.kind === 'at' && !isKnown(letters, thread, range)) options.heal(thread, healing)
    }
  }

  return {
    lookAfterEdit(edited, tracked) {
      const letters = comments.letters(pointId)
      const drawn = lettersOfDocument(edited)
      if (drawn.text !== letters.text) return
      const places = new Map(tracked.map((one) => [one.key, one]))
      look(letters, ({ key }) => {
        const at = places.get(key)
        if (at === undefined) return null
        return { from: placeOfPosition(drawn, at.from), to: placeOfPosition(drawn, at.to) }
      })
    },
    lookAfterUndo() {
      const letters = comments.letters(pointId)
      look(letters, (thread) => {
        const known = thread.anchor === null ? [] : [thread.anchor, ...thread.healings]
        return (
          known
            .map((one) => cameBack(doc, letters, one))
            .find(
              (range) =>
                range !== null &&
                thread.anchor !== null &&
                sayTheSame(wordsIn(letters, range), thread.anchor.quotation),
            ) ?? null
        )
      })
    },
    isWaiting: () => moved.size > 0,
    flush,
  }
}

/** Where letters are that an undo on this page brought back under other names; no other page knows this. */
function cameBack(doc: Y.Doc, letters: Letters, { first, last }: Healing): Range | null {
  const from = placeNow(doc, letters, first, 0)
  const to = placeNow(doc, letters, last, -1)
  return from !== null && to !== null && from < to ? { from, to } : null
}

function placeNow(doc: Y.Doc, letters: Letters, letter: LetterId, assoc: number): number | null {
  const id = Y.createID(letter.client, letter.clock)
  const position = new Y.RelativePosition(null, null, id, assoc)
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc, true)
  const stretch = letters.stretches.find(({ type }) => type === found?.type)
  if (found === null || stretch === undefined || found.index > stretch.length) return null
  return stretch.start + found.index
}
