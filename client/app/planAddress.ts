import { isId, type PlanId, type PointId, type VersionId } from '../../shared/model/ids.ts'

/** What of a plan an address leads to. */
export type PlanPlace =
  | { readonly kind: 'text'; readonly pointId: PointId | null }
  | { readonly kind: 'agreement' }
  | { readonly kind: 'versions' }
  | { readonly kind: 'version'; readonly versionId: VersionId }
  /** The sides by their names: the id of a version, or a word for the text of now or of the last visit. */
  | { readonly kind: 'compare'; readonly from: string; readonly to: string }
  | { readonly kind: 'members' }
  | { readonly kind: 'record' }
  | { readonly kind: 'returned' }

/** Reads what comes after `/plan/<planId>/`; null for an address that Parley does not have. */
export function placeInAddress(rest: string): PlanPlace | null {
  switch (rest.replace(/\/$/, '')) {
    case '':
      return rest === '' ? { kind: 'text', pointId: null } : null
    case 'agreement':
      return { kind: 'agreement' }
    case 'versions':
      return { kind: 'versions' }
    case 'members':
      return { kind: 'members' }
    case 'record':
      return { kind: 'record' }
    case 'returned':
      return { kind: 'returned' }
  }
  const [first, second = '', third = '', ...more] = rest.replace(/\/$/, '').split('/')
  if (!isId(second) || more.length > 0) return null
  if (first === 'compare') return isId(third) ? { kind: 'compare', from: second, to: third } : null
  if (third !== '') return null
  // Ids are branded here and where they are made.
  if (first === 'point') return { kind: 'text', pointId: second as PointId }
  if (first === 'version') return { kind: 'version', versionId: second as VersionId }
  return null
}

export const planAddress = (planId: PlanId, point: PointId | null): string =>
  point === null ? `/plan/${planId}` : `/plan/${planId}/point/${point}`

export const agreementAddress = (planId: PlanId): string => `/plan/${planId}/agreement`

export const versionsAddress = (planId: PlanId): string => `/plan/${planId}/versions`

export const versionAddress = (planId: PlanId, id: VersionId): string =>
  `/plan/${planId}/version/${id}`

export const compareAddress = (planId: PlanId, from: string, to: string): string =>
  `/plan/${planId}/compare/${from}/${to}`

export const membersAddress = (planId: PlanId): string => `/plan/${planId}/members`

export const recordAddress = (planId: PlanId): string => `/plan/${planId}/record`

/** Where a file that a delegation worked on is brought back. */
export const returnedAddress = (planId: PlanId): string => `/plan/${planId}/returned`
