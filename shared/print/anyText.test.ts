import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '../model/pointText.ts'
import { spellBrackets } from '../model/spellBrackets.ts'
import { planDocument } from './planDocument.ts'
import type { PrintBlock } from './printDocument.ts'
import { anyText } from './testing/anyText.ts'
import { aPlan } from './testing/aPlan.ts'
import { insideOf, wordsIn } from './testing/reading.ts'

const plan = aPlan({ Peace: [{ heading: 'One' }, { heading: 'Old wording', struck: true }] })

describe('any text at all', () => {
  it('prints, and keeps every letter in its order', () => {
    let tables = 0
    fc.assert(
      fc.property(anyText(3), (text) => {
        const document = planDocument(plan, () => text, { at: 0 })
        const blocks = document.pillars[0]?.points[0]?.blocks ?? []
        expect(JSON.parse(JSON.stringify(blocks))).toEqual(blocks)
        const [first] = blocks
        const isMissing = first?.kind === 'paragraph' && first.placeholder
        expect(isMissing ? '' : lettersOf(wordsIn(blocks))).toBe(
          lettersOf(wordsOfText(spelled(text))),
        )
        tables += tablesIn(blocks, coversItsGrid)
      }),
      { numRuns: 100 },
    )
    expect(tables).toBeGreaterThan(10)
  })

  const spelled = (text: readonly Block[]) =>
    spellBrackets(text, (of) => (of === 'text' ? 'as drafted' : 'a party that is not in this plan'))
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
            : one.kind === 'bracket'
              ? ''
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
