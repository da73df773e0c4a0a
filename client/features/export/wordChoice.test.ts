import { beforeEach, describe, expect, it } from 'vitest'
import { fileQuery } from '../../../shared/wire/exportFile.ts'
import {
  amongVersions,
  FIRST_WORD_CHOICE,
  hasNoChanges,
  lastWordChoice,
  rememberWordChoice,
  type WordChoice,
  wordQueryOf,
} from './wordChoice.ts'

const VERSIONS = [{ id: 'v1' }, { id: 'v2' }]
const chosen = (part: Partial<WordChoice>): WordChoice => ({ ...FIRST_WORD_CHOICE, ...part })
const asked = (part: Partial<WordChoice>) => wordQueryOf(amongVersions(chosen(part), VERSIONS))

describe('the choice of a Word file', () => {
  beforeEach(() => localStorage.clear())

  it('asks for the text of now, or of a version, with positions where they are wanted', () => {
    expect(asked({})).toEqual({ format: 'docx' })
    expect(asked({ text: 'v1' })).toEqual({ format: 'docx', version: 'v1' })
    expect(asked({ text: 'v1', positions: true })).toEqual({
      ...{ format: 'docx', version: 'v1', positions: '1' },
    })
  })

  it('asks for changes from the last version to the text of now, unless others are chosen', () => {
    expect(asked({ what: 'changes' })).toEqual({ format: 'docx', from: 'v2', to: 'now' })
    expect(asked({ what: 'changes', from: 'v1', to: 'v2' })).toEqual({
      ...{ format: 'docx', from: 'v1', to: 'v2' },
    })
  })

  it('asks for nothing that the server refuses', () => {
    for (const what of ['text', 'changes'] as const) {
      for (const text of ['now', 'v1']) {
        for (const positions of [false, true]) {
          const read = fileQuery.safeParse(asked({ what, text, positions, from: 'now', to: 'v1' }))
          expect(read.error?.issues ?? []).toEqual([])
          expect(read.data?.positions).toBe(what === 'text' && positions)
        }
      }
    }
  })

  it('knows when two texts are one', () => {
    expect(hasNoChanges(chosen({ what: 'changes', from: 'v1', to: 'v1' }))).toBe(true)
    expect(hasNoChanges(chosen({ what: 'changes', from: 'v1', to: 'now' }))).toBe(false)
    expect(hasNoChanges(chosen({ what: 'text', from: 'v1', to: 'v1' }))).toBe(false)
  })

  it('has no changes to ask for while there is no version', () => {
    const none = amongVersions(chosen({ what: 'changes', text: 'v1', from: 'v1', to: 'v1' }), [])
    expect(none).toMatchObject({ what: 'text', text: 'now', to: 'now' })
  })

  it('is remembered, but a version of another plan is not', () => {
    rememberWordChoice(chosen({ what: 'changes', positions: true, from: 'v1', to: 'elsewhere' }))
    expect(amongVersions(lastWordChoice(), VERSIONS)).toEqual({
      ...{ what: 'changes', text: 'now', positions: true, from: 'v1', to: 'now' },
    })
    for (const broken of ['{"what":"no', '{"what":"no","to":3}', '[]', 'null']) {
      localStorage.setItem('parley.word', broken)
      expect(lastWordChoice()).toEqual(FIRST_WORD_CHOICE)
    }
  })
})
