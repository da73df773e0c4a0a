import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { carriedBy, carriedInto, carryText, countBlocks, settleText } from './carriedText.ts'
import { pointRoot } from './documents.ts'
import type { PointId } from './ids.ts'
import { plainText, readPointText } from './pointText.ts'

const [A, B] = ['a' as PointId, 'b' as PointId]
const SPLIT = { from: A, into: B, at: 1, takeAway: true } as const
const MERGE = { from: A, into: B, at: 0, takeAway: false } as const

function aText(paragraphs: Partial<Record<'a' | 'b', string[]>>): Y.Doc {
  const doc = new Y.Doc()
  for (const [point, lines] of Object.entries(paragraphs)) {
    for (const line of lines) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(line)])
      doc.getXmlFragment(pointRoot(point as PointId)).push([paragraph])
    }
  }
  return doc
}
const fragment = (doc: Y.Doc, point: PointId) => doc.getXmlFragment(pointRoot(point))
const lines = (doc: Y.Doc, point: PointId): string[] => {
  const text = plainText(readPointText(fragment(doc, point)), {
    point: () => '',
    alternative: () => '',
  })
  return text === '' ? [] : text.split('\n')
}
function type(doc: Y.Doc, point: PointId, at: number, words: string): void {
  const block = fragment(doc, point).get(at)
  const text = block instanceof Y.XmlElement ? block.get(0) : null
  if (text instanceof Y.XmlText) text.insert(text.length, words)
}

describe('text that is carried from one point to another', () => {
  it('stands in both until the record knows, and then in one', () => {
    const doc = aText({ a: ['one', 'two', 'three'] })
    carryText(doc, 'c1', SPLIT)
    expect([lines(doc, A), lines(doc, B)]).toEqual([
      ['one', 'two', 'three'],
      ['two', 'three'],
    ])
    expect([carriedInto(doc, 'c1'), carriedBy(doc), countBlocks(doc, A)]).toEqual([B, ['c1'], 3])
    settleText(doc, 'c1', true)
    expect([lines(doc, A), lines(doc, B)]).toEqual([['one'], ['two', 'three']])
    expect(carriedBy(doc)).toEqual([])
  })

  it('is copied under what stands there, and stays in a point that is merged', () => {
    const doc = aText({ a: ['one', 'two'], b: ['own'] })
    carryText(doc, 'c1', MERGE)
    settleText(doc, 'c1', true)
    expect([lines(doc, A), lines(doc, B)]).toEqual([
      ['one', 'two'],
      ['own', 'one', 'two'],
    ])
  })

  it('is copied once for each command', () => {
    const doc = aText({ a: ['one'], b: [] })
    carryText(doc, 'c1', MERGE)
    carryText(doc, 'c1', MERGE)
    expect(lines(doc, B)).toEqual(['one'])
    settleText(doc, 'c1', true)
    settleText(doc, 'c1', true)
    expect(lines(doc, B)).toEqual(['one'])
  })

  it('takes along what was typed into a block after it was copied', () => {
    const doc = aText({ a: ['one', 'two', 'three'] })
    carryText(doc, 'c1', SPLIT)
    type(doc, A, 2, ' and more')
    settleText(doc, 'c1', true)
    expect([lines(doc, A), lines(doc, B)]).toEqual([['one'], ['two', 'three and more']])
  })

  it('keeps both when both may have been written in, and a block that was added stays', () => {
    const doc = aText({ a: ['one', 'two', 'three'] })
    carryText(doc, 'c1', SPLIT)
    type(doc, B, 0, ' later')
    const added = new Y.XmlElement('paragraph')
    added.insert(0, [new Y.XmlText('added')])
    fragment(doc, A).push([added])
    settleText(doc, 'c1', false)
    expect([lines(doc, A), lines(doc, B)]).toEqual([
      ['one', 'added'],
      ['two later', 'two', 'three'],
    ])
  })

  it('leaves alone what somebody took out in the meantime', () => {
    const doc = aText({ a: ['one', 'two', 'three'] })
    carryText(doc, 'c1', SPLIT)
    fragment(doc, A).delete(1, 1)
    fragment(doc, B).delete(1, 1)
    settleText(doc, 'c1', true)
    expect([lines(doc, A), lines(doc, B)]).toEqual([['one'], ['two', 'three']])
  })

  it('keeps formats, notes, references, lists and the spans of cells', () => {
    const doc = new Y.Doc()
    const root = fragment(doc, A)
    const paragraph = new Y.XmlElement('paragraph')
    const words = new Y.XmlText()
    words.applyDelta([
      { insert: 'plain ' },
      { insert: 'bold', attributes: { bold: {} } },
      { insert: ' link', attributes: { link: { href: 'https://example.org' } } },
    ])
    const note = new Y.XmlElement('footnote')
    note.insert(0, [new Y.XmlText('a note')])
    const reference = new Y.XmlElement('pointReference')
    reference.setAttribute('pointId', 'b')
    paragraph.insert(0, [words, note, reference])
    const list = new Y.XmlElement('orderedList')
    const item = new Y.XmlElement('listItem')
    const inner = new Y.XmlElement('paragraph')
    inner.insert(0, [new Y.XmlText('clause')])
    item.insert(0, [inner])
    list.insert(0, [item])
    const table = new Y.XmlElement('table')
    const row = new Y.XmlElement('tableRow')
    const cell = new Y.XmlElement('tableCell')
    cell.setAttribute('colspan', 2 as unknown as string)
    const cellText = new Y.XmlElement('paragraph')
    cellText.insert(0, [new Y.XmlText('cell')])
    cell.insert(0, [cellText])
    row.insert(0, [cell])
    table.insert(0, [row])
    root.insert(0, [paragraph, list, table])
    carryText(doc, 'c1', { ...MERGE, into: B })
    expect(readPointText(fragment(doc, B))).toEqual(readPointText(root))
    expect(readPointText(fragment(doc, B))[2]).toMatchObject({ rows: [[{ colspan: 2 }]] })
  })
})
