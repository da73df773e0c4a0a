import type { Block, Table } from '../model/pointText.ts'
import { type Grid, gridOf } from './grid.ts'
import { blockWords } from './words.ts'

/** No table with more columns is legible on a page. */
const MAX_COLUMNS = 14
/** With so many columns words of any length fit once they are hyphenated; with more, the longest must fit whole. */
const MAX_WIDE_COLUMNS = 10
/** The letters in a line of a table across the page, and those that the space between two columns takes. */
const LINE_LETTERS = 96
const GAP_LETTERS = 2
/** Longer headings are set as the first rows of the body: headings stand on one page, and these would fill it. */
const MAX_HEADING_LETTERS = 600

/** A table that fits on paper: its grid and the share of the width that each column takes. */
export interface TableFit extends Omit<Grid, 'columns'> {
  readonly columns: readonly number[]
  readonly repeatsHeadings: boolean
}

interface Width {
  /** The letters of the longest word, and of the longest text. */
  word: number
  letters: number
}

/** How a table is set; null when it is too wide for paper. */
export function fitTable(table: Table): TableFit | null {
  const grid = gridOf(table, MAX_COLUMNS)
  if (grid === null) return null
  const widths = Array.from({ length: grid.columns }, (): Width => ({ word: 0, letters: 0 }))
  let headingLetters = 0
  let repeatsHeadings = true
  for (const { x, y, colspan, cell } of grid.cells) {
    if (cell === null) continue
    const words = cell.blocks.map(blockWords).join(' ')
    if (y < grid.headingRows) {
      headingLetters += words.length
      repeatsHeadings &&= cell.blocks.every(isMereWords)
    }
    const width = widths[x]
    // What spans several columns says nothing about any one of them.
    if (width === undefined || colspan > 1) continue
    width.letters = Math.max(width.letters, words.length)
    for (const word of words.split(/\s+/)) width.word = Math.max(width.word, word.length)
  }
  const needed = widths.reduce((sum, width) => sum + width.word + GAP_LETTERS, 0)
  if (grid.columns > MAX_WIDE_COLUMNS && needed > LINE_LETTERS) return null
  return {
    ...grid,
    columns: widths.map(share),
    headingRows: headingLetters > MAX_HEADING_LETTERS ? 0 : grid.headingRows,
    repeatsHeadings,
  }
}

/** A column is as wide as its longest word needs and grows slowly with the longest of its texts. */
function share({ word, letters }: Width): number {
  const wanted = Math.max(4, Math.min(word, 18) + 1, 2.8 * Math.sqrt(letters))
  return Math.round(Math.min(36, wanted) * 10) / 10
}

/** Whether a heading can be repeated: a copy may not hold a second mark of one note, nor lead anywhere. */
const isMereWords = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  block.content.every(
    (inline) => inline.kind === 'break' || (inline.kind === 'text' && inline.link === null),
  )
