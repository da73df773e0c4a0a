import type { Table, TableCell } from '../model/pointText.ts'

/** A cell and its place in the grid; an empty place has no cell. */
export interface PlacedCell {
  readonly x: number
  readonly y: number
  readonly colspan: number
  readonly rowspan: number
  readonly cell: TableCell | null
}

export interface Grid {
  readonly columns: number
  readonly rows: number
  /** Rows at the top in which every cell is a heading. */
  readonly headingRows: number
  /** In the order of reading. */
  readonly cells: readonly PlacedCell[]
}

/**
 * Places the cells of a table as a browser does: each in the first free place of its row, covering its spans as far
 * as they are free. Whatever the spans say, every place of the grid is covered exactly once and no cell is lost. Null
 * when the table is wider than `maxColumns`, or has no column at all.
 */
export function gridOf(table: Table, maxColumns: number): Grid | null {
  const rows = table.rows.length
  const headingRows = countHeadingRows(table)
  const taken: boolean[][] = table.rows.map(() => [])
  const cells: PlacedCell[] = []
  for (const [y, row] of table.rows.entries()) {
    let x = 0
    for (const cell of row) {
      while (taken[y]?.[x]) x++
      if (x + cell.colspan > maxColumns) return null
      let colspan = 1
      while (colspan < cell.colspan && !taken[y]?.[x + colspan]) colspan++
      // A heading that reached into the body could not be repeated without it.
      const end = y < headingRows ? headingRows : rows
      const rowspan = Math.min(cell.rowspan, end - y)
      let height = 1
      while (height < rowspan && isFree(taken[y + height], x, colspan)) height++
      for (let down = y; down < y + height; down++) {
        for (let across = x; across < x + colspan; across++) (taken[down] ??= [])[across] = true
      }
      cells.push({ x, y, colspan, rowspan: height, cell })
      x += colspan
    }
  }
  const columns = taken.reduce((most, row) => Math.max(most, row.length), 0)
  if (columns === 0) return null
  for (const [y, row] of taken.entries()) {
    for (let x = 0; x < columns; x++) {
      if (!row[x]) cells.push({ x, y, colspan: 1, rowspan: 1, cell: null })
    }
  }
  cells.sort((a, b) => a.y - b.y || a.x - b.x)
  return { columns, rows, headingRows, cells }
}

const isFree = (row: readonly boolean[] | undefined, x: number, width: number): boolean => {
  for (let across = x; across < x + width; across++) if (row?.[across]) return false
  return true
}

function countHeadingRows(table: Table): number {
  const body = table.rows.findIndex((row) => row.length === 0 || !row.every((cell) => cell.header))
  // A table of headings only has nothing that they could head.
  return body === -1 ? 0 : body
}
