import { describe, expect, it } from 'vitest'
import { countWords } from './countWords.ts'

describe('the number of words', () => {
  it.each([
    ['', 0],
    ['  \n ', 0],
    ['The Parties agree.', 3],
    ['one\ntwo\tthree', 3],
    ['Сторони погодилися', 2],
    ['a – b', 2],
    ['• item', 1],
    ['non-aggression', 1],
  ])('of %j is %d', (text, expected) => {
    expect(countWords(text)).toBe(expected)
  })
})
