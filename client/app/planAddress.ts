import { isId, type PlanId, type PointId } from '../../shared/model/ids.ts'

/** What comes after `/plan/<planId>/`: a point, nothing, or an address that Parley does not have. */
export function pointInAddress(rest: string): PointId | null | 'elsewhere' {
  if (rest === '') return null
  const id = /^point\/([^/]+)\/?$/.exec(rest)?.[1]
  return id !== undefined && isId(id) ? (id as PointId) : 'elsewhere'
}

export const planAddress = (planId: PlanId, point: PointId | null): string =>
  point === null ? `/plan/${planId}` : `/plan/${planId}/point/${point}`
