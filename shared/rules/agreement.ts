import type { Stance } from '../model/entry.ts'
import type { PartyId, PillarId, PointId } from '../model/ids.ts'
import type { Party } from '../model/party.ts'
import { type Plan, pointsOf } from '../model/plan.ts'
import type { Point } from '../model/point.ts'
import type { PointText } from '../model/pointText.ts'
import { bracketIdsIn } from '../model/pointBrackets.ts'
import { heldPosition, type Position, type Review } from '../model/review.ts'
import { textHash, wordingOf } from '../model/wording.ts'

/*
 * Where agreement stands. Nobody types a status: it is worked out from the text, the brackets in it and the positions
 * of the parties, by the same rules on every side.
 */

/** What of a point's text the rules look at. */
export interface TextFacts {
  readonly textHash: string
  readonly isEmpty: boolean
  /** Brackets in the text. */
  readonly brackets: number
}

/** Looks at a text. */
export function factsOf(text: PointText): TextFacts {
  const wording = wordingOf(text)
  return {
    textHash: textHash(wording),
    isEmpty: wording.length === 0,
    brackets: bracketIdsIn(wording).length,
  }
}

/** One party on one point. */
export interface Standing {
  readonly party: Party
  /** Null for a party that is silent, or withdrew its position. */
  readonly position: Position | null
  /** The position was taken on other words than those that stand there now. */
  readonly isStale: boolean
}

/** The status of a point; what stands first here outweighs what comes after. */
export type PointState =
  | { readonly kind: 'withdrawn' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'bracketed'; readonly brackets: number }
  | { readonly kind: 'stale'; readonly positions: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'agreed-ad-referendum' }
  | { readonly kind: 'agreed' }

export interface PointAgreement {
  readonly point: Point
  readonly state: PointState
  readonly isLocked: boolean
  /** One for each party, in the order of the plan. */
  readonly standings: readonly Standing[]
}

/** Works out one point. */
export function pointAgreement(
  plan: Plan,
  point: Point,
  text: TextFacts,
  review: Review,
): PointAgreement {
  const standings = plan.parties.map((party): Standing => {
    const position = heldPosition(review, party.id, point.id)
    return {
      party,
      position,
      isStale: position !== null && position.textHash !== text.textHash,
    }
  })
  return {
    point,
    state: stateOf(point, text, standings),
    isLocked: point.lock !== null,
    standings,
  }
}

function stateOf(point: Point, text: TextFacts, standings: readonly Standing[]): PointState {
  if (point.status === 'struck') return { kind: 'withdrawn' }
  if (text.isEmpty) return { kind: 'empty' }
  if (text.brackets > 0) return { kind: 'bracketed', brackets: text.brackets }
  const stale = standings.filter((one) => one.isStale).length
  if (stale > 0) return { kind: 'stale', positions: stale }
  const stances = standings.map((one) => one.position?.stance ?? null)
  if (stances.length === 0) return { kind: 'open' }
  if (stances.every((stance) => stance === 'accept')) return { kind: 'agreed' }
  if (stances.every((stance) => stance === 'accept' || stance === 'accept-ad-referendum')) {
    return { kind: 'agreed-ad-referendum' }
  }
  return { kind: 'open' }
}

export const isAgreed = (state: PointState): boolean =>
  state.kind === 'agreed' || state.kind === 'agreed-ad-referendum'

/** Whether a point stands between the parties and an agreement; a withdrawn one does not. */
export const blocksAgreement = (state: PointState): boolean =>
  state.kind !== 'withdrawn' && !isAgreed(state)

/** What stands between a point and agreement, one by one. */
export type Blocker =
  | { readonly kind: 'empty' }
  | { readonly kind: 'brackets'; readonly brackets: number }
  | { readonly kind: 'silent' | 'stale'; readonly party: Party }
  | {
      readonly kind: 'stance'
      readonly party: Party
      readonly stance: Exclude<Stance, 'accept' | 'accept-ad-referendum'>
    }

