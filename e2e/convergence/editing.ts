import * as Y from 'yjs'
import type { Chance } from '../../shared/lib/chance.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { type Letters, readLetters } from '../../shared/model/letters.ts'
import { POINTS } from './typing.ts'

/** The origin of what somebody does to the text, so that an undo takes back this and nothing else. */
export const TYPING = 'typing'

const WORDS = ['shall ', 'not ', 'peaceful ', 'згодні ', 'السلام ', 'damai ', '🕊️ ', 'e', '. ']
const SENTENCES = [
  'The Parties resolve every question by negotiation alone. ',
  'Nothing in this point prejudices the rights or claims of any Party. ',
  'Сторони діють добросовісно та без попередніх умов. ',
  'A joint commission 🕊️ meets within thirty days, and every month thereafter. ',
]

/** What somebody may do to the text. Each is made of the same changes as the editor's binding makes of it. */
export type Edit = 'type' | 'delete' | 'format' | 'split' | 'join' | 'add' | 'remove'
const EDITS: readonly Edit[] = [
  ...(['type', 'type', 'type', 'delete', 'delete', 'format', 'split', 'split'] as const),
  ...(['join', 'join', 'add', 'remove'] as const),
]

export const fragmentOf = (doc: Y.Doc, pointId: PointId): Y.XmlFragment =>
  doc.getXmlFragment(pointRoot(pointId))

/** A text to begin with, of which some words stand twice. */
export function writeFirstText(doc: Y.Doc, chance: Chance): void {
  doc.transact(() => {
    for (const point of POINTS) {
      for (let at = 0; at < 3; at++) {
        const words = chance.pick(SENTENCES) + chance.pick(SENTENCES)
        addParagraph(fragmentOf(doc, point), at, words)
      }
    }
  }, TYPING)
}

/** Does one thing to the text at random; says which, or null if it could not be done. */
export function editSomething(doc: Y.Doc, chance: Chance): Edit | null {
  const fragment = fragmentOf(doc, chance.pick(POINTS))
  const edit = chance.pick(EDITS)
  return doc.transact(() => (doEdit(fragment, edit, chance) ? edit : null), TYPING)
}

function doEdit(fragment: Y.XmlFragment, edit: Edit, chance: Chance): boolean {
  if (edit === 'add') {
    addParagraph(fragment, chance.below(fragment.length + 1), chance.pick(SENTENCES))
    return true
  }
  const here = someWords(fragment, chance)
  if (here === null) return false
  const { text, words, paragraph, index } = here
  switch (edit) {
    case 'type':
      text.insert(chance.pick(boundaries(words)), chance.pick(WORDS))
      return true
    case 'delete':
    case 'format': {
      const range = someRange(words, 14, chance)
      if (range === null) return false
      const [from, to] = range
      if (edit === 'delete') text.delete(from, to - from)
      else text.format(from, to - from, { bold: chance.next() < 0.5 ? {} : null })
      return true
    }
    case 'split':
      splitParagraph(fragment, index, text, words, chance)
      return true
    case 'join':
      return joinParagraphs(fragment, index, chance)
    case 'remove':
      if (fragment.length < 3) return false
      fragment.delete(fragment.toArray().indexOf(paragraph), 1)
      return true
  }
}

/** The binding keeps the paragraph for one half, and types the other one anew. */
function splitParagraph(
  fragment: Y.XmlFragment,
  index: number,
  text: Y.XmlText,
  words: string,
  chance: Chance,
): void {
  const place = chance.pick(boundaries(words))
  const [head, tail] = [words.slice(0, place), words.slice(place)]
  if (chance.next() < 0.7) {
    text.delete(place, tail.length)
    addParagraph(fragment, index + 1, tail)
  } else {
    text.delete(0, place)
    addParagraph(fragment, index, head)
  }
}

function joinParagraphs(fragment: Y.XmlFragment, index: number, chance: Chance): boolean {
  const [first, second] = [wordsAt(fragment, index), wordsAt(fragment, index + 1)]
  if (first === null || second === null) return false
  if (chance.next() < 0.7) {
    fragment.delete(index + 1, 1)
    first.text.insert(first.words.length, second.words)
  } else {
    fragment.delete(index, 1)
    second.text.insert(0, first.words)
  }
  return true
}

