import { assertNever } from '../../../shared/lib/result.ts'
import type { SaveState } from '../../sync/saving.ts'

/** What the status line reads. */
export function saveSentence(state: SaveState): string {
  switch (state.kind) {
    case 'opening':
      return 'Opening…'
    case 'saving':
      return 'Saving…'
    case 'saved':
      return 'Saved'
    case 'offline':
      return offlineSentence(state.changes, state.stored)
    case 'stopped':
      return STOPPED[state.why]
    default:
      return assertNever(state)
  }
}

const STOPPED = {
  'signed-out': 'Signed out',
  refused: 'Not accepted',
  'other-schema': 'Parley was updated',
} as const

function offlineSentence(changes: number, stored: boolean): string {
  if (changes === 0) return 'Offline'
  const count = changes === 1 ? '1 change' : `${changes.toLocaleString('en')} changes`
  return stored ? `Offline: ${count} kept here` : `Offline: ${count} only on this page`
}

/** What is said aloud when the line comes and goes; null for what happens with every word. */
export function spokenChange(before: SaveState, now: SaveState): string | null {
  if (before.kind === now.kind) return null
  if (now.kind === 'offline') return 'Offline. What you write is kept in this browser.'
  if (now.kind === 'stopped') return saveSentence(now)
  if (before.kind === 'offline') return 'Online again.'
  return null
}
