import type { PointId } from '../../model/ids.ts'
import {
  type Block,
  type Footnote,
  type Inline,
  type List,
  type Paragraph,
  plainRun,
  type PointReference,
  type Table,
  type TableCell,
  type TextRun,
} from '../../model/pointText.ts'

/** Words of a paragraph, plain unless marks are given. */
export const words = (text: string, marks: Partial<TextRun> = {}): TextRun => ({
  ...plainRun(text),
  ...marks,
})

const asInline = (part: string | Inline): Inline => (typeof part === 'string' ? words(part) : part)
const asBlock = (part: string | Block): Block => (typeof part === 'string' ? paragraph(part) : part)

export const paragraph = (...content: (string | Inline)[]): Paragraph => ({
  kind: 'paragraph',
  content: content.map(asInline),
})

export const footnote = (...content: (string | TextRun)[]): Footnote => ({
  kind: 'footnote',
  content: content.map((part) => (typeof part === 'string' ? words(part) : part)),
})

export const reference = (pointId: string | null): PointReference => ({
  kind: 'reference',
  pointId: pointId as PointId | null,
})

type Item = string | readonly (string | Block)[]
const list = (kind: List['kind'], items: readonly Item[]): List => ({
  kind,
  items: items.map((item) => (typeof item === 'string' ? [item] : item).map(asBlock)),
})

/** Sub-clauses. An item is its words, or several blocks. */
export const clauses = (...items: Item[]): List => list('orderedList', items)
export const bullets = (...items: Item[]): List => list('bulletList', items)

/** A cell of a table, one place in size and no heading unless it is said. */
export const cell = (
  content: string | readonly (string | Block)[],
  as: Partial<Omit<TableCell, 'blocks'>> = {},
): TableCell => ({
  header: false,
  colspan: 1,
  rowspan: 1,
  ...as,
  blocks: (typeof content === 'string' ? [content] : content).map(asBlock),
})
export const heading = (
  content: string,
  as: Partial<Omit<TableCell, 'blocks' | 'header'>> = {},
): TableCell => cell(content, { ...as, header: true })

/** A table by its rows; a text is a cell of one paragraph. */
export const table = (...rows: (string | TableCell)[][]): Table => ({
  kind: 'table',
  rows: rows.map((row) => row.map((one) => (typeof one === 'string' ? cell(one) : one))),
})
