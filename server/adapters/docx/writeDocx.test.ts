import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { planDocument } from '../../../shared/print/planDocument.ts'
import { aPlan } from '../../../shared/print/testing/aPlan.ts'
import {
  bullets,
  clauses,
  footnote,
  paragraph,
  reference,
  table,
  words,
} from '../../../shared/print/testing/aText.ts'
import type { WordComment } from '../../core/wordComments.ts'
import { writeDocx } from './writeDocx.ts'

/** The parts of a package by their names; only as much of the ZIP format as the writer uses. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const file = Buffer.from(bytes)
  const parts = new Map<string, string>()
  let at = file.readUInt32LE(file.lastIndexOf('PK\u0005\u0006') + 16)
  while (file.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, note] = [28, 30, 32].map((field) => file.readUInt16LE(at + field))
    const size = file.readUInt32LE(at + 20)
    const start = file.readUInt32LE(at + 42)
    const path = file.toString('utf8', at + 46, at + 46 + (name ?? 0))
    const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
    const raw = file.subarray(data, data + size)
    const isPacked = file.readUInt16LE(at + 10) === 8
    parts.set(path, (isPacked ? inflateRawSync(raw) : raw).toString('utf8'))
    at += 46 + (name ?? 0) + (extra ?? 0) + (note ?? 0)
  }
  return parts
}

const plan = aPlan({ Peace: [{ heading: 'First <&>' }, { heading: 'Second' }] })
const text = [
  paragraph('It ', words('shall', { bold: true }), ' begin', footnote('Soon.'), reference('p2')),
  clauses('One', ['Two', clauses('Inner')]),
  bullets('Dot'),
  table(['x', 'y']),
  paragraph(words('here', { link: 'https://example.org/?a=1&b=2' })),
]
const document = planDocument(plan, (id) => (id === 'p1' ? text : []), { at: 0 })
const said = { pointId: 'p1', author: 'Ann', at: 0, paragraphs: ['Why?', 'Bob: Because.'] }
const comments: WordComment[] = [
  { ...said, words: 'shall begin' },
  { ...said, words: 'gone' },
]

describe('a plan as a Word document', () => {
  it('has headings, lists, notes, links and references of Word itself', async () => {
    const parts = unzip(await writeDocx(document, comments))
    const body = parts.get('word/document.xml') ?? ''
    expect(body).toContain('<w:pStyle w:val="Heading1"/>')
    expect(body).toContain('1. First &lt;&amp;&gt;')
    expect(body.match(/<w:numPr>/g)).toHaveLength(4)
    expect(body).toContain('<w:footnoteReference w:id="1"/>')
    expect(body).toContain('w:anchor="point_p2"')
    expect(body).toContain('w:name="point_p2"')
    expect(body).toContain('<w:tbl>')
    expect(parts.get('word/footnotes.xml')).toContain('Soon.')
    expect(parts.get('word/numbering.xml')).toContain('w:val="(%1)"')
    expect(parts.get('word/_rels/document.xml.rels')).toContain('https://example.org/?a=1&amp;b=2')
    expect(parts.get('docProps/core.xml')).toContain('A framework')
  })

  it('puts comments on their words, and on the heading when those are gone', async () => {
    const parts = unzip(await writeDocx(document, comments))
    const body = parts.get('word/document.xml') ?? ''
    const marked = /<w:commentRangeStart w:id="0"\/>(.*?)<w:commentRangeEnd w:id="0"\/>/s.exec(body)
    expect(marked?.[1]?.replaceAll(/<[^>]*>/g, '')).toBe('shall begin')
    const heading = /<w:commentRangeStart w:id="1"\/>(.*?)<w:commentRangeEnd w:id="1"\/>/s.exec(
      body,
    )
    expect(heading?.[1]?.replaceAll(/<[^>]*>/g, '')).toBe('1. First &lt;&amp;&gt;')
    expect(parts.get('word/comments.xml')).toContain('Bob: Because.')
    expect(parts.get('word/comments.xml')).toContain('w:author="Ann"')
  })
})
