import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { MarkedBlock, MarkedParagraph, MarkedTable, Piece } from './marked.ts'
import { attributesOf, lettersOf, runsOf } from './runs.ts'
import { BULLETS, CLAUSES, TABLE_BORDERS, TABLE_MARGINS, TEXT_WIDTH } from './styles.ts'
import type { Writing } from './writing.ts'

/** Twentieths of a point that each list is set in. */
const STEP = 500

/** Where blocks stand: in a cell of a table, or not. */
type Standing = 'text' | 'cell' | 'heading'
const STYLES: Record<Standing, { readonly style?: string }> = {
  text: {},
  cell: { style: 'TableText' },
  heading: { style: 'TableHeading' },
}

/** Blocks of a text as blocks of Word. */
export const docxBlocks = (
  blocks: readonly MarkedBlock[],
  writing: Writing,
  standing: Standing = 'text',
): (Paragraph | Table)[] =>
  blocks.flatMap((block, at): (Paragraph | Table)[] => {
    if (block.kind === 'paragraph') return [docxParagraph(block, writing, standing)]
    const table = docxTable(block, writing)
    // Two tables with nothing between them would be one.
    return blocks[at + 1]?.kind === 'table' ? [table, gap()] : [table]
  })

const gap = (): Paragraph => new Paragraph({ style: 'TableGap' })

export function docxParagraph(
  block: MarkedParagraph,
  writing: Writing,
  standing: Standing = 'text',
  wrap: (children: ParagraphChild[]) => ParagraphChild[] = (children) => children,
): Paragraph {
  const { place, direction, change } = block
  const { style, depth, item } = place
  return new Paragraph({
    ...(style === null ? (item === null ? STYLES[standing] : LIST_STYLES[standing]) : { style }),
    ...(direction === 'rtl' ? { bidirectional: true } : {}),
    ...(item === null
      ? depth === 0
        ? {}
        : { indent: { start: depth * STEP } }
      : {
          numbering: {
            reference: item.of === 'clauses' ? CLAUSES : BULLETS,
            level: item.level,
            instance: item.list,
          },
          indent: { start: depth * STEP, hanging: STEP },
        }),
    ...(change === null
      ? {}
      : {
          run: {
            [change.kind === 'inserted' ? 'insertion' : 'deletion']: attributesOf(
              change.who,
              writing,
            ),
          },
        }),
    children: wrap(paragraphChildren(block, writing)),
  })
}
const LIST_STYLES: typeof STYLES = { ...STYLES, text: { style: 'ListParagraph' } }

function docxTable(
  { table, depth, cells: contents, change }: MarkedTable,
  writing: Writing,
): Table {
  // It says by how far in it begins which item it stands in; of the deepest, half the page is left to it.
  const indent = Math.min(depth * STEP, Math.floor(TEXT_WIDTH / 2))
  const widths = columnWidths(table.columns, TEXT_WIDTH - indent)
  const rows = Array.from({ length: table.rows }, (_, y) => {
    const cells = table.cells.flatMap((cell, at) =>
      cell.y === y ? [{ cell, blocks: contents[at] ?? [] }] : [],
    )
    const tracked =
      change === null
        ? {}
        : {
            [change.kind === 'inserted' ? 'insertion' : 'deletion']: attributesOf(
              change.who,
              writing,
            ),
          }
    return new TableRow({
      cantSplit: true,
      ...(y < table.headingRows ? { tableHeader: true } : {}),
      ...tracked,
      children: cells.map(({ cell, blocks }) => {
        const written = docxBlocks(blocks, writing, cell.heading ? 'heading' : 'cell')
        const last = blocks.at(-1)
        // A cell ends with a paragraph that is no change: its end is the cell's.
        const isClosed = last?.kind === 'paragraph' && (last.change === null || change !== null)
        const width = sum(widths.slice(cell.x, cell.x + cell.colspan))
        return new TableCell({
          columnSpan: cell.colspan,
          rowSpan: cell.rowspan,
          width: { size: width, type: WidthType.DXA },
          ...(cell.heading ? { shading: { fill: 'F2F2F0' } } : {}),
          children: isClosed ? written : [...written, new Paragraph({ style: 'TableText' })],
        })
      }),
    })
  })
  return new Table({
    rows,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: sum(widths), type: WidthType.DXA },
    ...(indent === 0 ? {} : { indent: { size: indent, type: WidthType.DXA } }),
    borders: TABLE_BORDERS,
    margins: TABLE_MARGINS,
    ...(table.direction === 'rtl' ? { visuallyRightToLeft: true } : {}),
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

function columnWidths(shares: readonly number[], width: number): number[] {
  const all = sum(shares)
  return shares.map((share) => Math.max(1, Math.round((share / all) * width)))
}

/** The words of a paragraph, with the comments whose words stand in it. */
export function paragraphChildren(block: MarkedParagraph, writing: Writing): ParagraphChild[] {
  const { pieces } = block
  const letters = pieces.map(({ inline }) => lettersOf(inline)).join('')
  const cuts: { readonly at: number; readonly children: ParagraphChild[] }[] = []
  writing.marked = writing.marked.filter(({ comments, words }) => {
    const from = letters.indexOf(words)
    if (from < 0) return true
    cuts.push({ at: from, children: rangeStarts(comments) })
    cuts.push({ at: from + words.length, children: rangeEnds(comments) })
    return false
  })
  cuts.sort((a, b) => a.at - b.at)
  const children: ParagraphChild[] = []
  let at = 0
  const cutUpTo = (place: number): void => {
    while (cuts[0] !== undefined && cuts[0].at <= place)
      children.push(...(cuts.shift()?.children ?? []))
  }
  const put = (piece: Piece): void => void children.push(...runsOf(piece, block, writing))
  for (const piece of pieces) {
    const { inline } = piece
    if (inline.kind !== 'text') {
      cutUpTo(at)
      put(piece)
      at += 1
      continue
    }
    let rest = inline.text
    while (rest !== '') {
      cutUpTo(at)
      const length = Math.min(rest.length, (cuts[0]?.at ?? Infinity) - at)
      put({ ...piece, inline: { ...inline, text: rest.slice(0, length) } })
      rest = rest.slice(length)
      at += length
    }
  }
  cutUpTo(Infinity)
  return children
}

export const rangeStarts = (comments: readonly number[]): ParagraphChild[] =>
  comments.map((comment) => new CommentRangeStart(comment))

/** The end of what comments are about, and the signs by which they hang there. */
export const rangeEnds = (comments: readonly number[]): ParagraphChild[] =>
  comments.flatMap((comment) => [
    new CommentRangeEnd(comment),
    new TextRun({ children: [new CommentReference(comment)] }),
  ])
