import type { AlternativeOf } from '../model/documents.ts'
import type { BracketId, PointId } from '../model/ids.ts'
import type { Block, Inline } from '../model/pointText.ts'

/*
 * The words of a paragraph as an exported file keeps them: composed (NFC), white space collapsed and trimmed, without
 * signs that cannot be seen; each letter with the place where it stands in the text that it came from.
 */

/** Where a block stands: the indices of the blocks, items, rows and cells that lead to it. */
export type Path = readonly number[]

/** The alternative of a bracket in which words stand; null for the text of the point itself. */
export type Inside = { readonly bracketId: BracketId; readonly of: AlternativeOf } | null

/** Words of a paragraph. Places in it count one for each letter, and one for each thing among the letters. */
export interface Spot {
  readonly inside: Inside
  /** Of the paragraph; within its alternative where it stands in one. */
  readonly path: Path
  readonly from: number
  readonly to: number
}

/** A letter with its marks, or a footnote. */
export interface Letter {
  readonly text: string
  readonly isNote: boolean
  readonly link: string | null
  /** Null for what is only spelled out and stands nowhere. */
  readonly spot: Spot | null
}

/** The same blocks, each thing in their paragraphs known by where it stands. */
export function withSpots(
  blocks: readonly Block[],
  spots: Map<Inline, Spot>,
  inside: Inside = null,
  at: Path = [],
): readonly Block[] {
  return blocks.map((block, index): Block => {
    const path = [...at, index]
    switch (block.kind) {
      case 'paragraph': {
        let place = 0
        const content = block.content.map((inline): Inline => {
          const from = place
          place += inline.kind === 'text' ? inline.text.length : 1
          const copy = inline.kind === 'bracket' ? alternativesOf(inline, spots) : { ...inline }
          spots.set(copy, { inside, path, from, to: place })
          return copy
        })
        return { ...block, content }
      }
      case 'orderedList':
      case 'bulletList':
        return {
          ...block,
          items: block.items.map((item, n) => withSpots(item, spots, inside, [...path, n])),
        }
      case 'table':
        return {
          ...block,
          rows: block.rows.map((row, y) =>
            row.map((cell, x) => ({
              ...cell,
              blocks: withSpots(cell.blocks, spots, inside, [...path, y, x]),
            })),
          ),
        }
      case 'bracket':
        return alternativesOf(block, spots)
    }
  })
}

const alternativesOf = <B extends Extract<Block, { kind: 'bracket' }>>(
  bracket: B,
  spots: Map<Inline, Spot>,
): B => ({
  ...bracket,
  alternatives: bracket.alternatives.map(({ of, blocks }) => ({
    of,
    blocks: withSpots(blocks, spots, { bracketId: bracket.bracketId, of }),
  })),
})

/** The letters of a paragraph whose brackets were spelled out; `began` says before which letter each thing begins. */
export function cleanLetters(
  content: readonly Inline[],
  spots: ReadonlyMap<Inline, Spot>,
  label: (pointId: PointId) => string,
): { readonly letters: readonly Letter[]; readonly began: readonly number[] } {
  const letters: Letter[] = []
  const began: number[] = []
  let space: Letter | null = null
  const put = (letter: Letter): void => {
    if (space !== null && letters.length > 0) {
      const isLinked = letters.at(-1)?.link === letter.link
      letters.push({ ...space, link: isLinked ? letter.link : null })
    }
    space = null
    letters.push(letter)
  }
  const plain = (text: string, link: string | null, spot: Spot | null): void => {
    if (text !== '') put({ text, isNote: false, link, spot })
  }
  for (const inline of content) {
    const spot = spots.get(inline) ?? null
    // A space that is due stands before what comes next.
    began.push(letters.length + (space !== null && letters.length > 0 ? 1 : 0))
    switch (inline.kind) {
      case 'text': {
        let at = 0
        for (const [cluster] of inline.text.matchAll(CLUSTERS)) {
          const from = at
          at += cluster.length
          const own = spot && { ...spot, from: spot.from + from, to: spot.from + at }
          if (SPACE.test(cluster)) space ??= { text: ' ', isNote: false, link: null, spot: own }
          else plain(clean(cluster), inline.link, own)
        }
        break
      }
      case 'break':
        space ??= { text: ' ', isNote: false, link: null, spot }
        break
      case 'footnote': {
        const text = cleanText(inline.content.map((run) => run.text).join(''))
        if (text !== '') put({ text, isNote: true, link: null, spot })
        break
      }
      case 'reference':
        for (const sign of inline.pointId === null ? '' : cleanText(label(inline.pointId))) {
          if (sign === ' ') space ??= { text: ' ', isNote: false, link: null, spot }
          else plain(sign, null, spot)
        }
        break
      case 'bracket':
        throw new Error('A bracket was not spelled out')
    }
  }
  began.push(letters.length)
  return { letters, began: began.map((at) => Math.min(at, letters.length)) }
}

/** A letter with the marks on it, or a single space of any kind. */
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu
const SPACE = /^\s/u
/** Controls, halves of an embedding, private use, and places where a line may or may not break. */
const UNSEEN =
  /[\u00ad\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Cc}\p{Co}\p{Noncharacter_Code_Point}]/gu
const HALF = /\p{Surrogate}/gu
/** Nobody writes more marks on one letter, and an export writes no more. */
const PILED = /(\p{M}{4})\p{M}+/gu

const clean = (cluster: string): string =>
  cluster.replace(HALF, '\ufffd').replace(UNSEEN, '').normalize('NFC').replace(PILED, '$1')

const cleanText = (text: string): string => clean(text.replace(/\s+/gu, ' ')).trim()
