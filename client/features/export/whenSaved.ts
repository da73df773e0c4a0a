import type { StoreApi } from 'zustand/vanilla'
import type { SaveState } from '../../sync/saving.ts'

/** Words on their way to the server are waited for no longer than this before a document is made without them. */
export const PATIENCE_MS = 4000

/** Resolves when nothing is on its way to the server any more, or when `giveUp` fires. */
export function whenSaved(saving: StoreApi<SaveState>, giveUp: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (settled(saving.getState()) || giveUp.aborted) return resolve()
    const stop = saving.subscribe((state) => {
      if (settled(state)) done()
    })
    giveUp.addEventListener('abort', done)
    function done(): void {
      stop()
      giveUp.removeEventListener('abort', done)
      resolve()
    }
  })
}

const settled = (state: SaveState): boolean => state.kind !== 'saving' && state.kind !== 'opening'
