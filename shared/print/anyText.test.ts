import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PointId } from '../model/ids.ts'
import type { Block, Inline, TextRun } from '../model/pointText.ts'
import { planDocument } from './planDocument.ts'
import type { PrintBlock } from './printDocument.ts'
import { aPlan } from './testing/aPlan.ts'
import { insideOf, wordsIn } from './testing/reading.ts'

const plan = aPlan({ Peace: [{ heading: 'One' }, { heading: 'Old wording', struck: true }] })

describe('any text at all', () => {
  const character = fc.oneof(
    fc.constantFrom('\u202e', '\u2066', '\u2069', '\u0000', '\n', '\ud800', '\ufeff', '\u200b'),
    fc.constantFrom('a', ' ', 'ж', 'і', 'ع', '中', '😀', '\u0301', '#', '\\', '"'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
  )
  const someWords = fc.array(character, { maxLength: 12 }).map((all) => all.join(''))
  const run = fc.record<TextRun>({
    kind: fc.constant('text'),
    text: someWords,
    bold: fc.boolean(),
    italic: fc.boolean(),
    underline: fc.boolean(),
    link: fc.option(fc.webUrl()),
  })
  const inline = fc.oneof<fc.Arbitrary<Inline>[]>(
    run,
    fc.constant({ kind: 'break' }),
    fc.record({ kind: fc.constant('footnote' as const), content: fc.array(run, { maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('reference' as const),
      pointId: fc.constantFrom(null, 'p1' as PointId, 'p2' as PointId, 'gone' as PointId),
    }),
  )
  const span = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 100 }))
  const { block } = fc.letrec<{ block: Block; blocks: readonly Block[] }>((tie) => ({
    blocks: fc.array(tie('block'), { maxLength: 3 }),
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record({
        kind: fc.constant('paragraph' as const),
        content: fc.array(inline, { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constantFrom('orderedList' as const, 'bulletList' as const),
        items: fc.array(tie('blocks'), { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('table' as const),
        rows: fc.array(
          fc.array(
            fc.record({
              header: fc.boolean(),
              colspan: span,
              rowspan: span,
              blocks: tie('blocks'),
            }),
            { maxLength: 3 },
          ),
          { maxLength: 3 },
        ),
      }),
    ),
  }))

  it('prints, and keeps every letter in its order', () => {
    let tables = 0
    fc.assert(
      fc.property(fc.array(block, { maxLength: 3 }), (text) => {
        const document = planDocument(plan, () => text, { at: 0 })
        const blocks = document.pillars[0]?.points[0]?.blocks ?? []
        expect(JSON.parse(JSON.stringify(blocks))).toEqual(blocks)
        const [first] = blocks
        const isMissing = first?.kind === 'paragraph' && first.placeholder
        expect(isMissing ? '' : lettersOf(wordsIn(blocks))).toBe(lettersOf(wordsOfText(text)))
        tables += tablesIn(blocks, coversItsGrid)
      }),
      { numRuns: 100 },
    )
    expect(tables).toBeGreaterThan(10)
  })

  const isLetter = /[\p{L}\p{N}]/u
  const lettersOf = (text: string): string =>
    Array.from(text.normalize('NFD'))
      .filter((one) => isLetter.test(one))
      .join('')
  const inlineWords = (one: Inline): string =>
    one.kind === 'text'
      ? one.text
      : one.kind === 'footnote'
        ? one.content.map(inlineWords).join(' ')
        : one.kind === 'reference' && one.pointId !== null
          ? ({ p1: 'point 1', p2: '“Old wording” (struck)' }[String(one.pointId)] ??
            'a point that is not in this plan')
          : ' '
  const wordsOfText = (text: readonly Block[]): string =>
    text
      .map((one) =>
        one.kind === 'paragraph'
          ? one.content.map(inlineWords).join(' ')
          : one.kind === 'table'
            ? one.rows.map((row) => row.map((a) => wordsOfText(a.blocks)).join(' ')).join(' ')
            : one.items.map(wordsOfText).join(' '),
      )
      .join(' ')
})

/** Calls `check` on every table and says how many there are. */
function tablesIn(blocks: readonly PrintBlock[], check: (table: PrintBlock) => void): number {
  return blocks.reduce((sum, one) => {
    if (one.kind === 'table') check(one)
    return sum + (one.kind === 'table' ? 1 : 0) + tablesIn(insideOf(one).flat(), check)
  }, 0)
}

function coversItsGrid(block: PrintBlock): void {
  if (block.kind !== 'table') return
  const covered = new Set<string>()
  let twice = false
  for (const { x, y, colspan, rowspan } of block.cells) {
    for (let down = y; down < y + rowspan; down++) {
      for (let across = x; across < x + colspan; across++) {
        twice ||= covered.has(`${across},${down}`)
        covered.add(`${across},${down}`)
      }
    }
  }
  expect(twice).toBe(false)
  expect(covered.size).toBe(block.columns.length * block.rows)
}
