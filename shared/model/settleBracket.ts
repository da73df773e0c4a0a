import * as Y from 'yjs'
import {
  alternativeOf,
  bracketElements,
  bracketIdOf,
  bracketPlace,
  type Choice,
} from './bracket.ts'
import { writeBracketPlace } from './bracket.ts'
import { alternativeRoot, pointRoot } from './documents.ts'
import type { BracketId, PointId } from './ids.ts'
import { subClauseLabel } from './pointText.ts'

/**
 * Puts a choice into the text of a point wherever a bracket stands in it. The alternatives stay as they are, as history.
 * The server's own write; call inside one `transact`. `at` is its clock.
 */
export function replaceBracket(
  doc: Y.Doc,
  pointId: PointId,
  bracketId: BracketId,
  chosen: Choice,
  at: number,
): void {
  const of = alternativeOf(chosen)
  const content = of === null ? null : doc.getXmlFragment(alternativeRoot(bracketId, of))
  for (const element of bracketElements(doc.getXmlFragment(pointRoot(pointId)))) {
    const { parent } = element
    if (bracketIdOf(element) !== bracketId || !(parent instanceof Y.XmlFragment)) continue
    const place = parent.toArray().indexOf(element)
    parent.delete(place, 1)
    if (element.nodeName === 'bracket') putWords(parent, place, content)
    else putBlocks(parent, place, content)
  }
  const settled = bracketPlace(doc, bracketId)
  writeBracketPlace(doc, bracketId, { pointId: settled?.pointId ?? pointId, settledAt: at })
}

function putBlocks(parent: Y.XmlFragment, place: number, content: Y.XmlFragment | null): void {
  parent.insert(place, (content?.toArray() ?? []).map(copyOf))
  // An editor deletes a sub-clause or a cell without any paragraph, with all that it stands in.
  if (parent instanceof Y.XmlElement && parent.length === 0) {
    parent.insert(0, [new Y.XmlElement('paragraph')])
  }
}

/** Words with their marks, or something that stands among words. */
type Piece = readonly Run[] | Y.XmlElement
interface Run {
  readonly insert: string
  readonly attributes: Record<string, unknown>
}

function putWords(paragraph: Y.XmlFragment, place: number, content: Y.XmlFragment | null): void {
  let at = place
  for (const piece of content === null ? [] : piecesOf(content)) {
    const before: unknown = at === 0 ? null : paragraph.get(at - 1)
    if (piece instanceof Y.XmlElement) {
      paragraph.insert(at++, [piece])
    } else if (before instanceof Y.XmlText) {
      // Behind the words that stand there: two runs of words side by side would be tidied by whoever types next.
      for (const { insert, attributes } of piece) before.insert(before.length, insert, attributes)
    } else {
      const words = new Y.XmlText()
      paragraph.insert(at++, [words])
      for (const { insert, attributes } of piece) words.insert(words.length, insert, attributes)
    }
  }
}

/** The words of an alternative in one line; its paragraphs and items are held apart by spaces. */
function piecesOf(parent: Y.XmlFragment): readonly Piece[] {
  return parent.toArray().flatMap((child, at): readonly Piece[] => {
    if (!(child instanceof Y.XmlElement)) return []
    const space: Piece[] = at === 0 ? [] : [words(' ')]
    switch (child.nodeName) {
      case 'paragraph':
        return [...space, ...lineOf(child)]
      case 'orderedList':
      case 'bulletList':
        return [
          ...space,
          ...child.toArray().flatMap((item, index): readonly Piece[] => {
            if (!(item instanceof Y.XmlElement)) return []
            const label = child.nodeName === 'orderedList' ? subClauseLabel(index, 0) : '•'
            return [words(`${index === 0 ? '' : ' '}${label} `), ...piecesOf(item)]
          }),
        ]
      default:
        return []
    }
  })
}

const lineOf = (paragraph: Y.XmlElement): readonly Piece[] =>
  paragraph.toArray().flatMap((child): readonly Piece[] => {
    if (child instanceof Y.XmlText) return [runsOf(child)]
    return child instanceof Y.XmlElement ? [child.clone()] : []
  })

const runsOf = (text: Y.XmlText): readonly Run[] =>
  (text.toDelta() as readonly { insert?: unknown; attributes?: Record<string, unknown> }[]).flatMap(
    ({ insert, attributes }) =>
      typeof insert === 'string' ? [{ insert, attributes: attributes ?? {} }] : [],
  )

const words = (text: string): Piece => [{ insert: text, attributes: {} }]

const copyOf = (child: Y.XmlElement | Y.XmlText | Y.XmlHook): Y.XmlElement | Y.XmlText => {
  if (child instanceof Y.XmlText) return child.clone()
  return child.clone() as Y.XmlElement
}
