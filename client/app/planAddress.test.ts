import { describe, expect, it } from 'vitest'
import type { PlanId, PointId } from '../../shared/model/ids.ts'
import { planAddress, pointInAddress } from './planAddress.ts'

describe('the address of a plan', () => {
  it('leads back to the point that it was made for', () => {
    expect(planAddress('abc' as PlanId, null)).toBe('/plan/abc')
    expect(pointInAddress('')).toBeNull()
    const address = planAddress('abc' as PlanId, 'p-1' as PointId)
    expect(pointInAddress(address.slice('/plan/abc/'.length))).toBe('p-1')
  })

  it.each(['point', 'point/', 'point/A', 'point/a/b', 'points/a', 'a', 'point/a%20b'])(
    'leads nowhere with %j',
    (rest) => {
      expect(pointInAddress(rest)).toBe('elsewhere')
    },
  )
})
