import {
  Bookmark,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type {
  PrintBlock,
  PrintInline,
  PrintTable,
  PrintText,
} from '../../../shared/print/printDocument.ts'

/** Words that a comment is about; taken away once they are found. */
export interface Marked {
  readonly comment: number
  readonly words: string
}

/** What is counted over the whole document. */
export interface Writing {
  readonly notes: Record<string, { children: Paragraph[] }>
  /** Lists so far: each counts from its beginning. */
  lists: number
  /** Comments of the point that is being written, which are still to be placed. */
  marked: Marked[]
}

/** Where a block stands; lists in lists count levels of their own. */
interface Place {
  readonly depth: number
  readonly clauses: number
  readonly bullets: number
  /** The list of numbers whose next level a list in it is; null outside. */
  readonly instance: number | null
}
export const OUTSIDE: Place = { depth: 0, clauses: 0, bullets: 0, instance: null }

/** Names of the two numberings of a document. */
export const CLAUSES = 'clauses'
export const BULLETS = 'bullets'
/** Word knows nine levels. */
export const LEVELS = 9
/** Twentieths of a point. */
const STEP = 500

export const bookmarkOf = (pointId: string): string => `point_${pointId.replaceAll('-', '_')}`

/** Blocks of a text as blocks of Word. */
export const docxBlocks = (
  blocks: readonly PrintBlock[],
  writing: Writing,
  place: Place = OUTSIDE,
): (Paragraph | Table)[] =>
  blocks.flatMap((block): (Paragraph | Table)[] => {
    switch (block.kind) {
      case 'paragraph':
        return [
          new Paragraph({
            bidirectional: block.direction === 'rtl',
            indent: { left: place.depth * STEP },
            children: paragraphChildren(block.content, writing),
          }),
        ]
      case 'clauses':
      case 'bullets':
        return listBlocks(block, writing, place)
      case 'table':
        return [docxTable(block, writing)]
      case 'bracket':
        return docxBlocks(block.blocks, writing, place)
    }
  })

function listBlocks(
  list: Extract<PrintBlock, { items: unknown }>,
  writing: Writing,
  place: Place,
): (Paragraph | Table)[] {
  const isClauses = list.kind === 'clauses'
  const level = isClauses ? place.clauses : place.bullets
  const instance = (isClauses ? place.instance : null) ?? ++writing.lists
  const inside: Place = {
    depth: place.depth + 1,
    clauses: place.clauses + (isClauses ? 1 : 0),
    bullets: place.bullets + (isClauses ? 0 : 1),
    instance: isClauses ? instance : place.instance,
  }
  return list.items.flatMap(({ blocks: [first, ...rest] }) => {
    const isWords = first?.kind === 'paragraph'
    const opening = new Paragraph({
      bidirectional: list.direction === 'rtl',
      numbering: {
        reference: isClauses ? CLAUSES : BULLETS,
        level: Math.min(level, LEVELS - 1),
        instance,
      },
      indent: { left: inside.depth * STEP, hanging: STEP },
      children: isWords ? paragraphChildren(first.content, writing) : [],
    })
    const others = isWords || first === undefined ? rest : [first, ...rest]
    return [opening, ...docxBlocks(others, writing, inside)]
  })
}

function docxTable(table: PrintTable, writing: Writing): Table {
  const rows = Array.from({ length: table.rows }, (_, y) => {
    const cells = table.cells.filter((cell) => cell.y === y)
    return new TableRow({
      tableHeader: y < table.headingRows,
      children: cells.map((cell) => {
        const blocks = docxBlocks(cell.blocks, writing)
        // A cell of Word ends with a paragraph.
        const needsEnd = !(blocks.at(-1) instanceof Paragraph)
        return new TableCell({
          columnSpan: cell.colspan,
          rowSpan: cell.rowspan,
          children: needsEnd ? [...blocks, new Paragraph({})] : blocks,
        })
      }),
    })
  })
  return new Table({
    rows,
    width: { size: 100, type: WidthType.PERCENTAGE },
    visuallyRightToLeft: table.direction === 'rtl',
  })
}

/** The words of a paragraph, with the comments whose words stand in it. */
export function paragraphChildren(
  content: readonly PrintInline[],
  writing: Writing,
): ParagraphChild[] {
  const letters = content.map((one) => (one.kind === 'text' ? one.text : '\ufffc')).join('')
  const cuts: { readonly at: number; readonly children: ParagraphChild[] }[] = []
  writing.marked = writing.marked.filter(({ comment, words }) => {
    const from = letters.indexOf(words)
    if (from < 0) return true
    cuts.push({ at: from, children: [new CommentRangeStart(comment)] })
    const end = [new CommentRangeEnd(comment), commentMark(comment)]
    cuts.push({ at: from + words.length, children: end })
    return false
  })
  cuts.sort((a, b) => a.at - b.at)
  const children: ParagraphChild[] = []
  let at = 0
  const cutUpTo = (place: number): void => {
    while (cuts[0] !== undefined && cuts[0].at <= place)
      children.push(...(cuts.shift()?.children ?? []))
  }
  for (const inline of content) {
    if (inline.kind !== 'text') {
      cutUpTo(at)
      children.push(...inlineChildren(inline, writing))
      at += 1
      continue
    }
    let rest = inline.text
    while (rest !== '') {
      cutUpTo(at)
      const length = Math.min(rest.length, (cuts[0]?.at ?? Infinity) - at)
      children.push(run({ ...inline, text: rest.slice(0, length) }))
      rest = rest.slice(length)
      at += length
    }
  }
  cutUpTo(Infinity)
  return children
}

export const commentMark = (comment: number): TextRun =>
  new TextRun({ children: [new CommentReference(comment)] })

function inlineChildren(
  inline: Exclude<PrintInline, PrintText>,
  writing: Writing,
): ParagraphChild[] {
  switch (inline.kind) {
    case 'break':
      return [new TextRun({ break: 1 })]
    case 'footnote': {
      const id = Object.keys(writing.notes).length + 1
      writing.notes[id] = { children: [new Paragraph({ children: inline.content.map(run) })] }
      return [new FootnoteReferenceRun(id)]
    }
    case 'reference':
      return inline.target === null
        ? [new TextRun(inline.label)]
        : [
            new InternalHyperlink({
              anchor: bookmarkOf(inline.target),
              children: [new TextRun({ text: inline.label, style: 'Hyperlink' })],
            }),
          ]
    case 'mark':
      return [new TextRun(inline.name === null ? inline.text : `${inline.text}${inline.name}: `)]
  }
}

function run({ text, bold, italic, underline, link }: PrintText): ParagraphChild {
  const looks = { text, bold, italics: italic, ...(underline ? { underline: {} } : {}) }
  return link === null
    ? new TextRun(looks)
    : new ExternalHyperlink({ link, children: [new TextRun({ ...looks, style: 'Hyperlink' })] })
}

export const bookmark = (pointId: string, words: string): Bookmark =>
  new Bookmark({ id: bookmarkOf(pointId), children: [new TextRun(words)] })
