import { describe, expect, it } from 'vitest'
import { bullets, clauses, footnote, paragraph, table, words } from '../print/testing/aText.ts'
import { decideChanges, isUndecided } from './decideChanges.ts'
import type { IncomingBlock, IncomingInline, TrackedChange } from './incoming.ts'
import { paragraph as line, run } from './words.ts'

const CHANGES: readonly TrackedChange[] = [
  { kind: 'inserted', author: 'Ann', at: 1 },
  { kind: 'deleted', author: 'Bob', at: 2 },
]
const [INSERTED, DELETED] = [0, 1]
const ins = (text: string): IncomingInline => run(text, { change: INSERTED })
const del = (text: string): IncomingInline => run(text, { change: DELETED })
const list = (...items: IncomingBlock[][]): IncomingBlock => ({ kind: 'orderedList', items })
const row = (...cells: IncomingBlock[][]) =>
  cells.map((blocks) => ({ header: false, colspan: 1, rowspan: 1, blocks }))

const all = (accepts: boolean, ...blocks: IncomingBlock[]) =>
  decideChanges(blocks, CHANGES, () => accepts)

describe('a text once its tracked changes are decided', () => {
  it('has each change as it was decided, notes too', () => {
    const blocks = [
      line([
        run('It '),
        del('shall'),
        ins('may'),
        { kind: 'footnote', content: [run('A'), { ...run('B'), change: INSERTED }], change: null },
        { kind: 'break', change: DELETED },
      ]),
    ]
    expect(all(true, ...blocks)).toEqual([paragraph('It ', 'may', footnote('A', 'B'))])
    expect(all(false, ...blocks)).toEqual([
      paragraph('It ', 'shall', footnote('A'), { kind: 'break' }),
    ])
    expect(decideChanges(blocks, CHANGES, (change) => change === INSERTED)).toEqual([
      paragraph('It ', 'shall', 'may', footnote('A', 'B'), { kind: 'break' }),
    ])
    expect(isUndecided(blocks)).toBe(true)
    expect(isUndecided([line([run('x')]), list([line([run('y')])])])).toBe(false)
  })

  it('joins a paragraph whose end went to the next one, and keeps its words where there is none', () => {
    const blocks = [line([run('One ')], DELETED), line([run('two.')])]
    expect(all(true, ...blocks)).toEqual([paragraph('One ', 'two.')])
    expect(all(false, ...blocks)).toEqual([paragraph('One '), paragraph('two.')])
    expect(all(true, line([run('One')], DELETED))).toEqual([paragraph('One')])
    const one: IncomingBlock = { kind: 'table', rows: [row([line([run('x')])])] }
    expect(all(true, line([run('One')], DELETED), one)).toEqual([paragraph('One'), table(['x'])])
  })

  it('joins items in the same way, and drops those of which nothing is left', () => {
    const items = list(
      [line([run('One ')], DELETED)],
      [line([del('two')], DELETED)],
      [line([run('three')])],
    )
    expect(all(true, items)).toEqual([clauses([paragraph('One ', 'three')])])
    expect(all(false, items)).toEqual([clauses('One ', 'two', 'three')])
    expect(all(true, list([line([del('One')], DELETED)]), line([run('x')]))).toEqual([
      paragraph('x'),
    ])
    expect(all(false, list([line([ins('One')], INSERTED)]))).toEqual([])
  })

  it('leaves a list in the item before when its own item went', () => {
    const items = list(
      [line([run('One')])],
      [line([del('two')], DELETED), list([line([run('inner')])])],
    )
    expect(all(true, items)).toEqual([clauses(['One', clauses('inner')])])
    expect(all(false, items)).toEqual([clauses('One', ['two', clauses('inner')])])
  })

  it('keeps items in which nothing stands, of files that have them', () => {
    expect(all(true, list([], [line([run('x')])]))).toEqual([clauses([], 'x')])
  })

  it('drops rows that went, and tables without rows', () => {
    const rows: IncomingBlock = {
      kind: 'table',
      rows: [
        row([line([run('a')])]),
        row([line([ins('b')], INSERTED)]),
        row([line([del('c')], DELETED)]),
      ],
    }
    expect(all(true, rows)).toEqual([table(['a'], ['b'])])
    expect(all(false, rows)).toEqual([table(['a'], ['c'])])
    const whole: IncomingBlock = { kind: 'table', rows: [row([line([ins('b')], INSERTED)])] }
    expect(all(false, whole)).toEqual([])
  })

  it('has lists of each kind and words that look somehow as they came', () => {
    const blocks: IncomingBlock[] = [
      { kind: 'bulletList', items: [[line([run('dot', { bold: true })])]] },
    ]
    expect(all(true, ...blocks)).toEqual([bullets([paragraph(words('dot', { bold: true }))])])
  })
})
