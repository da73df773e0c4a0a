import type { Table, TableCell } from '../model/pointText.ts'
import { gridOf } from './grid.ts'

/** Wider than any table that people make; a grid is made of every column of every row. */
const MAX_COLUMNS = 100

/**
 * The rows of a table whose cells cover its grid exactly once, as the schema wants them: each holds a cell. Null when
 * the table is too wide, or has no cell at all.
 */
export function akomaTableShape(table: Table): readonly (readonly TableCell[])[] | null {
  const grid = gridOf(table, MAX_COLUMNS)
  if (grid === null) return null
  const rows = Array.from({ length: grid.rows }, () => [] as (typeof grid.cells)[number][])
  for (const cell of grid.cells) rows[cell.y]?.push(cell)
  // A row that only cells from above reach into adds nothing; without it they are a row lower.
  let bare = 0
  const bareAbove = [0, ...rows.map((row) => (row.length === 0 ? ++bare : bare))]
  const bareIn = (from: number, to: number) => (bareAbove[to] ?? 0) - (bareAbove[from] ?? 0)
  return rows
    .filter((row) => row.length > 0)
    .map((row) =>
      row.map(({ y, rowspan, colspan, cell }) => ({
        header: cell?.header ?? false,
        colspan,
        rowspan: rowspan - bareIn(y, y + rowspan),
        blocks: cell?.blocks ?? [],
      })),
    )
}
