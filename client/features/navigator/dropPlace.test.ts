import { describe, expect, it } from 'vitest'
import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { aRecord } from '../../../shared/rules/testing/aRecord.ts'
import { type DragTarget, dropPlace } from './dropPlace.ts'

/** In the plan "a b c / d". */
const dropped = (id: string, target: DragTarget) =>
  dropPlace(aRecord().plan(), id as PointId, target)
const over = (point: string, edge: 'above' | 'below') => ({ point: point as PointId, edge })

describe('a point that is dragged', () => {
  it('stands behind or in front of the one under the pointer', () => {
    expect(dropped('a', over('c', 'below'))).toEqual({ pillarId: 'one', after: 'c' })
    expect(dropped('c', over('a', 'above'))).toEqual({ pillarId: 'one', after: null })
    expect(dropped('c', over('b', 'above'))).toEqual({ pillarId: 'one', after: 'a' })
    expect(dropped('a', over('d', 'above'))).toEqual({ pillarId: 'two', after: null })
  })

  it('goes to the beginning of the pillar under the pointer', () => {
    expect(dropped('b', { pillar: 'two' as PillarId })).toEqual({ pillarId: 'two', after: null })
  })

  it('stays where it is when it is dropped on its own place', () => {
    expect(dropped('b', over('b', 'above'))).toBeNull()
    expect(dropped('b', over('a', 'below'))).toBeNull()
    expect(dropped('b', over('c', 'above'))).toBeNull()
    expect(dropped('a', { pillar: 'one' as PillarId })).toBeNull()
    expect(dropped('ghost', over('a', 'below'))).toBeNull()
  })
})
