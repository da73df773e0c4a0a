import { describe, expect, it } from 'vitest'
import { fitTable } from './fitTable.ts'
import { cell, footnote, heading, paragraph, table, words } from './testing/aText.ts'

/** Where the cells stand: x, y, width and height, and nothing more for a place without a cell. */
const places = (fit: ReturnType<typeof fitTable>) =>
  fit?.cells.map((one) =>
    [one.x, one.y, one.colspan, one.rowspan, one.cell === null ? 'empty' : ''].join(' ').trim(),
  )

describe('a table on paper', () => {
  it('places cells around those that span rows', () => {
    const fit = fitTable(table([cell('a', { rowspan: 2 }), 'b'], ['c'], ['d', 'e']))
    expect(places(fit)).toEqual(['0 0 1 2', '1 0 1 1', '1 1 1 1', '0 2 1 1', '1 2 1 1'])
  })

  it('fills what the cells leave open', () => {
    const fit = fitTable(table(['a', 'b', 'c'], [], ['d']))
    expect(places(fit)?.filter((place) => place.endsWith('empty'))).toEqual([
      '0 1 1 1 empty',
      '1 1 1 1 empty',
      '2 1 1 1 empty',
      '1 2 1 1 empty',
      '2 2 1 1 empty',
    ])
  })

  it('cuts spans at what is taken and at the last row', () => {
    const wide = cell('d', { colspan: 3, rowspan: 100 })
    const fit = fitTable(table(['a', cell('b', { rowspan: 2 }), 'c'], [wide]))
    expect(places(fit)).toEqual(['0 0 1 1', '1 0 1 2', '2 0 1 1', '0 1 1 1', '2 1 1 1 empty'])
  })

  it('has headings in the rows at its top that hold no other cell', () => {
    const head = [heading('a', { rowspan: 5 }), heading('b')]
    const fit = fitTable(table(head, [heading('c')], [heading('left'), '1']))
    expect(fit?.headingRows).toBe(2)
    expect(places(fit)?.[0]).toBe('0 0 1 2')
    expect(fitTable(table([heading('a')], [heading('b')]))?.headingRows).toBe(0)
  })

  it('repeats headings, but not those that lead anywhere', () => {
    const withHead = (...head: Parameters<typeof paragraph>) =>
      fitTable(table([cell([paragraph(...head)], { header: true })], ['1']))?.repeatsHeadings
    expect(withHead('Step')).toBe(true)
    expect(withHead('Step', footnote('note'))).toBe(false)
    expect(withHead(words('Step', { link: 'https://example.org' }))).toBe(false)
  })

  it('sets headings too long for a page as rows', () => {
    expect(fitTable(table([heading('word '.repeat(500))], ['1']))?.headingRows).toBe(0)
  })

  it('gives a column of long texts more room than one of numbers', () => {
    const [number = 0, text = 0] = fitTable(table(['1', 'word '.repeat(40)]))?.columns ?? []
    expect(text).toBeGreaterThan(number * 4)
  })

  it('is refused when paper is not wide enough', () => {
    const row = (columns: number, text: string) =>
      table(Array.from({ length: columns }, () => text))
    expect(fitTable(row(10, 'implementation'))).not.toBeNull()
    expect(fitTable(row(11, 'implementation'))).toBeNull()
    expect(fitTable(row(14, '12'))).not.toBeNull()
    expect(fitTable(row(15, '12'))).toBeNull()
  })

  it('is not led by spans into more work than its cells are worth', () => {
    const hostile = Array.from({ length: 1000 }, () => cell('x', { colspan: 100, rowspan: 100 }))
    expect(fitTable(table(hostile, ...Array.from({ length: 2000 }, () => [])))).toBeNull()
  })
})
