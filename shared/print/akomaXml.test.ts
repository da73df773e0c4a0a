import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { element, xmlText } from './akomaXml.ts'
import { allOf, readXml, wordsOfXml } from './testing/readXml.ts'

describe('a document as XML', () => {
  it('puts structure on lines of its own and leaves words alone', () => {
    const bold = (text: string) => element('b', {}, [text])
    const root = element('a', { x: '1', y: undefined }, [
      element('p', {}, [bold('one'), bold('two'), ' ']),
      element('c'),
    ])
    expect(xmlText(root)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<a x="1">\n  <p><b>one</b><b>two</b> </p>\n  <c/>\n</a>\n',
    )
  })

  it('escapes whatever would be markup', () => {
    const text = `<p a="b">&amp;]]>'\t\n\r`
    const written = xmlText(element('p', { title: text }, [text]))
    expect(written).not.toContain(']]>')
    const read = readXml(written)
    expect(read.attributes['title']).toBe(text)
    expect(wordsOfXml(read)).toBe(text)
  })

  it('leaves out what XML cannot hold, and shows broken letters as such', () => {
    const written = xmlText(element('p', {}, ['a\u0000b\u001bc\ufffed\ud800e\udc00f\u{1f600}g']))
    expect(wordsOfXml(readXml(written))).toBe('abcd\ufffde\ufffdf\u{1f600}g')
  })

  it('is well-formed for any words, and keeps every sign that XML has', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant(']]>'))
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const words = texts.map((one) => element('p', { title: one }, [one]))
        const read = allOf(readXml(xmlText(element('a', {}, words))), 'p')
        const sayable = (one: string) =>
          Array.from(one)
            .filter((sign) => sign >= ' ' || '\t\n\r'.includes(sign))
            .filter((sign) => sign !== '\ufffe' && sign !== '\uffff')
            .map((sign) => (/\p{Cs}/u.test(sign) ? '\ufffd' : sign))
            .join('')
        expect(read.map(wordsOfXml)).toEqual(texts.map(sayable))
        expect(read.map((one) => one.attributes['title'])).toEqual(texts.map(sayable))
      }),
    )
  })
})
