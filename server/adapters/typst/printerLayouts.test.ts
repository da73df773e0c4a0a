import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../../../e2e/pdf.ts'
import type { AlternativeOf } from '../../../shared/model/documents.ts'
import type { BracketId, MemberId, PartyId, PointId } from '../../../shared/model/ids.ts'
import type { Bracket, PointText } from '../../../shared/model/pointText.ts'
import { plainRemark } from '../../../shared/model/remark.ts'
import { planDocument, type PrintOptions } from '../../../shared/print/planDocument.ts'
import { LAYOUTS } from '../../../shared/model/layout.ts'
import { aPlan } from '../../../shared/print/testing/aPlan.ts'
import { clauses, footnote, paragraph, table } from '../../../shared/print/testing/aText.ts'
import { comparePlans } from '../../../shared/rules/comparePlans.ts'
import { planState } from '../../../shared/rules/planState.ts'
import { openWatchedPrinter, type WatchedPrinter } from './testing/watchedPrinter.ts'

const AT = Date.UTC(2025, 10, 20, 14, 5)
/** Cold, on a machine that does much else. */
const SLOW = 120_000
/** What Typst would act on if it were read as markup. */
const HOSTILE =
  '#panic("x") #import "@preview/a:1.0.0" [ $x^2$ *b* _i_ `r` @ref <label> \\ // = - "q"'

let printer: WatchedPrinter
beforeAll(async () => {
  printer = await openWatchedPrinter()
})
afterAll(() => printer.close())

const plan = aPlan({ Peace: [{ heading: 'Borders' }, { heading: 'Arms' }] })

async function bytesOf(text: PointText, options: Partial<PrintOptions>): Promise<Uint8Array> {
  const document = planDocument(plan, (id) => (id === 'p1' ? text : []), { at: AT, ...options })
  const printed = await printer.print(document, { paper: 'a4' })
  if (!printed.ok) throw new Error(printed.reason)
  // A document that is made without its tags is complained of.
  expect(printer.complaints.splice(0)).toEqual([])
  return printed.value
}
const readingOf = async (text: PointText, options: Partial<PrintOptions>) => {
  const reading = await readPdf(await bytesOf(text, options))
  return { ...reading, text: flat(reading.text), pages: reading.pages.map(flat) }
}
/** Words without the places where a line may break. */
const flat = (text: string): string => text.replace(/[\u200b\u00ad\u2066-\u2069]/g, '')

const disputed = (...words: string[]): Bracket => ({
  kind: 'bracket',
  bracketId: 'k1' as BracketId,
  alternatives: words.map((one, at) => ({
    of: `party-${at + 1}` as AlternativeOf,
    blocks: [paragraph(one)],
  })),
})
const oppose = (reason: string, isStale: boolean) => () => [
  { partyId: 'party-1' as PartyId, stance: 'oppose' as const, reason, isStale },
]

describe('a printed layout', { timeout: SLOW }, () => {
  it('shows brackets by party, or without the parties', async () => {
    const text = [paragraph('It meets ', disputed('soon', 'late'), '.')]
    const named = await readingOf(text, { layout: 'bracketed' })
    expect(named.text).toContain('It meets [Party A: soon | Party B: late].')
    const unnamed = await readingOf(text, { layout: 'bracketed', attributed: false })
    expect(unnamed.text).toContain('It meets [soon | late].')
  })

  it('shows positions, and says in words which are on earlier wording', async () => {
    const { text } = await readingOf([paragraph('Words.')], {
      layout: 'positions',
      positions: oppose('Too early.', true),
    })
    expect(text).toMatch(/Party Position Taken on Reservation or reason/)
    expect(text).toMatch(/A Party A Opposes earlier wording Too early\./)
    expect(text).toMatch(/B Party B No position/)
  })

  it('shows in columns what parties would have, beside the text', async () => {
    const { text } = await readingOf([paragraph(disputed('soon', 'late'))], {
      layout: 'columns',
      positions: oppose('Too early.', false),
    })
    expect(text).toContain('Opposes, on this wording')
    expect(text).toContain('Would have in brackets: soon')
  })

  it('shows the words of a redline in their order', async () => {
    const words = (text: string) => () => [paragraph(text), clauses('one')]
    const comparison = comparePlans(
      planState(plan, words('in thirty days')),
      planState(plan, words('in sixty days')),
      () => '',
    )
    const { text } = await readingOf([], { layout: 'redline', comparison })
    expect(text).toMatch(/in thirty ?sixty days/)
    expect(text).toContain('2 points changed.')
  })

  it('has comments in an annex', async () => {
    const by = 'ann' as MemberId
    const ref = { by, id: 'c' }
    const end = { client: 1, clock: 1 }
    const { text } = await readingOf([paragraph('Words.')], {
      comments: {
        which: 'all',
        members: [{ id: by, name: HOSTILE.slice(0, 30), partyId: null }],
        threads: [
          {
            ...{ ref, key: 'ann/c', pointId: 'p1' as PointId, healings: [], textHash: null },
            anchor: { first: end, last: end, quotation: HOSTILE, before: '', after: '' },
            opening: {
              ...{ ref, key: 'ann/c', by, at: AT, editedAt: null, reactions: [] },
              body: plainRemark(HOSTILE),
            },
            replies: [],
            resolution: { resolved: true, by, at: AT, turn: 1 },
          },
        ],
      },
    })
    expect(text.split(HOSTILE).length - 1).toBe(2)
    expect(text).toContain('Resolved by #panic("x") #import')
    expect(text).toMatch(/Annex Comments/i)
  })

  it('has on every page the hash, the number of the page, the recipient and the watermark', async () => {
    const name = HOSTILE.slice(0, 80)
    const { pages } = await readingOf([paragraph('Words.')], {
      hash: 'abcdef012345'.padEnd(64, '6'),
      recipient: { name, code: 'K7QM-2XRD' },
      watermark: '#eval("1") *NOT FINAL*',
      lineNumbers: true,
    })
    pages.forEach((page, at) => {
      expect(page).toContain('hash abcdef012345')
      expect(page).toContain(`Page ${at + 1} of ${pages.length}`)
      expect(page).toContain('code K7QM-2XRD')
      expect(page).toContain(`Copy for ${name}`)
      expect(page).toContain('#eval("1") *NOT FINAL*')
    })
  })

  it.each(LAYOUTS)(
    'takes words for words in the layout %s, tagged, the same twice',
    async (layout) => {
      const text = [
        paragraph(HOSTILE, disputed(HOSTILE, HOSTILE), footnote(HOSTILE)),
        disputed(HOSTILE, 'x'.repeat(3_000)),
        clauses(HOSTILE),
        table(['a', HOSTILE]),
      ]
      const of = (words: PointText) => planState(plan, () => words)
      const options: Partial<PrintOptions> = {
        layout,
        lineNumbers: layout !== 'columns',
        positions: oppose(`${HOSTILE} ${'y'.repeat(5_000)}`, true),
        ...(layout === 'redline' ? { comparison: comparePlans(of([]), of(text), () => '') } : {}),
      }
      const bytes = await bytesOf(text, options)
      const reading = await readPdf(bytes)
      expect(reading.tagged).toBe(true)
      expect(reading.text).toContain('#panic("x")')
      expect(await bytesOf(text, options)).toEqual(bytes)
    },
  )
})
