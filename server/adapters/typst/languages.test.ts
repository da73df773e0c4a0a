import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../../../e2e/pdf.ts'
import type { PartyId } from '../../../shared/model/ids.ts'
import { LABEL_LANGUAGES, type LabelLanguage } from '../../../shared/model/labelLanguage.ts'
import { LAYOUTS } from '../../../shared/model/layout.ts'
import { LABELS } from '../../../shared/print/labels/table.ts'
import { planDocument, type PrintOptions } from '../../../shared/print/planDocument.ts'
import { aPlan } from '../../../shared/print/testing/aPlan.ts'
import { clauses, paragraph, reference } from '../../../shared/print/testing/aText.ts'
import { comparePlans } from '../../../shared/rules/comparePlans.ts'
import { planState } from '../../../shared/rules/planState.ts'
import { readFamilies } from './fonts.ts'
import { createLegible } from './legible.ts'
import { openWatchedPrinter, type WatchedPrinter } from './testing/watchedPrinter.ts'

const AT = Date.UTC(2025, 10, 20, 14, 5)
/** Cold, on a machine that does much else. */
const SLOW = 120_000

let printer: WatchedPrinter
beforeAll(async () => {
  printer = await openWatchedPrinter()
})
afterAll(() => printer.close())

const plan = aPlan({ Peace: [{ heading: 'Borders', sourceNumber: 21 }, { heading: 'Arms' }] })
const text = [paragraph('See ', reference('p2'), ', 4 days.'), clauses('One', 'Two')]

async function bytesOf(language: LabelLanguage, options: Partial<PrintOptions>) {
  const document = planDocument(plan, (id) => (id === 'p1' ? text : []), {
    ...{ at: AT, language, recipient: { name: 'Ann', code: 'K7QM-2XRD' } },
    ...options,
  })
  const printed = await printer.print(document, { paper: 'a4' })
  if (!printed.ok) throw new Error(printed.reason)
  expect(printer.complaints.splice(0)).toEqual([])
  return printed.value
}
/** Letters without what says how they are set, nor the places where lines may break. */
const bare = (words: string): string =>
  words.normalize('NFKC').replace(/[\s\u200b-\u200f\u00ad\u2066-\u2069\u0651\u064b-\u0650-]/g, '')

describe('a plan printed with labels of a language', { timeout: SLOW }, () => {
  it.each(LABEL_LANGUAGES)('says them in %s, and says which language that is', async (language) => {
    const labels = LABELS[language]
    const bytes = await bytesOf(language, {
      layout: 'positions',
      positions: () => [
        { partyId: 'party-1' as PartyId, stance: 'oppose', reason: 'Too early.', isStale: true },
      ],
      comments: { which: 'open', threads: [], members: [] },
      signatures: { closing: null, members: [] },
    })
    const { text: read, pages } = await readPdf(bytes)
    const found = bare(read)
    const { page, annex, forms } = labels
    const shown = [
      ...[page.contents, page.parties, page.party, page.position, page.takenOn, page.reason],
      ...[
        page.noComments,
        page.copyFor.replace(/:$/, ''),
        page.code,
        page.hash,
        annex.headings.open,
      ],
      ...[labels.stances.oppose, labels.noPosition, labels.earlierWording],
      ...[forms.signatures.heading, forms.signatures.nameAndTitle],
    ]
    // The reader puts some joined letters of Arabic beside their word, and turns phrases around; these it leaves.
    const alone = [
      ...[page.contents, page.parties, page.party, page.position, page.takenOn, page.code],
      ...[page.hash, labels.stances.oppose, forms.signatures.heading],
    ]
    for (const words of language === 'ar' ? alone : shown) expect(found).toContain(bare(words))
    if (language !== 'ar') {
      expect(found).toContain(bare(labels.standing({ kind: 'now', at: AT })))
      expect(found).toContain(bare(labels.noTextYet))
      const third = page.page.replace('{page}', '3').replace('{pages}', String(pages.length))
      expect(bare(pages[2] ?? '')).toContain(bare(third))
    }
    expect(found).toContain('K7QM2XRD')
    expect(Buffer.from(bytes).toString('latin1')).toMatch(new RegExp(`/Lang ?\\(${language}\\)`))
  })

  it.each(LAYOUTS)('is made tagged, from right to left, the same twice: %s', async (layout) => {
    const of = (words: typeof text) => planState(plan, () => words)
    const options: Partial<PrintOptions> = {
      layout,
      lineNumbers: layout !== 'columns',
      positions: () => [],
      ...(layout === 'redline' ? { comparison: comparePlans(of([]), of(text), () => '') } : {}),
    }
    const bytes = await bytesOf('ar', options)
    expect((await readPdf(bytes)).tagged).toBe(true)
    expect(await bytesOf('ar', options)).toEqual(bytes)
  })
})

it('has a picture for every letter of every label', async () => {
  const legible = createLegible(await readFamilies())
  const all = JSON.stringify(
    LABEL_LANGUAGES.map((one) => {
      const { page, annex, stances, standing, forms } = LABELS[one]
      const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2025, month, 3))
      return [page, annex, stances, forms, months.map((at) => standing({ kind: 'now', at }))]
    }),
  )
  expect(legible(all, all.length, true)).toBe(all)
})
