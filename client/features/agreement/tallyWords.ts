import type { PartyTally, PlanAgreement, Tally } from '../../../shared/rules/agreement.ts'
import { count } from '../../../shared/rules/agreementWords.ts'

/** The whole plan in one line: "11 of 28 points agreed by all · 9 in brackets · 4 positions on earlier wording". */
export function planSentence(agreement: PlanAgreement): string {
  const { agreed, adReferendum, points, bracketed } = agreement.tally
  const stale = [...agreement.parties.values()].reduce((sum, party) => sum + party.stale, 0)
  return [
    `${agreed} of ${count(points, 'point')} agreed by all`,
    adReferendum > 0 && `${adReferendum} ad referendum`,
    bracketed > 0 && `${bracketed} in brackets`,
    stale > 0 && `${count(stale, 'position')} on earlier wording`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** One pillar, the same way; what there is none of is left out. */
export function pillarSentence(tally: Tally): string {
  const { agreed, adReferendum, points, bracketed, stale, empty } = tally
  return [
    `${agreed} of ${points} agreed`,
    adReferendum > 0 && `${adReferendum} ad referendum`,
    bracketed > 0 && `${bracketed} in brackets`,
    stale > 0 && `${stale} with earlier wording`,
    empty > 0 && `${empty} without text`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** How a party stands over all points, in the order in which it is told. */
export const TALLIED = [
  ['accept', 'accepts'],
  ['accept-ad-referendum', 'ad referendum'],
  ['accept-with-reservation', 'with reservation'],
  ['oppose', 'opposes'],
  ['seek-instructions', 'seeks instructions'],
  ['stale', 'on earlier wording'],
  ['silent', 'no position'],
] as const satisfies readonly (readonly [keyof PartyTally, string])[]
