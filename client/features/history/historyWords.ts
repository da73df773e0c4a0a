import type { MemberId } from '../../../shared/model/ids.ts'
import { findMember, type Plan } from '../../../shared/model/plan.ts'
import type { HistoryState } from '../../sync/history.ts'
import { moment } from '../../ui/moment.ts'

/** Who wrote a state, for instance "Anna (A) and Boris (B)". What came with the template is Parley's. */
export function writersOf(plan: Plan, { by }: Pick<HistoryState, 'by'>): string {
  const names = by.map((id) => {
    if (id === 'server') return 'Parley'
    const member = findMember(plan, id as MemberId)
    const party = plan.parties.find((one) => one.id === member?.partyId)
    const name = member?.name ?? 'somebody who is not in this plan'
    return party === undefined ? name : `${name} (${party.letter})`
  })
  const last = names.at(-1) ?? ''
  const first = names.slice(0, -1)
  return first.length === 0 ? last : `${first.join(', ')} and ${last}`
}

/** For instance "Anna (A), 3 March 2031 at 14:05". */
export const stateSentence = (plan: Plan, state: HistoryState): string =>
  `${writersOf(plan, state)}, ${moment(state.at)}`
