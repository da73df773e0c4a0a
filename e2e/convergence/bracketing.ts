import * as Y from 'yjs'
import { alternativeRoots, bracketElements, bracketIdOf } from '../../shared/model/bracket.ts'
import { alternativeRoot, pointRoot } from '../../shared/model/documents.ts'
import type { Chance } from '../../shared/lib/chance.ts'
import type { BracketId, PartyId, PointId } from '../../shared/model/ids.ts'
import { isBlankText } from '../../shared/model/pointText.ts'
import { POINTS, typeSomething } from './typing.ts'

/** What a person at a page knows of brackets: the document, their party, and what others support. */
export interface Bracketer {
  readonly doc: Y.Doc
  readonly partyId: PartyId | null
  readonly newBracket: () => BracketId
  readonly supporters: (bracketId: BracketId) => readonly PartyId[]
}

/** Whether a party other than this one has words in a bracket, or supports something in it. */
export const concernsOthers = (
  { doc, partyId, supporters }: Omit<Bracketer, 'newBracket'>,
  id: BracketId,
): boolean =>
  supporters(id).some((party) => party !== partyId) ||
  alternativeRoots(doc, id).some(
    ({ of, fragment }) => of !== 'text' && of !== partyId && !isBlankText(fragment),
  )

/** The brackets that stand in a point, once for each place. */
export const idsIn = (doc: Y.Doc, point: PointId): BracketId[] =>
  bracketElements(doc.getXmlFragment(pointRoot(point))).flatMap((one) => bracketIdOf(one) ?? [])

/** One thing that a person does, as an editor with its guard lets them; says what it was, or null for nothing. */
export function bracketSomething(who: Bracketer, chance: Chance): string | null {
  const { doc } = who
  const dice = chance.below(100)
  if (dice < 30) return doc.transact(() => guarded(who, () => typeSomething(doc, chance), 'type'))
  const fragment = doc.getXmlFragment(pointRoot(chance.pick(POINTS)))
  const paragraphs = fragment.toArray().filter(isParagraph)
  if (paragraphs.length === 0) return null
  const paragraph = chance.pick(paragraphs)
  if (dice < 45) return doc.transact(() => split(fragment, paragraph, chance))
  if (dice < 55) return doc.transact(() => join(fragment, paragraph))
  if (dice < 72) return doc.transact(() => bracket(who, fragment, paragraph, chance))
  if (dice < 92) return alternative(who, chance)
  return doc.transact(() =>
    guarded(
      who,
      () => {
        const place = chance.below(fragment.length)
        fragment.delete(place, 1)
      },
      'delete',
    ),
  )
}

const isParagraph = (one: unknown): one is Y.XmlElement =>
  one instanceof Y.XmlElement && one.nodeName === 'paragraph'

/**
 * What only deletes is tried on a copy first: whether a bracket of others would go is what the guard of an editor asks.
 */
function guarded(who: Bracketer, act: () => unknown, what: string): string | null {
  const before = POINTS.flatMap((point) => idsIn(who.doc, point))
  const kept = before.filter((id) => concernsOthers(who, id))
  if (kept.length > 0 && what !== 'type') {
    // Deleting a whole paragraph in which one of these stands is stopped, whichever it would be.
    return null
  }
  if (kept.length > 0) {
    const [point] = POINTS
    if (point === undefined) return null
    const fragment = who.doc.getXmlFragment(pointRoot(point))
    const words = fragment
      .toArray()
      .flatMap((one) => (isParagraph(one) ? one.toArray() : []))
      .filter((one) => one instanceof Y.XmlText)
    const [text] = words
    if (text === undefined) return null
    text.insert(text.length, 'word ')
    return what
  }
  act()
  return what
}

/** The end of a paragraph becomes one of its own, as the binding writes it: what stands there is written anew. */
function split(fragment: Y.XmlFragment, paragraph: Y.XmlElement, chance: Chance): string | null {
  if (paragraph.length < 2) return null
  const at = 1 + chance.below(paragraph.length - 1)
  const tail = paragraph
    .toArray()
    .slice(at)
    .map((one) => (one as Y.XmlElement).clone())
  const next = new Y.XmlElement('paragraph')
  const place = fragment.toArray().indexOf(paragraph)
  paragraph.delete(at, paragraph.length - at)
  fragment.insert(place + 1, [next])
  next.insert(0, tail)
  return 'split'
}

/** A paragraph is joined to the one before. */
function join(fragment: Y.XmlFragment, paragraph: Y.XmlElement): string | null {
  const place = fragment.toArray().indexOf(paragraph)
  const before: unknown = place === 0 ? null : fragment.get(place - 1)
  if (!isParagraph(before)) return null
  const moved = paragraph.toArray().map((one) => (one as Y.XmlElement).clone())
  fragment.delete(place, 1)
  before.insert(before.length, moved)
  return 'join'
}

function bracket(
  { newBracket, doc }: Bracketer,
  fragment: Y.XmlFragment,
  paragraph: Y.XmlElement,
  chance: Chance,
): string | null {
  const id = newBracket()
  if (chance.next() < 0.25) {
    const element = new Y.XmlElement('bracketBlock')
    element.setAttribute('bracketId', id)
    fragment.insert(fragment.toArray().indexOf(paragraph), [element])
    return 'bracket'
  }
  const place = chance.below(paragraph.length + 1)
  const element = new Y.XmlElement('bracket')
  element.setAttribute('bracketId', id)
  const text: unknown = place === 0 ? null : paragraph.get(place - 1)
  if (text instanceof Y.XmlText && text.length > 0) {
    const words = text.toString().replace(/<[^>]*>/g, '')
    text.delete(0, text.length)
    write(doc.getXmlFragment(alternativeRoot(id, 'text')), words)
  }
  paragraph.insert(place, [element])
  return 'bracket'
}

function alternative(who: Bracketer, chance: Chance): string | null {
  const { doc, partyId } = who
  const ids = POINTS.flatMap((point) => idsIn(doc, point))
  if (partyId === null || ids.length === 0) return null
  const root = doc.getXmlFragment(alternativeRoot(chance.pick(ids), partyId))
  const [first] = root.toArray()
  const text: unknown = isParagraph(first) ? first.get(0) : null
  if (text instanceof Y.XmlText) {
    if (chance.next() < 0.2 && text.length > 0) text.delete(0, text.length)
    else text.insert(text.length, 'ours ')
  } else write(root, 'ours ')
  return 'alternative'
}

function write(root: Y.XmlFragment, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  root.insert(0, [paragraph])
}
