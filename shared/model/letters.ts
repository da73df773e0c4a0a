import * as Y from 'yjs'
import { bracketIdOf } from './bracket.ts'
import type { LetterId } from './entry.ts'

/** What stands for something in a text that is no letter: a footnote's marker, a cross-reference, a bracket among words. */
export const ATOM = '\ufffc'
/** What stands between two paragraphs, items or cells, and for a break of a line. */
export const LINE_END = '\n'

/** Words that hang together in one shared type. */
interface Stretch {
  readonly type: Y.XmlText
  /** Where it begins in the letters. */
  readonly start: number
  readonly length: number
}

/**
 * The letters of a point in reading order as one string, and the way between places in it and Yjs. Footnotes count as
 * one letter; their own words are not in it.
 */
export interface Letters {
  readonly text: string
  readonly stretches: readonly Stretch[]
}

/** Deeper nesting than this is not read, as in `readPointText`. */
const MAX_DEPTH = 40

/** Reads the letters of a text. Never changes the document. */
export function readLetters(fragment: Y.XmlFragment): Letters {
  let text = ''
  const stretches: Stretch[] = []

  function walk(parent: Y.XmlFragment, depth: number): void {
    if (depth > MAX_DEPTH) return
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        const words = lettersOf(child)
        stretches.push({ type: child, start: text.length, length: words.length })
        text += words
      } else if (child instanceof Y.XmlElement) {
        switch (child.nodeName) {
          case 'hardBreak':
            text += LINE_END
            break
          case 'footnote':
          case 'pointReference':
            text += ATOM
            break
          case 'bracket':
            if (bracketIdOf(child) !== null) text += ATOM
            break
          case 'bracketBlock':
            if (bracketIdOf(child) === null) break
            if (text !== '') text += LINE_END
            text += ATOM
            break
          case 'paragraph':
            if (text !== '') text += LINE_END
            walk(child, depth + 1)
            break
          default:
            walk(child, depth + 1)
        }
      }
    }
  }

  walk(fragment, 0)
  return { text, stretches }
}

function lettersOf(type: Y.XmlText): string {
  let words = ''
  for (let item = type._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) words += item.content.str
  }
  return words
}

/** The id of the letter at a place; null where there is no letter of its own: an atom or the end of a line. */
export function letterAt(letters: Letters, place: number): LetterId | null {
  const stretch = letters.stretches.find(
    ({ start, length }) => place >= start && place < start + length,
  )
  if (stretch === undefined) return null
  const { item } = Y.createRelativePositionFromTypeIndex(stretch.type, place - stretch.start, 0)
  return item === null ? null : { client: item.client, clock: item.clock }
}

/**
 * Where a letter is; where it was, if it is gone: then the place of what follows it, or, for `side` "after", of what
 * stood before it plus one. Null where the text around it is gone too, or is not of these letters. What an undo brought
 * back counts as new letters: only the page that undid it would know otherwise.
 */
export function placeOf(
  doc: Y.Doc,
  letters: Letters,
  letter: LetterId,
  side: 'before' | 'after',
): number | null {
  const position = new Y.RelativePosition(
    null,
    null,
    Y.createID(letter.client, letter.clock),
    side === 'before' ? 0 : -1,
  )
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc, false)
  if (found === null) return null
  const stretch = letters.stretches.find(({ type }) => type === found.type)
  if (stretch === undefined || found.index > stretch.length) return null
  return stretch.start + found.index
}
