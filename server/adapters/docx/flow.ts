import type {
  Direction,
  PrintBlock,
  PrintInline,
  PrintTable,
} from '../../../shared/print/printDocument.ts'

/*
 * A text as Word has it: paragraphs one after the other, each of which says itself in which list it stands, and tables
 * whose cells hold the same. Two such texts can be compared paragraph by paragraph.
 */
export type FlowBlock = FlowParagraph | FlowTable

export interface FlowParagraph {
  readonly kind: 'paragraph'
  readonly place: FlowPlace
  readonly direction: Direction
  /** An ISO 639 code, or null where nothing tells it. */
  readonly language: string | null
  readonly content: readonly PrintInline[]
}

export interface FlowTable {
  readonly kind: 'table'
  readonly table: PrintTable
  /** How deep it is set in. */
  readonly depth: number
  /** What stands in each of its cells, in their order. */
  readonly cells: readonly (readonly FlowBlock[])[]
}

export interface FlowPlace {
  readonly style: 'Title' | 'Heading1' | 'Heading2' | null
  /** How deep it is set in. */
  readonly depth: number
  /** The item of a list that begins here. */
  readonly item: { readonly of: ListKind; readonly level: number; readonly list: number } | null
}

export type ListKind = 'clauses' | 'bullets'

/** Word knows nine levels. */
export const LEVELS = 9

/** Counts lists over a whole document: each counts its items from its beginning. */
export interface ListCount {
  lists: number
}

/** Where a block stands; lists in lists count levels of their own. */
interface Surroundings {
  readonly depth: number
  readonly clauses: number
  readonly bullets: number
  /** The list whose next level a list of clauses in it is. */
  readonly list: number | null
}
const OUTSIDE: Surroundings = { depth: 0, clauses: 0, bullets: 0, list: null }

/** Blocks of a text as Word has them. */
export const flowOf = (blocks: readonly PrintBlock[], count: ListCount): FlowBlock[] =>
  flowIn(blocks, count, OUTSIDE)

/** One paragraph of its own. */
export const flowLine = (
  style: FlowPlace['style'],
  { direction, language }: { readonly direction: Direction; readonly language: string | null },
  content: readonly PrintInline[],
): FlowParagraph => ({
  kind: 'paragraph',
  place: { style, depth: 0, item: null },
  direction,
  language,
  content,
})

function flowIn(
  blocks: readonly PrintBlock[],
  count: ListCount,
  around: Surroundings,
): FlowBlock[] {
  // The first list in an item goes on with the numbering of that item's list, which begins its next level anew there.
  let goesOn = around.list
  return blocks.flatMap((block): FlowBlock[] => {
    switch (block.kind) {
      case 'paragraph': {
        const { direction, language, content } = block
        const place = { style: null, depth: around.depth, item: null }
        return [{ kind: 'paragraph', place, direction, language, content }]
      }
      case 'clauses': {
        const list = goesOn ?? ++count.lists
        goesOn = null
        return flowList(block, count, around, list)
      }
      case 'bullets':
        return flowList(block, count, around, ++count.lists)
      case 'table':
        return [
          {
            kind: 'table',
            table: block,
            depth: around.depth,
            cells: block.cells.map((cell) => flowIn(cell.blocks, count, OUTSIDE)),
          },
        ]
      case 'bracket':
        return flowIn(block.blocks, count, { ...around, list: goesOn })
    }
  })
}

function flowList(
  list: Extract<PrintBlock, { items: unknown }>,
  count: ListCount,
  around: Surroundings,
  number: number,
): FlowBlock[] {
  const isClauses = list.kind === 'clauses'
  const level = Math.min(isClauses ? around.clauses : around.bullets, LEVELS - 1)
  const inside: Surroundings = {
    depth: around.depth + 1,
    clauses: around.clauses + (isClauses ? 1 : 0),
    bullets: around.bullets + (isClauses ? 0 : 1),
    list: isClauses && level < LEVELS - 1 ? number : null,
  }
  return list.items.flatMap(({ blocks: [first, ...rest] }) => {
    const isWords = first?.kind === 'paragraph'
    const opening: FlowParagraph = {
      kind: 'paragraph',
      place: { style: null, depth: inside.depth, item: { of: list.kind, level, list: number } },
      direction: isWords ? first.direction : list.direction,
      language: isWords ? first.language : null,
      content: isWords ? first.content : [],
    }
    const others = isWords || first === undefined ? rest : [first, ...rest]
    return [opening, ...flowIn(others, count, inside)]
  })
}

/** All paragraphs in the order of reading, those in tables included. */
export const linesIn = (blocks: readonly FlowBlock[]): FlowParagraph[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : block.cells.flatMap(linesIn)))
