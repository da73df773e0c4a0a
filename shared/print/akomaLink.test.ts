import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSafeLink } from '../model/link.ts'
import { akomaLink } from './akomaLink.ts'

describe('a link as an IRI', () => {
  it.each([
    ['https://example.org/a?b=c&d=%20e#f', 'https://example.org/a?b=c&d=%20e#f'],
    ['mailto:a@example.org?subject=b', 'mailto:a@example.org?subject=b'],
    ['http://example.org:8080', 'http://example.org:8080'],
    ['https://example.org/[a]|"b"', 'https://example.org/%5Ba%5D%7C%22b%22'],
    ['https://example.org/100%', 'https://example.org/100%25'],
    ['https://example.org/мир', 'https://example.org/%D0%BC%D0%B8%D1%80'],
    ['https://example.org/\ud800', 'https://example.org/%EF%BF%BD'],
  ])('writes %s so that any reader takes it', (href, written) => {
    expect(akomaLink(href)).toBe(written)
  })

  it.each(['http://a:b:c', 'http://a:port/', 'http:///a', 'https://a/#b#c', 'javascript:alert(1)'])(
    'says that %s is none',
    (href) => expect(akomaLink(href)).toBeNull(),
  )

  it('never holds a sign that an address may not', () => {
    const link = fc.string({ unit: 'binary' }).map((text) => `https://${text}`)
    fc.assert(
      fc.property(link.filter(isSafeLink), (href) => {
        expect(akomaLink(href) ?? 'https://a').toMatch(/^[\w\-.~:/?#@!$&'()*+,;=%]+$/)
      }),
    )
  })
})
