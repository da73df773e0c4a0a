import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import type { Chance } from '../../shared/lib/chance.ts'

export const POINTS: readonly PointId[] = ['a', 'b', 'c'].map((id) => id as PointId)
const WORDS = ['The Parties ', 'shall ', 'згодні ', 'peaceful ', 'السلام ', 'damai ', '🕊️', '. ']

/** One thing that a person may do to the text, at random; says how many characters it typed. */
export function typeSomething(doc: Y.Doc, chance: Chance): number {
  const fragment = doc.getXmlFragment(pointRoot(chance.pick(POINTS)))
  const paragraphs = fragment.toArray().filter((child) => child instanceof Y.XmlElement)
  const kind = paragraphs.length === 0 ? 0 : chance.below(10)
  if (kind === 0) return newParagraph(fragment, chance)
  const paragraph = chance.pick(paragraphs)
  const text = paragraph.get(0)
  if (kind === 1 && paragraphs.length > 3) {
    fragment.delete(fragment.toArray().indexOf(paragraph), 1)
    return 0
  }
  if (!(text instanceof Y.XmlText)) return newParagraph(fragment, chance)
  const places = boundaries(text)
  if (kind <= 3 && text.length > 0) {
    const [from, to] = range(places, 12, chance)
    text.delete(from, to - from)
    return 0
  }
  if (kind === 4 && text.length > 0) {
    const [from, to] = range(places, 6, chance)
    text.format(from, to - from, { bold: chance.next() < 0.5 ? {} : null })
    return 0
  }
  const word = chance.pick(WORDS)
  text.insert(chance.pick(places), word)
  return word.length
}

/** Places between whole characters: no editor puts a caret inside a surrogate pair. */
function boundaries(text: Y.XmlText): number[] {
  const places = [0]
  for (const part of text.toDelta() as { insert: string }[]) {
    for (const character of part.insert) {
      places.push((places[places.length - 1] ?? 0) + character.length)
    }
  }
  return places
}

function range(places: readonly number[], longest: number, chance: Chance): [number, number] {
  const from = chance.below(places.length - 1)
  const to = Math.min(places.length - 1, from + 1 + chance.below(longest))
  return [places[from] ?? 0, places[to] ?? 0]
}

function newParagraph(fragment: Y.XmlFragment, chance: Chance): number {
  const word = chance.pick(WORDS)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(word)])
  fragment.insert(chance.below(fragment.length + 1), [paragraph])
  return word.length
}
