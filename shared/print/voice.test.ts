import { describe, expect, it } from 'vitest'
import { voiceOf } from './voice.ts'

describe('how words are read', () => {
  it('goes the way of the first letter', () => {
    expect(voiceOf('(1) النص', 'en').direction).toBe('rtl')
    expect(voiceOf('«שלום», he said', 'en').direction).toBe('rtl')
    expect(voiceOf('UN في النص العربي', 'en').direction).toBe('ltr')
    expect(voiceOf('2025', 'en').direction).toBe('ltr')
  })

  it.each([
    ['The Parties — “agree” to 3 €', 'en'],
    ['Para Pihak sepakat', 'en'],
    ['Сторони погоджуються, що її межі', 'uk'],
    ['Стороны договорились о нижеследующем', 'ru'],
    ['Бакі дамовіліся аб гэтым, ўсе', 'be'],
    ['اتفقت الأطراف', 'ar'],
    ['طرف‌ها توافق کردند که پس', 'fa'],
    ['Τα Μέρη συμφωνούν', 'el'],
    ['', 'en'],
    ['42', 'en'],
  ])('is known by its letters: %s', (text, language) => {
    expect(voiceOf(text, 'en').language).toBe(language)
  })

  it('takes no side where letters do not tell', () => {
    expect(voiceOf('Договор', 'en').language).toBeNull()
    expect(voiceOf('中文', 'en').language).toBeNull()
  })

  it('is that of most letters, whatever is quoted', () => {
    expect(voiceOf('The word «межі» is used in the sense of the annex', 'en').language).toBe('en')
    expect(voiceOf('Слово “border” вживається в значенні її додатка', 'en').language).toBe('uk')
  })

  it('tells whether words of both directions stand in it', () => {
    const mixed = (text: string): boolean => voiceOf(text, 'en').mixed
    expect(mixed('The word التفاوض is defined below')).toBe(true)
    expect(mixed('تنص المادة 5 على NPT')).toBe(true)
    expect(mixed('turned \u2067around\u2069')).toBe(true)
    expect(mixed('The Parties — “agree”')).toBe(false)
    expect(mixed('Сторони погоджуються')).toBe(false)
    expect(mixed('تنص المادة 5 على ذلك')).toBe(false)
  })
})
