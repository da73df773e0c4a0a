import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { touchedEntries, touchedPoints } from './touched.ts'

it('names the points whose text a transaction changed, however deep', () => {
  const doc = new Y.Doc()
  const seen: string[][] = []
  doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) =>
    seen.push(touchedPoints(change)),
  )
  const paragraph = new Y.XmlElement('paragraph')
  const words = new Y.XmlText()
  paragraph.insert(0, [words])
  doc.getXmlFragment('point:one').insert(0, [paragraph])
  words.insert(0, 'deep')
  doc.transact(() => {
    doc.getXmlFragment('point:two').insert(0, [new Y.XmlElement('paragraph')])
    words.delete(0, 1)
  })
  doc.getMap('alternative:b:a').set('x', 1)
  expect(seen.map((points) => points.sort())).toEqual([['one'], ['one'], ['one', 'two'], []])
})

it('names the entries of a review that a transaction changed', () => {
  const doc = new Y.Doc()
  const seen: string[][] = []
  doc.on('update', (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) =>
    seen.push(touchedEntries(change)),
  )
  doc.transact(() => {
    doc.getMap('person:ana').set('c1', { kind: 'comment' })
    doc.getMap('party:a').set('p1:x', { kind: 'position' })
  })
  expect(seen).toEqual([['person:ana c1', 'party:a p1:x']])
})