/** Everything that keeps a point from being agreed; nothing for an agreed or withdrawn one. */
export function blockersOf(agreement: PointAgreement): readonly Blocker[] {
  const { state, standings } = agreement
  if (!blocksAgreement(state)) return []
  if (state.kind === 'empty') return [{ kind: 'empty' }]
  const blockers: Blocker[] = []
  if (state.kind === 'bracketed') blockers.push({ kind: 'brackets', brackets: state.brackets })
  for (const { party, position, isStale } of standings) {
    if (position === null) blockers.push({ kind: 'silent', party })
    else if (isStale) blockers.push({ kind: 'stale', party })
    else if (
      position.stance === 'accept-with-reservation' ||
      position.stance === 'oppose' ||
      position.stance === 'seek-instructions'
    ) {
      blockers.push({ kind: 'stance', party, stance: position.stance })
    }
  }
  return blockers
}

/** How many points are in each state. */
export interface Tally {
  /** Points that are not withdrawn. */
  readonly points: number
  readonly agreed: number
  readonly adReferendum: number
  readonly bracketed: number
  /** Brackets in all points together. */
  readonly brackets: number
  /** Points with positions on earlier wording. */
  readonly stale: number
  readonly open: number
  readonly empty: number
  readonly withdrawn: number
}

/** How one party stands over all points that are not withdrawn. */
export type PartyTally = Readonly<Record<Stance | 'stale' | 'silent', number>>

export interface PlanAgreement {
  readonly pillars: readonly {
    readonly id: PillarId
    readonly heading: string
    readonly points: readonly PointAgreement[]
    readonly tally: Tally
  }[]
  readonly tally: Tally
  readonly parties: ReadonlyMap<PartyId, PartyTally>
}

/** Works out the whole plan. */
export function planAgreement(
  plan: Plan,
  textOf: (pointId: PointId) => TextFacts,
  review: Review,
): PlanAgreement {
  const points = new Map(
    pointsOf(plan).map((point) => [
      point.id,
      pointAgreement(plan, point, textOf(point.id), review),
    ]),
  )
  const all = [...points.values()]
  return {
    pillars: plan.pillars.map((pillar) => {
      const own = pillar.points.flatMap((point) => points.get(point.id) ?? [])
      return { id: pillar.id, heading: pillar.heading, points: own, tally: tallyOf(own) }
    }),
    tally: tallyOf(all),
    parties: new Map(plan.parties.map((party) => [party.id, partyTally(party.id, all)])),
  }
}

export function tallyOf(points: readonly PointAgreement[]): Tally {
  const count = (kind: PointState['kind']): number =>
    points.filter((one) => one.state.kind === kind).length
  return {
    points: points.length - count('withdrawn'),
    agreed: count('agreed'),
    adReferendum: count('agreed-ad-referendum'),
    bracketed: count('bracketed'),
    brackets: points.reduce(
      (sum, { state }) => sum + (state.kind === 'bracketed' ? state.brackets : 0),
      0,
    ),
    stale: points.filter(
      ({ state, standings }) =>
        state.kind !== 'withdrawn' && standings.some((standing) => standing.isStale),
    ).length,
    open: count('open'),
    empty: count('empty'),
    withdrawn: count('withdrawn'),
  }
}

function partyTally(partyId: PartyId, points: readonly PointAgreement[]): PartyTally {
  const tally = {
    accept: 0,
    'accept-ad-referendum': 0,
    'accept-with-reservation': 0,
    oppose: 0,
    'seek-instructions': 0,
    stale: 0,
    silent: 0,
  }
  for (const { state, standings } of points) {
    if (state.kind === 'withdrawn') continue
    const standing = standings.find((one) => one.party.id === partyId)
    if (standing === undefined) continue
    const { position, isStale } = standing
    if (position === null) tally.silent += 1
    else if (isStale) tally.stale += 1
    else if (position.stance !== 'withdrawn') tally[position.stance] += 1
  }
  return tally
}
