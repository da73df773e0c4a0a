import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planDocument } from './planDocument.ts'
import type { PrintBlock } from './printDocument.ts'
import { anyText } from './testing/anyText.ts'
import { aPlan } from './testing/aPlan.ts'
import { lettersOf, lettersOfText } from './testing/letters.ts'
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
        expect(isMissing ? '' : lettersOf(wordsIn(blocks))).toBe(lettersOfText(text))
        tables += tablesIn(blocks, coversItsGrid)
      }),
      { numRuns: 100 },
    )
    expect(tables).toBeGreaterThan(10)
  })
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
