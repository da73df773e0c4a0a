import type { Node } from '@tiptap/pm/model'
import type { Range } from '../../../../shared/model/anchor.ts'
import { isId } from '../../../../shared/model/ids.ts'
import { ATOM, LINE_END } from '../../../../shared/model/letters.ts'

/** Something that counts as letters: words, or one thing that counts as one. */
interface Piece {
  /** Where it begins in the editor's document. */
  readonly position: number
  /** Where it begins in the letters. */
  readonly start: number
  readonly length: number
  readonly isWords: boolean
}

/** The letters of a document, as `readLetters` counts those of the text that it shows, and where they stand in it. */
export interface DocumentLetters {
  readonly text: string
  readonly pieces: readonly Piece[]
}

const known = new WeakMap<Node, DocumentLetters>()

export function lettersOfDocument(doc: Node): DocumentLetters {
  let letters = known.get(doc)
  if (letters === undefined) {
    letters = read(doc)
    known.set(doc, letters)
  }
  return letters
}

function read(doc: Node): DocumentLetters {
  let text = ''
  const pieces: Piece[] = []
  const put = (position: number, letters: string, isWords: boolean): false => {
    pieces.push({ position, start: text.length, length: letters.length, isWords })
    text += letters
    return false
  }
  doc.descendants((node, position) => {
    if (node.isText) return put(position, node.text ?? '', true)
    switch (node.type.name) {
      case 'hardBreak':
        return put(position, LINE_END, false)
      case 'footnote':
      case 'pointReference':
        return put(position, ATOM, false)
      case 'bracket':
        return put(position, isId(String(node.attrs['bracketId'])) ? ATOM : '', false)
      case 'bracketBlock':
        if (!isId(String(node.attrs['bracketId']))) return false
        if (text !== '') text += LINE_END
        return put(position, ATOM, false)
      case 'paragraph':
        if (text !== '') text += LINE_END
        return true
      default:
        return true
    }
  })
  return { text, pieces }
}

/** How many letters stand before a position of the document. */
export function placeOfPosition({ pieces }: DocumentLetters, position: number): number {
  let place = 0
  for (const piece of pieces) {
    if (piece.position >= position) break
    place = piece.start + Math.min(position - piece.position, piece.length)
  }
  return place
}

/** The positions of the first and behind the last word of a range; null where it holds none. */
export function positionsOfRange({ pieces }: DocumentLetters, range: Range): Range | null {
  const first = pieces.find(
    (piece) => piece.isWords && piece.start + piece.length > range.from && piece.start < range.to,
  )
  const last = [...pieces]
    .reverse()
    .find(
      (piece) => piece.isWords && piece.start < range.to && piece.start + piece.length > range.from,
    )
  if (first === undefined || last === undefined) return null
  return {
    from: first.position + Math.max(0, range.from - first.start),
    to: last.position + Math.min(range.to - last.start, last.length),
  }
}
