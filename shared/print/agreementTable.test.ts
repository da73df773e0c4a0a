import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Stance } from '../model/entry.ts'
import type { MemberId, PartyId, PointId } from '../model/ids.ts'
import type { Plan } from '../model/plan.ts'
import type { Receipt } from '../model/record.ts'
import { type Review, readReview } from '../model/review.ts'
import { wordingOf } from '../model/wording.ts'
import { writePosition } from '../model/writeReview.ts'
import { factsOf, planAgreement } from '../rules/agreement.ts'
import { agreementCsv, agreementFileName, csvOf } from './agreementTable.ts'
import { aPlan } from './testing/aPlan.ts'
import { paragraph } from './testing/aText.ts'

const TEXT = [paragraph('The Parties shall agree.')]

function aReview(said: readonly [party: string, stance: Stance, words: string, reason: string][]) {
  const doc = new Y.Doc()
  said.forEach(([party, stance, words, reason], at) =>
    writePosition(
      doc,
      { by: 'ann' as MemberId, at: Date.UTC(2031, 0, 2, 3, 4, at), newId: () => `n-${at}` },
      {
        partyId: party as PartyId,
        pointId: 'p1' as PointId,
        stance,
        reason,
        wording: wordingOf([paragraph(words)]),
      },
    ),
  )
  return readReview(doc)
}

const csv = (plan: Plan, review: Review, receipts: ReadonlyMap<string, Receipt> = new Map()) =>
  agreementCsv(
    plan,
    planAgreement(plan, () => factsOf(TEXT), review),
    receipts,
  )

describe('the table of agreement', () => {
  const plan = aPlan({
    Peace: [{ heading: 'Borders, "old" and new' }, { heading: 'Arms', struck: true }],
  })
  const reason = '=HYPERLINK("x")'
  const review = aReview([
    ['party-1', 'accept', 'The Parties shall agree.', ''],
    ['party-2', 'oppose', 'Earlier words.', reason],
  ])
  const names = plan.parties.map((party) => party.name)

  it('has a row of headings and one for each point, as RFC 4180 wants it', () => {
    const [first, second, third, ...rest] = csv(plan, review).split('\r\n')
    const columns = names.flatMap((name) =>
      ['stance', 'on current wording', 'reason', 'taken by', 'taken at'].map(
        (column) => `${name}: ${column}`,
      ),
    )
    expect(first).toBe(
      `\ufeffPillar,Number,Source number,Heading,Status,Locked,${columns.join(',')}`,
    )
    const source = plan.pillars[0]?.points.map((point) => point.sourceNumber ?? '')
    expect(second).toBe(
      [
        `Peace,1,${source?.[0]},"Borders, ""old"" and new",1 position on earlier wording,no`,
        'Accepts,yes,,,2031-01-02T03:04:00.000Z',
        `Opposes,no,"'=HYPERLINK(""x"")",,2031-01-02T03:04:01.000Z`,
        ...names.slice(2).map(() => 'No position,,,,'),
      ].join(','),
    )
    expect(third).toBe(
      [`Peace,,${source?.[1]},Arms,Struck,no`, ...names.map(() => 'No position,,,,')].join(','),
    )
    expect(rest).toEqual([''])
  })

  it('believes the receipt before the clock of the author, and no clock beyond all dates', () => {
    const [position] = review.positions.get('party-1' as PartyId)?.get('p1' as PointId) ?? []
    const key = position?.key ?? ''
    const of = (at: number) => new Map([[key, { at, by: 'ann' as MemberId }]])
    expect(csv(plan, review, of(0))).toContain(',Accepts,yes,,,1970-01-01T00:00:00.000Z,')
    expect(csv(plan, review, of(Number.MAX_SAFE_INTEGER))).toContain('+275760-09-13')
  })

  it.each(['=1', '+1', '-1', '@A1', '\t=1', '\r=1'])(
    'keeps %j from being worked out by a spreadsheet',
    (text) => {
      expect(csvOf([[text, 'b']])).toContain(`'${text}`)
    },
  )

  it('quotes what holds a comma, a quotation mark or the end of a line, and nothing else', () => {
    expect(csvOf([['a b', 'a,b', 'a"b', 'a\nb', 'é']])).toBe('\ufeffa b,"a,b","a""b","a\nb",é\r\n')
  })

  it('is named after the plan, by letters that every system takes', () => {
    expect(agreementFileName({ title: 'A plan: 1/2', symbol: 'Draft 3/Rev.1' })).toBe(
      'A-plan-1-2_Draft-3-Rev-1_agreement.csv',
    )
    expect(agreementFileName({ title: '??', symbol: '' })).toBe('plan_agreement.csv')
  })
})
