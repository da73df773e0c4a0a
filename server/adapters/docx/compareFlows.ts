import type { PrintInline } from '../../../shared/print/printDocument.ts'
import { changesBetween } from '../../../shared/rules/wordingChanges.ts'
import type { Account } from './account.ts'
import { align, type Aligned } from './align.ts'
import { type FlowBlock, type FlowParagraph, type FlowTable, linesIn } from './flow.ts'
import {
  type Change,
  markedAs,
  type MarkedBlock,
  type MarkedParagraph,
  type Piece,
} from './marked.ts'
import { comparable, contentSize, cutContent, placesOf } from './places.ts'

/** Paragraphs that share fewer of their words than this are two, and not one that was changed. */
const LEAST_ALIKE = 0.35

/**
 * The newer text with all that the older one had besides, each insertion and deletion marked. Without what is inserted
 * it is exactly the older text, without what is deleted the newer one.
 */
export function compareFlows(
  older: readonly FlowBlock[],
  newer: readonly FlowBlock[],
  account: Account,
): MarkedBlock[] {
  const places: Places = {
    older: placesOf(linesIn(older)).starts,
    newer: placesOf(linesIn(newer)).starts,
    account,
    lists: new Map(),
  }
  return compareBlocks(older, newer, places, false)
}

interface Places {
  readonly older: ReadonlyMap<FlowParagraph, number>
  readonly newer: ReadonlyMap<FlowParagraph, number>
  readonly account: Account
  /** Lists of the older text by those of the newer one that they became, and the other way round. */
  readonly lists: Map<string, number>
}

/** The same of one paragraph that is in both texts, however little of it they share. */
export const compareLines = (
  older: FlowParagraph,
  newer: FlowParagraph,
  account: Account,
): MarkedParagraph =>
  compareParagraph(older, newer, {
    older: placesOf([older]).starts,
    newer: placesOf([newer]).starts,
    account,
    lists: new Map(),
  })

function compareBlocks(
  older: readonly FlowBlock[],
  newer: readonly FlowBlock[],
  places: Places,
  isCell: boolean,
): MarkedBlock[] {
  // The end of a cell is the end of its last paragraph, which can be neither inserted nor deleted.
  const [lastA, lastB] = [older.at(-1), newer.at(-1)]
  const ends =
    isCell && lastA !== undefined && lastB !== undefined && isLike(lastA, lastB)
      ? [{ older: lastA, newer: lastB }]
      : []
  const aligned = [
    ...align(without(older, ends.length), without(newer, ends.length), keyOf, likeness),
    ...ends,
  ].flatMap((pair) => apart(pair, places))
  return aligned.flatMap((pair): MarkedBlock[] => {
    if (pair.newer === null)
      return [wholly('deleted', ofOneList(pair.older, places), pair.older, places)]
    if (pair.older === null) return [wholly('inserted', pair.newer, pair.newer, places)]
    return [compareBlock(pair.older, pair.newer, places)]
  })
}

const without = (blocks: readonly FlowBlock[], count: number): readonly FlowBlock[] =>
  blocks.slice(0, blocks.length - count)

function compareBlock(older: FlowBlock, newer: FlowBlock, places: Places): MarkedBlock {
  if (older.kind === 'paragraph' && newer.kind === 'paragraph') {
    return compareParagraph(older, newer, places)
  }
  if (older.kind === 'table' && newer.kind === 'table') {
    return {
      kind: 'table',
      table: newer.table,
      depth: newer.depth,
      change: null,
      cells: newer.cells.map((cell, at) =>
        compareBlocks(older.cells[at] ?? [], cell, places, true),
      ),
    }
  }
  throw new Error('A paragraph was put beside a table')
}

function compareParagraph(
  older: FlowParagraph,
  newer: FlowParagraph,
  { older: startsA, newer: startsB, account }: Places,
): MarkedParagraph {
  const [a, b] = [older.content, newer.content]
  const { changes } = changesBetween(comparable([a], true), comparable([b], true))
  const pieces: Piece[] = []
  let [atA, atB] = [0, 0]
  const same = (toB: number): void => {
    const toA = atA + (toB - atB)
    pieces.push(...samePieces(cutContent(a, atA, toA), cutContent(b, atB, toB), account))
    ;[atA, atB] = [toA, toB]
  }
  const [startA, startB] = [startsA.get(older) ?? 0, startsB.get(newer) ?? 0]
  for (const change of changes) {
    // Places within the paragraph, whose beginning has one of its own.
    const [fromA, toA] = [change.fromA - 1, change.toA - 1]
    const [fromB, toB] = [change.fromB - 1, change.toB - 1]
    same(fromB)
    for (const { from, to, who } of account.deleted(startA + fromA, startA + toA)) {
      pieces.push(...pieced(cutContent(a, from - startA, to - startA), { kind: 'deleted', who }))
    }
    for (const { from, to, who } of account.inserted(startB + fromB, startB + toB)) {
      pieces.push(...pieced(cutContent(b, from - startB, to - startB), { kind: 'inserted', who }))
    }
    ;[atA, atB] = [toA, toB]
  }
  same(contentSize(b))
  const { place, direction, language } = newer
  return { kind: 'paragraph', place, direction, language, pieces, change: null }
}

const pieced = (content: readonly PrintInline[], change: Change): Piece[] =>
  content.map((inline) => ({ inline, change, looked: null }))

