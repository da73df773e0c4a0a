import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { touchedPoints } from './touched.ts'

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
