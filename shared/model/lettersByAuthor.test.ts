import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeBracketPlace } from './bracket.ts'
import { alternativeRoot, pointRoot } from './documents.ts'
import type { BracketId, MemberId, PartyId, PointId } from './ids.ts'
import { lettersByAuthor } from './lettersByAuthor.ts'
import { authorsOf } from './textAuthors.ts'

const POINT = 'p1' as PointId

/** Adds a paragraph of words as somebody with a client id of their own; `author` null leaves it untold. */
function type(
  doc: Y.Doc,
  author: string | null,
  root: string,
  ...children: (string | Y.XmlElement)[]
) {
  const own = new Y.Doc()
  Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(
    0,
    children.map((one) => (typeof one === 'string' ? new Y.XmlText(one) : one)),
  )
  own.getXmlFragment(root).push([paragraph])
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(own))
  if (author !== null) authorsOf(doc).set(String(own.clientID), author as MemberId)
}

describe('the letters of a point by their authors', () => {
  it('are counted without spaces, each character once, whoever wrote it', () => {
    const doc = new Y.Doc()
    type(doc, 'ann', pointRoot(POINT), 'Two words')
    type(doc, 'bea', pointRoot(POINT), ' й 😀 ')
    type(doc, null, pointRoot(POINT), 'lost')
    expect(new Map(lettersByAuthor(doc, POINT))).toEqual(
      new Map<string | null, number>([
        ['ann', 8],
        ['bea', 2],
        [null, 4],
      ]),
    )
  })

  it('hold those of the alternatives of its brackets, and nothing that was taken out', () => {
    const doc = new Y.Doc()
    const bracketId = 'k1' as BracketId
    const bracket = new Y.XmlElement('bracket')
    bracket.setAttribute('bracketId', bracketId)
    type(doc, 'ann', pointRoot(POINT), 'It is ', bracket)
    type(doc, 'bea', alternativeRoot(bracketId, 'a' as PartyId), 'soon')
    writeBracketPlace(doc, bracketId, { pointId: POINT, settledAt: null })
    expect(lettersByAuthor(doc, POINT).get('bea' as MemberId)).toBe(4)
    doc.getXmlFragment(pointRoot(POINT)).delete(0, 1)
    expect(lettersByAuthor(doc, POINT).size).toBe(0)
  })
})