/** The same words of both texts, which may look otherwise. */
function samePieces(
  older: readonly PrintInline[],
  newer: readonly PrintInline[],
  { otherwise }: Account,
): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const whole of newer) {
    const size = whole.kind === 'text' ? whole.text.length : 1
    let from = at
    for (const before of cutContent(older, at, at + size)) {
      const to = from + (before.kind === 'text' ? before.text.length : 1)
      const [inline = whole] = cutContent(newer, from, to)
      const looked = looksLike(before, inline) ? null : { inline: before, who: otherwise }
      pieces.push({ inline, change: null, looked })
      from = to
    }
    at += size
  }
  return pieces
}

const looksLike = (a: PrintInline, b: PrintInline): boolean =>
  a.kind !== 'text' ||
  b.kind !== 'text' ||
  (a.bold === b.bold && a.italic === b.italic && a.underline === b.underline)

/** A block as a whole; each part of its words is of whoever wrote or deleted it. */
function wholly(
  kind: Change['kind'],
  block: FlowBlock,
  original: FlowBlock,
  places: Places,
): MarkedBlock {
  const { account } = places
  const partsOf = kind === 'inserted' ? account.inserted : account.deleted
  const starts = kind === 'inserted' ? places.newer : places.older
  if (block.kind === 'paragraph' && original.kind === 'paragraph') {
    const start = starts.get(original) ?? 0
    const end = start + contentSize(block.content)
    // The paragraph's beginning and end stand for it as such.
    const parts = partsOf(start - 1, end + 1)
    const pieces = parts.flatMap(({ from, to, who }) =>
      pieced(cutContent(block.content, from - start, to - start), { kind, who }),
    )
    const change: Change = { kind, who: parts.at(-1)?.who ?? account.otherwise }
    const { place, direction, language } = block
    return { kind: 'paragraph', place, direction, language, pieces, change }
  }
  if (block.kind === 'table') {
    const cells = block.cells.map((cell) => cell.map((one) => wholly(kind, one, one, places)))
    const first = firstChange(cells.flat())
    return {
      kind: 'table',
      table: block.table,
      depth: block.depth,
      cells,
      change: first ?? { kind, who: account.otherwise },
    }
  }
  return markedAs(block, { kind, who: account.otherwise })
}

const firstChange = (blocks: readonly MarkedBlock[]): Change | null =>
  blocks.find((block) => block.change !== null)?.change ?? null

/** Two items of lists that became one list, or of one that became two, are not one item: each list counts its own. */
function apart(pair: Aligned<FlowBlock>, { lists }: Places): Aligned<FlowBlock>[] {
  if (pair.older?.kind !== 'paragraph' || pair.newer?.kind !== 'paragraph') return [pair]
  const [a, b] = [pair.older.place.item?.list, pair.newer.place.item?.list]
  if (a === undefined || b === undefined) return [pair]
  const [became, was] = [lists.get(`older ${a}`) ?? b, lists.get(`newer ${b}`) ?? a]
  if (became !== b || was !== a) {
    return [
      { older: pair.older, newer: null },
      { older: null, newer: pair.newer },
    ]
  }
  lists.set(`older ${a}`, b)
  lists.set(`newer ${b}`, a)
  return [pair]
}

/** A deleted item stands in the list that its own became, and is counted there. */
function ofOneList(block: FlowBlock, { lists }: Places): FlowBlock {
  if (block.kind === 'table' || block.place.item === null) return block
  const { item } = block.place
  const list = lists.get(`older ${item.list}`) ?? item.list
  return { ...block, place: { ...block.place, item: { ...item, list } } }
}

/** All but the number of the list, which is another in every text. */
const placeKey = ({ place: { style, depth, item }, direction }: FlowParagraph): string =>
  JSON.stringify([style, depth, item?.of, item?.level, direction])

const keys = new WeakMap<FlowBlock, string>()
function keyOf(block: FlowBlock): string {
  const known = keys.get(block)
  if (known !== undefined) return known
  const key =
    block.kind === 'paragraph'
      ? `${placeKey(block)} ${JSON.stringify(block.content)}`
      : JSON.stringify(block.table)
  keys.set(block, key)
  return key
}

/** Whether one can become the other without a change of more than its words. */
function isLike(older: FlowBlock, newer: FlowBlock): boolean {
  if (older.kind === 'paragraph' && newer.kind === 'paragraph') {
    return placeKey(older) === placeKey(newer)
  }
  return older.kind === 'table' && newer.kind === 'table' && shapeOf(older) === shapeOf(newer)
}

const shapeOf = ({ table, depth }: FlowTable): string =>
  JSON.stringify([
    depth,
    table.direction,
    table.rows,
    table.columns.length,
    table.headingRows,
    table.cells.map(({ x, y, colspan, rowspan }) => [x, y, colspan, rowspan]),
  ])

function likeness(older: FlowBlock, newer: FlowBlock): number {
  if (!isLike(older, newer)) return 0
  const [a, b] = [wordsOf(older), wordsOf(newer)]
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0
  const shared = [...a].filter((word) => b.has(word)).length
  const share = (2 * shared) / (a.size + b.size)
  return share < LEAST_ALIKE ? 0 : share
}

const bags = new WeakMap<FlowBlock, ReadonlySet<string>>()
function wordsOf(block: FlowBlock): ReadonlySet<string> {
  const known = bags.get(block)
  if (known !== undefined) return known
  const text = linesIn([block])
    .flatMap((line) => line.content.map((one) => (one.kind === 'text' ? one.text : ' ')))
    .join('')
  const bag = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))
  bags.set(block, bag)
  return bag
}
