import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { planDocument } from '../../../shared/print/planDocument.ts'
import { LAYOUTS } from '../../../shared/model/layout.ts'
import { aPlan } from '../../../shared/print/testing/aPlan.ts'
import { anyText } from '../../../shared/print/testing/anyText.ts'
import { openWatchedPrinter, type WatchedPrinter } from './testing/watchedPrinter.ts'

/** More by PARLEY_FUZZ_RUNS. */
const RUNS = Number(process.env['PARLEY_FUZZ_RUNS'] ?? 40)

let printer: WatchedPrinter
beforeAll(async () => {
  printer = await openWatchedPrinter()
})
afterAll(() => printer.close())

it(
  'makes a document of any text, as accessible as of any other',
  { timeout: 600_000 },
  async () => {
    const plan = aPlan({ Peace: [{ heading: 'One' }, { heading: 'Two', struck: true }] })
    await fc.assert(
      fc.asyncProperty(anyText(6), fc.constantFrom(...LAYOUTS), async (text, layout) => {
        const document = planDocument(plan, () => text, {
          at: 0,
          layout,
          lineNumbers: layout === 'bracketed',
          positions: () => [],
        })
        const printed = await printer.print(document, { paper: 'a4' })
        // A document that is made without its tags is complained of.
        expect(printer.complaints.splice(0)).toEqual([])
        expect(printed.ok).toBe(true)
      }),
      { numRuns: RUNS },
    )
  },
)
