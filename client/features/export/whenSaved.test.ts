import { expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { SaveState } from '../../sync/saving.ts'
import { whenSaved } from './whenSaved.ts'

const never = new AbortController().signal

it('waits for the words that are on their way, so that the document holds them', async () => {
  const saving = createStore<SaveState>(() => ({ kind: 'saving' }))
  let done = false
  const waiting = whenSaved(saving, never).then(() => {
    done = true
  })
  await Promise.resolve()
  expect(done).toBe(false)
  saving.setState({ kind: 'saved' }, true)
  await waiting
  expect(done).toBe(true)
})

it('does not wait while offline, where waiting would never end', async () => {
  const saving = createStore<SaveState>(() => ({ kind: 'offline', changes: 2, stored: true }))
  await expect(whenSaved(saving, never)).resolves.toBeUndefined()
})

it('gives up when told', async () => {
  const saving = createStore<SaveState>(() => ({ kind: 'saving' }))
  const patience = new AbortController()
  const waiting = whenSaved(saving, patience.signal)
  patience.abort()
  await expect(waiting).resolves.toBeUndefined()
})
