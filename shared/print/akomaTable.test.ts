import { describe, expect, it } from 'vitest'
import { akomaTableShape } from './akomaTable.ts'
import { cell, heading, table } from './testing/aText.ts'

const shape = (of: Parameters<typeof akomaTableShape>[0]) =>
  akomaTableShape(of)?.map((row) =>
    row.map(({ header, colspan, rowspan }) => `${header ? 'h' : 'd'}${colspan}x${rowspan}`),
  ) ?? null

describe('the rows of a table', () => {
  it('keep the spans and headings that it has', () => {
    const made = table(
      [heading('A', { colspan: 2 }), heading('B')],
      [cell('x', { rowspan: 2 }), 'y', 'z'],
      ['u', 'v'],
    )
    expect(shape(made)).toEqual([
      ['h2x1', 'h1x1'],
      ['d1x2', 'd1x1', 'd1x1'],
      ['d1x1', 'd1x1'],
    ])
  })

  it('do without a row that only cells from above reach into', () => {
    const made = table([cell('a', { rowspan: 3 }), cell('b', { rowspan: 2 })], [], ['c'])
    expect(shape(made)).toEqual([['d1x2', 'd1x1'], ['d1x1']])
  })

  it('fill every place of the grid', () => {
    expect(shape(table(['a'], ['b', 'c']))).toEqual([
      ['d1x1', 'd1x1'],
      ['d1x1', 'd1x1'],
    ])
  })

  it('are none for a table without cells, and for one that is far too wide', () => {
    expect(shape(table([]))).toBeNull()
    expect(shape(table([cell('a', { colspan: 100 }), 'b']))).toBeNull()
  })
})
