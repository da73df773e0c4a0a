import * as Y from 'yjs'
import { alternativeRoot, type AlternativeOf } from '../../../../shared/model/documents.ts'
import type { BracketId, PointId } from '../../../../shared/model/ids.ts'
import { edit, fragmentOf } from './table.ts'

export const DISPUTED = 'disputed' as BracketId

export function aBracket(
  bracketId: string | null = DISPUTED,
  name: 'bracket' | 'bracketBlock' = 'bracket',
): Y.XmlElement {
  const element = new Y.XmlElement(name)
  if (bracketId !== null) element.setAttribute('bracketId', bracketId)
  return element
}

export function aParagraph(...content: (string | Y.XmlElement)[]): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(
    0,
    content.map((one) => (typeof one === 'string' ? new Y.XmlText(one) : one)),
  )
  return paragraph
}

/** A paragraph with a bracket in it, behind all others of a point. */
export const addBracket = (
  doc: Y.Doc,
  point: PointId,
  bracketId: BracketId = DISPUTED,
): Uint8Array =>
  edit(doc, () =>
    fragmentOf(doc, point).push([aParagraph('between ', aBracket(bracketId), ' and')]),
  )

/** Words of an alternative, behind those that it has. */
export const addAlternative = (
  doc: Y.Doc,
  of: string,
  words = 'our words',
  bracketId: BracketId = DISPUTED,
): Uint8Array =>
  edit(doc, () =>
    doc.getXmlFragment(alternativeRoot(bracketId, of as AlternativeOf)).push([aParagraph(words)]),
  )

/** The element of a bracket in a paragraph of a point. */
export function bracketIn(paragraph: unknown): Y.XmlElement {
  const found =
    paragraph instanceof Y.XmlElement
      ? paragraph.toArray().find((one) => one instanceof Y.XmlElement)
      : undefined
  if (!(found instanceof Y.XmlElement)) throw new Error('There is no bracket')
  return found
}
