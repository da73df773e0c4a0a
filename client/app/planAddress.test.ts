import { describe, expect, it } from 'vitest'
import type { PlanId, PointId, VersionId } from '../../shared/model/ids.ts'
import {
  agreementAddress,
  compareAddress,
  membersAddress,
  placeInAddress,
  planAddress,
  recordAddress,
  returnedAddress,
  versionAddress,
  versionsAddress,
} from './planAddress.ts'

const PLAN = 'abc' as PlanId
const rest = (address: string): string => address.slice('/plan/abc/'.length)

describe('the address of a plan', () => {
  it('leads back to the point that it was made for', () => {
    expect(planAddress(PLAN, null)).toBe('/plan/abc')
    expect(placeInAddress('')).toEqual({ kind: 'text', pointId: null })
    const address = planAddress(PLAN, 'p-1' as PointId)
    expect(placeInAddress(rest(address))).toEqual({ kind: 'text', pointId: 'p-1' })
  })

  it('leads to where agreement stands, to the members and to the record', () => {
    expect(placeInAddress(rest(agreementAddress(PLAN)))).toEqual({ kind: 'agreement' })
    expect(placeInAddress(rest(membersAddress(PLAN)))).toEqual({ kind: 'members' })
    expect(placeInAddress(rest(recordAddress(PLAN)))).toEqual({ kind: 'record' })
    expect(placeInAddress(rest(returnedAddress(PLAN)))).toEqual({ kind: 'returned' })
    expect(placeInAddress('members/')).toEqual({ kind: 'members' })
  })

  it('leads to the versions, to one of them and to the difference of two', () => {
    expect(placeInAddress(rest(versionsAddress(PLAN)))).toEqual({ kind: 'versions' })
    const version = versionAddress(PLAN, 'v1' as VersionId)
    expect(placeInAddress(rest(version))).toEqual({ kind: 'version', versionId: 'v1' })
    const compare = compareAddress(PLAN, 'v1', 'now')
    expect(placeInAddress(rest(compare))).toEqual({ kind: 'compare', from: 'v1', to: 'now' })
  })

  it.each([
    '/',
    'version',
    'version/A',
    'versions/a',
    'compare/a',
    'compare/a/b/c',
    'point',
    'point/',
    'point/A',
    'point/a/b',
    'points/a',
    'a',
    'point/a%20b',
    'members/a',
    'Record',
  ])('leads nowhere with %j', (nowhere) => {
    expect(placeInAddress(nowhere)).toBeNull()
  })
})
