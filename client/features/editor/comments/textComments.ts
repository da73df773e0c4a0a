import { createStore, type StoreApi } from 'zustand/vanilla'
import { placeAnchor, type Range } from '../../../../shared/model/anchor.ts'
import { pointRoot } from '../../../../shared/model/documents.ts'
import type { Anchor } from '../../../../shared/model/entry.ts'
import type { PointId } from '../../../../shared/model/ids.ts'
import { type Letters, readLetters } from '../../../../shared/model/letters.ts'
import type { Thread } from '../../../../shared/model/review.ts'
import type { Live } from '../../../sync/live.ts'
import { isWaiting } from '../../../sync/takenBack.ts'
import { livePlacements, liveReview } from '../../../sync/useReview.ts'
import type { Workspace } from '../../../sync/workspace.ts'

/** Words of a text that somebody comments on, where they are now. */
export interface CommentedWords extends Range {
  /** The thread's; `DRAFT` for a comment that is being written here. */
  readonly key: string
  readonly kind: 'at' | 'changed'
  /** Whether they are marked in the text; those of resolved threads are only known. */
  readonly isMarked: boolean
  readonly isFocused: boolean
}

/** Stands for the thread of a comment that has not been made yet. */
export const DRAFT = 'draft'

/** What the texts need to know of the comments, and what they tell of them. */
export interface TextComments {
  readonly focused: StoreApi<string | null>
  readonly draft: StoreApi<{ readonly pointId: PointId; readonly anchor: Anchor | null } | null>
  /** The commented words of a point. `get` answers for the text as it is now. */
  words(pointId: PointId): Live<readonly CommentedWords[]>
  letters(pointId: PointId): Letters
  /** The threads of a point that are about words. */
  threads(pointId: PointId): readonly Thread[]
  /** Brings a thread into focus. */
  open(key: string): void
}

export interface TextCommentsOptions {
  readonly workspace: Pick<Workspace, 'plan' | 'review'>
  readonly open: (key: string) => void
}

export function createTextComments({ workspace, open }: TextCommentsOptions): TextComments {
  // Only these two documents are read of it.
  const whole = workspace as Workspace
  const { plan } = workspace
  const focused = createStore<string | null>(() => null)
  const draft = createStore<ReturnType<TextComments['draft']['getState']>>(() => null)
  const known = new Map<PointId, Live<readonly CommentedWords[]>>()
  const letters = (pointId: PointId): Letters =>
    readLetters(plan.getXmlFragment(pointRoot(pointId)))
  const threads = (pointId: PointId): readonly Thread[] =>
    liveReview(whole)
      .get()
      .threads.filter((thread) => thread.pointId === pointId && thread.anchor !== null)

  function read(pointId: PointId): readonly CommentedWords[] {
    const placements = livePlacements(whole, pointId).get()
    const words = threads(pointId).flatMap((thread): CommentedWords[] => {
      const placed = placements.get(thread.key)
      if (placed?.kind !== 'at' && placed?.kind !== 'changed') return []
      return [
        {
          ...placed,
          key: thread.key,
          isMarked: isWaiting(thread),
          isFocused: focused.getState() === thread.key,
        },
      ]
    })
    const begun = draft.getState()
    if (begun?.pointId === pointId && begun.anchor !== null) {
      const placed = placeAnchor(plan, letters(pointId), begun.anchor, [])
      if (placed.kind === 'at' || placed.kind === 'changed') {
        words.push({ ...placed, key: DRAFT, isMarked: true, isFocused: true })
      }
    }
    return words
  }

  function create(pointId: PointId): Live<readonly CommentedWords[]> {
    const placements = livePlacements(whole, pointId)
    let value: readonly CommentedWords[] = []
    return {
      get() {
        const next = read(pointId)
        if (!sameWords(value, next)) value = next
        return value
      },
      subscribe(listener) {
        const forget = [
          placements.subscribe(listener),
          focused.subscribe(listener),
          draft.subscribe(listener),
        ]
        return () => forget.forEach((one) => one())
      },
    }
  }

  return {
    focused,
    draft,
    words(pointId) {
      let live = known.get(pointId)
      if (live === undefined) {
        live = create(pointId)
        known.set(pointId, live)
      }
      return live
    },
    letters,
    threads,
    open,
  }
}

const sameWords = (a: readonly CommentedWords[], b: readonly CommentedWords[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]
    return (
      other !== undefined &&
      one.key === other.key &&
      one.from === other.from &&
      one.to === other.to &&
      one.kind === other.kind &&
      one.isMarked === other.isMarked &&
      one.isFocused === other.isFocused
    )
  })
