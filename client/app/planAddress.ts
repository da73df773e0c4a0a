import { isId, type PlanId, type PointId } from '../../shared/model/ids.ts'

/** What of a plan an address leads to. */
export type PlanPlace =
  | { readonly kind: 'text'; readonly pointId: PointId | null }
  | { readonly kind: 'agreement' }
  | { readonly kind: 'members' }
  | { readonly kind: 'record' }

/** Reads what comes after `/plan/<planId>/`; null for an address that Parley does not have. */
export function placeInAddress(rest: string): PlanPlace | null {
  switch (rest.replace(/\/$/, '')) {
    case '':
      return rest === '' ? { kind: 'text', pointId: null } : null
    case 'agreement':
      return { kind: 'agreement' }
    case 'members':
      return { kind: 'members' }
    case 'record':
      return { kind: 'record' }
  }
  const id = /^point\/([^/]+)\/?$/.exec(rest)?.[1]
  return id !== undefined && isId(id) ? { kind: 'text', pointId: id as PointId } : null
}

export const planAddress = (planId: PlanId, point: PointId | null): string =>
  point === null ? `/plan/${planId}` : `/plan/${planId}/point/${point}`

export const agreementAddress = (planId: PlanId): string => `/plan/${planId}/agreement`

export const membersAddress = (planId: PlanId): string => `/plan/${planId}/members`

export const recordAddress = (planId: PlanId): string => `/plan/${planId}/record`
