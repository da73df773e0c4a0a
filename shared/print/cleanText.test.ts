import { describe, expect, it } from 'vitest'
import { cleanLine, cleanRuns } from './cleanText.ts'

const clean = (text: string): string => cleanRuns([text]).join('')

describe('words made fit for print', () => {
  it('lose control characters, noncharacters and private pictures', () => {
    expect(clean('a\u0000b\u001bc\u007fd\u0085e\ufeff\ufffe\ue000\u{10ffff}f')).toBe('abcd ef')
  })

  it('keep letters of all scripts, joiners and no-break spaces', () => {
    const text = 'Їжак, ёлка, العربية, भारत, 中文, 😀, a\u200db\u00a0c\u202fd'
    expect(clean(text)).toBe(text)
  })

  it('lose soft hyphens, because print hyphenates by itself', () => {
    expect(clean('nego\u00adtiation')).toBe('negotiation')
  })

  it('collapse white space of every kind', () => {
    expect(clean(' a\t\n b\u2003\u2028c  ')).toBe(' a b c ')
    expect(cleanLine(' a\t\n b ')).toBe('a b')
  })

  it('mark half of a letter instead of passing it on, and keep a whole one', () => {
    expect(clean('a\ud800b\udc00c')).toBe('a\ufffdb\ufffdc')
    expect(clean('\ud83d\ude00')).toBe('😀')
  })

  it('are composed, with no more marks on a letter than anybody writes', () => {
    expect(clean('и\u0306')).toBe('й')
    expect(clean(`e${'\u0301'.repeat(50)}x`)).toBe(`é${'\u0301'.repeat(4)}x`)
  })

  it('keep a word of any length', () => {
    const word = 'ж'.repeat(100_000)
    expect(clean(word)).toBe(word)
  })
})

describe('marks that turn the direction of writing', () => {
  it('isolate instead of overriding, so that letters keep their order', () => {
    expect(clean('a \u202edcb\u202c e')).toBe('a \u2067dcb\u2069 e')
    expect(clean('a \u202adcb\u202c e')).toBe('a \u2066dcb\u2069 e')
  })

  it('end with their paragraph at the latest, over all its runs', () => {
    expect(cleanRuns(['a\u202e', 'b', 'c'])).toEqual(['a\u2067', 'b', 'c\u2069'])
    expect(cleanRuns(['\u2068a\u2067', 'b\u2069', ''])).toEqual([
      '\u2068a\u2067',
      'b\u2069',
      '\u2069',
    ])
  })

  it('are dropped where they close nothing', () => {
    expect(clean('a\u2069b\u202cc')).toBe('abc')
  })

  it('are bounded in depth, and still all closed', () => {
    const text = clean('\u202e'.repeat(5_000))
    expect(text).toBe('\u2067'.repeat(60) + '\u2069'.repeat(60))
  })
})
