import { useReducer } from 'react'
import type { Draft } from './draft.ts'
import { type Edit, editDraft } from './editDraft.ts'

/** So many corrections can be undone. */
const MOST_STEPS = 200

interface History {
  readonly draft: Draft
  readonly past: readonly Draft[]
  readonly future: readonly Draft[]
  /** The heading that is being typed: its letters are undone together. */
  readonly typing: string | null
}

export type HistoryStep = Edit | { readonly kind: 'undo' } | { readonly kind: 'redo' }

/** A draft with all its corrections, which can be undone and made again. */
export const useDraft = (first: Draft) =>
  useReducer(step, { draft: first, past: [], future: [], typing: null } satisfies History)

export function step(history: History, action: HistoryStep): History {
  const { draft, past, future } = history
  if (action.kind === 'undo' || action.kind === 'redo') {
    const isUndo = action.kind === 'undo'
    const next = isUndo ? past.at(-1) : future[0]
    if (next === undefined) return history
    return {
      draft: next,
      past: isUndo ? past.slice(0, -1) : [...past, draft],
      future: isUndo ? [draft, ...future] : future.slice(1),
      typing: null,
    }
  }
  const next = editDraft(draft, action)
  if (next === draft) return history
  const typing = action.kind === 'rename' ? action.id : null
  const goesOn = typing !== null && typing === history.typing
  return {
    draft: next,
    past: goesOn ? past : [...past, draft].slice(-MOST_STEPS),
    future: [],
    typing,
  }
}