/** Words that were taken out of a text to be put in elsewhere. */
export interface Cut {
  readonly words: string
  /** Where they stood among the letters. */
  readonly from: number
}

/** Cuts words out, those around some letters if they stand in one paragraph; null where there are none. */
export function cutWords(
  doc: Y.Doc,
  pointId: PointId,
  around: { readonly from: number; readonly to: number } | null,
  chance: Chance,
): Cut | null {
  const fragment = fragmentOf(doc, pointId)
  const letters = readLetters(fragment)
  const stretch = letters.stretches.find(
    ({ start, length }) => around !== null && around.from >= start && around.to <= start + length,
  )
  if (around !== null && stretch !== undefined) {
    const { type, start } = stretch
    const words = letters.text.slice(around.from, around.to)
    doc.transact(() => type.delete(around.from - start, words.length), TYPING)
    return { words, from: around.from }
  }
  const here = someWords(fragment, chance)
  const range = here === null ? null : someRange(here.words, 80, chance)
  if (here === null || range === null) return null
  const [from, to] = range
  doc.transact(() => here.text.delete(from, to - from), TYPING)
  return { words: here.words.slice(from, to), from: startOf(letters, here.text) + from }
}

/** Puts words in somewhere; says where among the letters. */
export function pasteWords(doc: Y.Doc, pointId: PointId, words: string, chance: Chance): number {
  const fragment = fragmentOf(doc, pointId)
  return doc.transact(() => {
    const here = chance.next() < 0.5 ? someWords(fragment, chance) : null
    if (here === null) {
      const made = addParagraph(fragment, chance.below(fragment.length + 1), words)
      return startOf(readLetters(fragment), made)
    }
    const place = chance.pick(boundaries(here.words))
    here.text.insert(place, words)
    return startOf(readLetters(fragment), here.text) + place
  }, TYPING)
}

/** The places of some words among the letters of a text; null in one without. */
export function someLetters(
  { text }: Letters,
  longest: number,
  chance: Chance,
): { readonly from: number; readonly to: number } | null {
  const range = someRange(text, longest, chance)
  return range === null ? null : { from: range[0], to: range[1] }
}

interface Here {
  readonly index: number
  readonly paragraph: Y.XmlElement
  readonly text: Y.XmlText
  readonly words: string
}

function someWords(fragment: Y.XmlFragment, chance: Chance): Here | null {
  return fragment.length === 0 ? null : wordsAt(fragment, chance.below(fragment.length))
}

function wordsAt(fragment: Y.XmlFragment, index: number): Here | null {
  if (index >= fragment.length) return null
  const paragraph = fragment.get(index)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(paragraph instanceof Y.XmlElement) || !(text instanceof Y.XmlText)) return null
  const { text: letters, stretches } = readLetters(fragment)
  const stretch = stretches.find(({ type }) => type === text)
  if (stretch === undefined) return null
  const words = letters.slice(stretch.start, stretch.start + stretch.length)
  return { index, paragraph, text, words }
}

const startOf = ({ stretches }: Letters, text: Y.XmlText): number =>
  stretches.find(({ type }) => type === text)?.start ?? 0

function addParagraph(fragment: Y.XmlFragment, at: number, words: string): Y.XmlText {
  const text = new Y.XmlText(words)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  fragment.insert(at, [paragraph])
  return text
}

/** Places between whole characters: no editor puts a caret inside a surrogate pair. */
function boundaries(words: string): number[] {
  const places = [0]
  for (const character of words) places.push((places.at(-1) ?? 0) + character.length)
  return places
}

function someRange(words: string, longest: number, chance: Chance): [number, number] | null {
  const places = boundaries(words)
  if (places.length < 2) return null
  const from = chance.below(places.length - 1)
  const to = Math.min(places.length - 1, from + 1 + chance.below(longest))
  return [places[from] ?? 0, places[to] ?? 0]
}
