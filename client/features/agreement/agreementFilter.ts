import type { Stance } from '../../../shared/model/entry.ts'
import type { PartyId, PillarId } from '../../../shared/model/ids.ts'
import {
  blocksAgreement,
  type PlanAgreement,
  type PointAgreement,
} from '../../../shared/rules/agreement.ts'
import { heldStance } from '../../../shared/rules/agreementWords.ts'

/** How a party may stand on a point; what is on earlier wording counts as that and as nothing else. */
export type StandingKind = Stance | 'stale' | 'silent'

/** Which points of the plan are shown. */
export interface AgreementFilter {
  /** Only points that are not agreed. */
  readonly onlyBlocked: boolean
  readonly pillarId: PillarId | null
  readonly standing: { readonly partyId: PartyId; readonly kind: StandingKind } | null
}

export const EVERYTHING: AgreementFilter = { onlyBlocked: false, pillarId: null, standing: null }

export type AgreementPillar = PlanAgreement['pillars'][number]

/** The pillars with only the points that a filter lets through; a pillar without any is left out. */
export function filtered(
  agreement: PlanAgreement,
  filter: AgreementFilter,
): readonly AgreementPillar[] {
  return agreement.pillars.flatMap((pillar) => {
    if (filter.pillarId !== null && filter.pillarId !== pillar.id) return []
    const points = pillar.points.filter((point) => passes(point, filter))
    return points.length === 0 ? [] : [{ ...pillar, points }]
  })
}

function passes(point: PointAgreement, { onlyBlocked, standing }: AgreementFilter): boolean {
  if (onlyBlocked && !blocksAgreement(point.state)) return false
  if (standing === null) return true
  const own = point.standings.find((one) => one.party.id === standing.partyId)
  // A struck point is no party's open business.
  return own !== undefined && point.state.kind !== 'withdrawn' && kindOf(own) === standing.kind
}

function kindOf(standing: PointAgreement['standings'][number]): StandingKind {
  return standing.isStale ? 'stale' : (heldStance(standing) ?? 'silent')
}
