import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { PointId } from './ids.ts'
import { plainText, readPointText, subClauseLabel } from './pointText.ts'

const label = (id: PointId): string => `point ${id}`

function element(name: string, children: (Y.XmlElement | Y.XmlText)[] = []): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}
const paragraph = (text: string): Y.XmlElement => element('paragraph', [new Y.XmlText(text)])

function aText(...blocks: Y.XmlElement[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('point:one')
  fragment.insert(0, blocks)
  return fragment
}

describe('the text of a point', () => {
  it('reads an untouched root as no blocks', () => {
    expect(readPointText(aText())).toEqual([])
  })

  it('reads paragraphs with marks, links, breaks, footnotes and references', () => {
    const text = new Y.XmlText()
    text.insert(0, 'The Parties ')
    text.insert(12, 'shall', { bold: {}, 'link--aGFzaA==': { href: 'https://example.org' } })
    const note = element('footnote', [new Y.XmlText('As agreed.')])
    const reference = new Y.XmlElement('pointReference')
    reference.setAttribute('pointId', 'seven')
    const fragment = aText(
      element('paragraph', [text, new Y.XmlElement('hardBreak'), note, reference]),
    )
    const plain = { bold: false, italic: false, underline: false, link: null }
    expect(readPointText(fragment)).toEqual([
      {
        kind: 'paragraph',
        content: [
          { kind: 'text', text: 'The Parties ', ...plain },
          { kind: 'text', text: 'shall', ...plain, bold: true, link: 'https://example.org' },
          { kind: 'break' },
          { kind: 'footnote', content: [{ kind: 'text', text: 'As agreed.', ...plain }] },
          { kind: 'reference', pointId: 'seven' },
        ],
      },
    ])
    expect(plainText(readPointText(fragment), label)).toBe(
      'The Parties shall\n [As agreed.]point seven',
    )
  })

  it('labels sub-clauses (a), (i), (A) and indents what follows in an item', () => {
    const inner = element('orderedList', [
      element('listItem', [paragraph('first')]),
      element('listItem', [
        paragraph('second'),
        element('orderedList', [element('listItem', [paragraph('deep')])]),
      ]),
    ])
    const fragment = aText(
      element('orderedList', [element('listItem', [paragraph('outer'), inner])]),
    )
    expect(plainText(readPointText(fragment), label)).toBe(
      ['(a) outer', '    (i) first', '    (ii) second', '        (A) deep'].join('\n'),
    )
  })

  it('counts labels beyond z and in roman numerals', () => {
    expect([0, 25, 26, 27, 701, 702].map((index) => subClauseLabel(index, 0))).toEqual([
      '(a)',
      '(z)',
      '(aa)',
      '(ab)',
      '(zz)',
      '(aaa)',
    ])
    expect([0, 3, 8, 13, 48].map((index) => subClauseLabel(index, 1))).toEqual([
      '(i)',
      '(iv)',
      '(ix)',
      '(xiv)',
      '(xlix)',
    ])
    expect(subClauseLabel(1, 2)).toBe('(B)')
  })

  it('reads tables with spans', () => {
    const head = element('tableHeader', [paragraph('Area')])
    // Attributes keep their type in Yjs, though its types say string.
    head.setAttribute('colspan', 2 as unknown as string)
    const fragment = aText(
      element('table', [
        element('tableRow', [head]),
        element('tableRow', [
          element('tableCell', [paragraph('a')]),
          element('tableCell', [paragraph('b')]),
        ]),
      ]),
    )
    const [table] = readPointText(fragment)
    expect(table?.kind === 'table' && table.rows[0]?.[0]).toMatchObject({
      header: true,
      colspan: 2,
    })
    expect(plainText(readPointText(fragment), label)).toBe('Area\na\tb')
  })

  it('leaves out what it does not know, and never throws or changes the document', () => {
    const bad = new Y.XmlElement('pointReference')
    bad.setAttribute('pointId', '<script>')
    const link = new Y.XmlText()
    link.insert(0, 'click', { link: { href: 'javascript:alert(1)' } })
    let deep = paragraph('bottom')
    for (let at = 0; at < 60; at++) deep = element('orderedList', [element('listItem', [deep])])
    const fragment = aText(element('marquee'), element('paragraph', [bad, link]), deep)
    let changes = 0
    fragment.doc?.on('update', () => (changes += 1))
    const text = readPointText(fragment)
    expect(text[0]).toMatchObject({
      content: [
        { kind: 'reference', pointId: null },
        { kind: 'text', text: 'click', link: null },
      ],
    })
    expect(changes).toBe(0)
    expect(Object.isFrozen(text)).toBe(true)
  })
})
