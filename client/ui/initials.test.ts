import { describe, expect, it } from 'vitest'
import { initials } from './initials.ts'

describe('initials', () => {
  it.each([
    ['Ana Horvat', 'AH'],
    ['ana maria de horvat', 'AH'],
    ['Ксенія Іваненко', 'КІ'],
    ['Ana', 'A'],
    ['A. Keller', 'AK'],
    ['  Jean-Luc  ', 'JL'],
    ['é́lodie', 'É́'],
    ['42', '4'],
    ['…', '?'],
    ['', '?'],
    ['𝒜lpha', '𝒜'],
  ])('of %j are %j', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })
})
