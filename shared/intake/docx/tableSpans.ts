import type { IncomingBlock } from '../incoming.ts'

type Cell = Extract<IncomingBlock, { kind: 'table' }>['rows'][number][number]

interface WordRow {
  readonly header: boolean
  /** Columns in front of its first cell. */
  readonly before: number
  readonly cells: readonly {
    readonly colspan: number
    /** It is the lower part of the cell above. */
    readonly goesOn: boolean
    readonly blocks: readonly IncomingBlock[]
  }[]
}

/** Rows as a plan has them: a cell over several rows stands in the first of them only. */
export function spannedRows(rows: readonly WordRow[]): Cell[][] {
  const isHeaderless = rows.every((row) => !row.header)
  const above = new Map<
    number,
    { rowspan: number; readonly blocks: IncomingBlock[]; until: number }
  >()
  const made = rows.map((row, y) => {
    let x = Math.min(100, Math.max(0, row.before || 0))
    const header =
      row.header ||
      (isHeaderless && y === 0 && rows.length > 1 && row.cells.every((cell) => isBold(cell.blocks)))
    return row.cells.flatMap((cell) => {
      const column = x
      x += cell.colspan
      const over = above.get(column)
      if (cell.goesOn && over?.until === y && over.rowspan < 100) {
        over.rowspan++
        over.until = y + 1
        over.blocks.push(...cell.blocks.filter(hasWords))
        return []
      }
      const begun = { rowspan: 1, blocks: [...cell.blocks], until: y + 1 }
      above.set(column, begun)
      return [{ header, colspan: cell.colspan, begun }]
    })
  })
  return made.map((row) =>
    row.map(({ header, colspan, begun }) => ({
      header,
      colspan,
      rowspan: begun.rowspan,
      blocks: begun.blocks,
    })),
  )
}

const hasWords = (block: IncomingBlock): boolean =>
  block.kind !== 'paragraph' || block.content.length > 0

const isBold = (blocks: readonly IncomingBlock[]): boolean =>
  blocks.every(
    (block) =>
      block.kind === 'paragraph' &&
      block.content.every((one) => one.kind !== 'text' || one.bold || one.text.trim() === ''),
  ) && blocks.some(hasWords)
