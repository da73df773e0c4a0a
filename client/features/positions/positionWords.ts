import type { Stance } from '../../../shared/model/entry.ts'
import { findMember, type Plan } from '../../../shared/model/plan.ts'
import type { Position } from '../../../shared/model/review.ts'
import type { Receipt } from '../../../shared/model/record.ts'
import type { PointState } from '../../../shared/rules/agreement.ts'
import { stateWords } from '../../../shared/rules/agreementWords.ts'
import { moment } from '../../ui/moment.ts'

/** What each stance means, for whoever is about to take it. */
export const MEANING: Record<Stance, string> = {
  accept: 'These words are agreed as they stand.',
  'accept-ad-referendum': 'Agreed at this table; the capital still has to confirm it.',
  'accept-with-reservation': 'Agreed, apart from what the reservation says.',
  oppose: 'These words are not agreed. The reason tells the others why.',
  'seek-instructions': 'No decision yet: the question is with the capital.',
}

/** The status of a point in a full sentence. */
export function stateSentence(state: PointState): string {
  switch (state.kind) {
    case 'withdrawn':
      return 'Struck. Positions stay as they were taken; no new ones are.'
    case 'empty':
      return 'No text yet. Positions are taken on words; write them first.'
    case 'open':
      return 'Open: not every party accepts the words of now.'
    case 'bracketed':
      return `${stateWords(state)} in the text: these words are still disputed.`
    case 'stale':
    case 'agreed-ad-referendum':
    case 'agreed':
      return `${stateWords(state)}.`
  }
}

/** Who took a position and when, as far as it is known; the server's word before the author's own clock. */
export function whoAndWhen(
  plan: Plan,
  position: Position,
  receipt: Receipt | undefined,
  isUnsent: boolean,
): string {
  const by = receipt?.by ?? position.by
  const name = by === null ? null : (findMember(plan, by)?.name ?? 'Somebody who left the plan')
  const when = isUnsent ? 'not sent yet' : moment(receipt?.at ?? position.at)
  return name === null ? capital(when) : `${name} · ${when}`
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
