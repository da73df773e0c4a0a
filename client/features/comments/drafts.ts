import { z } from 'zod'
import { anchor } from '../../../shared/model/entry.ts'
import type { PointId } from '../../../shared/model/ids.ts'
import type { Remark } from '../../../shared/model/remark.ts'
import type { CommentDraft } from '../../state/screen.ts'
import type { Workspace } from '../../sync/workspace.ts'

/** What somebody is writing and has not sent. */
export interface Draft {
  /** Where a new comment goes; null for an answer or a correction, whose place is in the target. */
  readonly on: CommentDraft | null
  readonly body: Remark
}

/** More than this are surely forgotten ones; the oldest make room. */
const MOST = 50
const PREFIX = 'parley:draft:'

const stored = z.object({
  on: z.object({ pointId: z.string(), anchor: anchor.nullable() }).nullable(),
  // The composer leaves out what it does not know, and what is sent is checked.
  body: z.array(z.unknown()),
})

/** Where a draft is kept: one for each thing that it may become. */
export const replyTarget = (threadKey: string): string => `reply:${threadKey}`
export const editTarget = (remarkKey: string): string => `edit:${remarkKey}`
export const commentTarget = ({ pointId, anchor: at }: CommentDraft): string =>
  at === null
    ? `new:${pointId}`
    : `new:${pointId}:${at.first.client}.${at.first.clock}-${at.last.client}.${at.last.clock}`

/**
 * The drafts of one member in one plan, in this tab's own store: a reload keeps them, and nobody who opens the browser
 * tomorrow finds them.
 */
export interface Drafts {
  read(target: string): Draft | null
  /** Keeps a draft; an empty one is forgotten. */
  keep(target: string, draft: Draft): void
  forget(target: string): void
  /** New comments that were begun and left, by their targets. */
  begun(): readonly (readonly [string, CommentDraft])[]
}

export function draftsOf({ planId, me }: Pick<Workspace, 'planId' | 'me'>): Drafts {
  const own = `${PREFIX}${planId}:${me.memberId}:`
  const read = (target: string): Draft | null => {
    try {
      const found = stored.safeParse(JSON.parse(sessionStorage.getItem(own + target) ?? 'null'))
      if (!found.success) return null
      const { on, body } = found.data
      return {
        on: on === null ? null : { pointId: on.pointId as PointId, anchor: on.anchor },
        body: body as Remark,
      }
    } catch {
      // A store that is closed, or holds what is no draft, holds none.
      return null
    }
  }
  const keys = (): string[] =>
    Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at) ?? '').filter(
      (key) => key.startsWith(own),
    )
  return {
    read,
    keep(target, draft) {
      try {
        if (draft.body.length === 0) sessionStorage.removeItem(own + target)
        else {
          const kept = keys()
          if (kept.length >= MOST && kept[0] !== undefined) sessionStorage.removeItem(kept[0])
          sessionStorage.setItem(own + target, JSON.stringify(draft))
        }
      } catch {
        // A full or closed store: the draft lives as long as the composer is open.
      }
    },
    forget(target) {
      try {
        sessionStorage.removeItem(own + target)
      } catch {
        // Then there is nothing to forget.
      }
    },
    begun() {
      try {
        return keys().flatMap((key): (readonly [string, CommentDraft])[] => {
          const target = key.slice(own.length)
          const on = target.startsWith('new:') ? (read(target)?.on ?? null) : null
          return on === null ? [] : [[target, on]]
        })
      } catch {
        return []
      }
    },
  }
}
