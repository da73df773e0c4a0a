import { describe, expect, it } from 'vitest'
import { saveSentence, spokenChange } from './saveSentence.ts'

const offline = (changes: number, stored = true) => ({ kind: 'offline', changes, stored }) as const

describe('the status line', () => {
  it('says how many changes wait, and where they are', () => {
    expect(saveSentence(offline(0))).toBe('Offline')
    expect(saveSentence(offline(1))).toBe('Offline: 1 change kept here')
    expect(saveSentence(offline(12))).toBe('Offline: 12 changes kept here')
    expect(saveSentence(offline(1200))).toBe('Offline: 1,200 changes kept here')
  })

  it('does not say "kept" of changes that the browser could not store', () => {
    expect(saveSentence(offline(3, false))).toBe('Offline: 3 changes only on this page')
  })

  it('speaks when the line goes and comes back, and not with every word', () => {
    expect(spokenChange({ kind: 'saved' }, { kind: 'saving' })).toBeNull()
    expect(spokenChange(offline(1), offline(2))).toBeNull()
    expect(spokenChange({ kind: 'saving' }, offline(1))).toMatch(/^Offline/)
    expect(spokenChange(offline(1), { kind: 'saving' })).toBe('Online again.')
    expect(
      spokenChange({ kind: 'saved' }, { kind: 'stopped', why: 'signed-out', detail: '' }),
    ).toBe('Signed out')
  })
})
