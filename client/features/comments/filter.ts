import type { MemberId, PartyId, PointId } from '../../../shared/model/ids.ts'
import { findMember, type Plan, pointsOf } from '../../../shared/model/plan.ts'
import { mentionsIn, type Remark } from '../../../shared/model/remark.ts'
import { isResolved, type Said, type Thread } from '../../../shared/model/review.ts'
import { isTakenBack } from '../../sync/takenBack.ts'

/** Which threads the panel shows. */
export interface Filter {
  readonly state: 'open' | 'resolved' | 'mine'
  /** The party of whoever began the thread; `none` for people without one, null for everybody. */
  readonly party: PartyId | 'none' | null
  /** Null for all points. */
  readonly pointId: PointId | null
}

/** Who looks. */
export interface Reader {
  readonly memberId: MemberId
  readonly partyId: PartyId | null
}

/** All that was said in a thread, in its order. */
export const saidIn = (thread: Thread): readonly Said[] =>
  thread.opening === null ? thread.replies : [thread.opening, ...thread.replies]

/** Whether somebody said something in a thread, or is called upon there, alone or with their party. */
export const isMine = (thread: Thread, { memberId, partyId }: Reader): boolean =>
  saidIn(thread).some((said) => said.by === memberId || callsUpon(said.body, memberId, partyId))

const callsUpon = (body: Remark | null, memberId: MemberId, partyId: PartyId | null): boolean =>
  body !== null && mentionsIn(body).some(({ id }) => id === memberId || id === partyId)

/** The threads that a filter shows, in the order of the plan and then of their beginning. */
export function filterThreads(
  threads: readonly Thread[],
  filter: Filter,
  plan: Plan,
  reader: Reader,
): readonly Thread[] {
  const order = new Map(pointsOf(plan).map((point, at) => [point.id, at]))
  const place = (thread: Thread): number => order.get(thread.pointId) ?? order.size
  return threads
    .filter((thread) => isIn(thread, filter, plan) && isOfState(thread, filter.state, reader))
    .map((thread, at) => ({ thread, at }))
    .sort((a, b) => place(a.thread) - place(b.thread) || a.at - b.at)
    .map(({ thread }) => thread)
}

/** How many threads each state holds, as far as point and party are chosen. */
export function countThreads(
  threads: readonly Thread[],
  filter: Filter,
  plan: Plan,
  reader: Reader,
): Readonly<Record<Filter['state'], number>> {
  const within = threads.filter((thread) => isIn(thread, filter, plan) && !isTakenBack(thread))
  const count = (state: Filter['state']): number =>
    within.filter((thread) => isOfState(thread, state, reader)).length
  return { open: count('open'), resolved: count('resolved'), mine: count('mine') }
}

function isIn(thread: Thread, { pointId, party }: Filter, plan: Plan): boolean {
  if (pointId !== null && thread.pointId !== pointId) return false
  return party === null || (findMember(plan, thread.ref.by)?.partyId ?? 'none') === party
}

function isOfState(thread: Thread, state: Filter['state'], reader: Reader): boolean {
  switch (state) {
    case 'open':
      return !isResolved(thread)
    case 'resolved':
      return isResolved(thread)
    case 'mine':
      return isMine(thread, reader)
  }
}
