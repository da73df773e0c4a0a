import { describe, expect, it } from 'vitest'
import { readFamilies } from './fonts.ts'
import { createLegible } from './legible.ts'

const families = await readFamilies()
const legible = createLegible(families)
const show = (text: string): string => legible(text, 1_000, true)

describe('words in the fonts at hand', () => {
  it.each([
    'The Parties — “shall” negotiate: 3 €, § 5, № 7…',
    'Їжак, ґанок, Ёлка, ў, Ђ, Қазақ',
    'اتفقت الأطراف على ما يلي: ۱۲۳ ٪، پچژگ',
    'Τα Μέρη συμφωνούν',
    'Đồng ý, şğıİ, čšž, æøå, ñ, ç',
    'soft\u00adhyphen, zero\u200bwidth, joiner\u200d\u200c, marks\u200e\u200f\u2066\u2069',
  ])('are shown as they are: %s', (text) => {
    expect(show(text)).toBe(text)
  })

  it('are spelled by code point where there is no picture', () => {
    expect(show('中文 😀')).toBe('[U+4E2D][U+6587] [U+1F600]')
    expect(show('שלום')).toBe('[U+05E9][U+05DC][U+05D5][U+05DD]')
  })

  it('lose what only says how a missing picture is drawn', () => {
    expect(show('☎\ufe0f')).not.toContain('FE0F')
    expect(show('a\u{e0061}b')).toBe('ab')
  })

  it('never split a letter from its mark over two fonts', () => {
    const [serif, naskh] = families
    const mark = '\u0651'
    expect(serif?.has(mark.codePointAt(0) ?? 0)).toBe(false)
    expect(naskh?.has(mark.codePointAt(0) ?? 0)).toBe(true)
    expect(show(`ل${mark}`)).toBe(`ل${mark}`)
    expect(show(`ж${mark}`)).toBe('ж[U+0651]')
  })
})

describe('words wider than their place', () => {
  const plain = (text: string): string => text.replaceAll('\u200b', '')

  it('may break anywhere, and lose nothing', () => {
    const word = 'ж'.repeat(1_000)
    const set = legible(word, 80, true)
    expect(plain(set)).toBe(word)
    expect(Math.max(...set.split('\u200b').map((part) => part.length))).toBe(10)
  })

  it('do not break inside a letter and its marks, nor at their end', () => {
    const letter = 'x\u0301'
    const set = legible(letter.repeat(16), 8, false)
    expect(set.split('\u200b').every((part) => part.length % 2 === 0)).toBe(true)
    expect(set.endsWith('\u200b')).toBe(false)
  })

  it('are left to hyphenation where there is one, unless no word is so long', () => {
    expect(legible('implementation', 6, true)).toBe('implementation')
    expect(legible('implementation', 6, false)).not.toBe('implementation')
    expect(legible('implementation'.repeat(3), 6, true)).toContain('\u200b')
  })

  it('leave other words alone', () => {
    expect(legible(`short ${'x'.repeat(100)} words`, 80, true)).toMatch(/^short x.*x words$/s)
  })
})
