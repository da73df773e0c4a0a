import { describe, expect, it } from 'vitest'
import type { PillarId, PlanId, PointId } from '../../../shared/model/ids.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Point } from '../../../shared/model/point.ts'
import { found } from './found.ts'
import { step } from './step.ts'

const point = (number: number, heading: string, sourceNumber: number | null = null): Point => ({
  id: `p${number}` as PointId,
  pillarId: 'one' as PillarId,
  number,
  heading,
  sourceNumber,
  status: 'open',
  lock: null,
  numberFreed: false,
  lineage: [],
  agreed: null,
  penOnlySince: null,
})

const plan: Plan = {
  id: 'plan' as PlanId,
  title: 'A plan',
  symbol: 'Draft 1',
  createdAt: 0,
  drafting: { mode: 'open', at: 0 },
  closing: null,
  parties: [],
  members: [],
  pillars: [
    {
      id: 'one' as PillarId,
      heading: 'Peace',
      points: [point(1, 'Sovereignty', 4), point(2, 'River and sea')],
    },
    {
      id: 'two' as PillarId,
      heading: 'Security',
      points: [point(14, 'Size of forces', 6), point(21, 'Élections', 2)],
    },
  ],
}

const headings = (search: string): string[] =>
  found(plan, search).flatMap((pillar) => pillar.points.map((one) => one.heading))

describe('the search in the navigator', () => {
  it('finds everything without words', () => {
    expect(found(plan, '  ')).toBe(plan.pillars)
  })

  it('finds all words in any order, without case and accents', () => {
    expect(headings('sea RIVER')).toEqual(['River and sea'])
    expect(headings('elec')).toEqual(['Élections'])
    expect(headings('river forces')).toEqual([])
  })

  it('finds a point by the beginning of its number, or by its whole source number', () => {
    expect(headings('1')).toEqual(['Sovereignty', 'Size of forces'])
    expect(headings('14')).toEqual(['Size of forces'])
    expect(headings('6')).toEqual(['Size of forces'])
    expect(headings('2')).toEqual(['River and sea', 'Élections'])
  })

  it('leaves out pillars without a find', () => {
    expect(found(plan, 'sea').map((pillar) => pillar.heading)).toEqual(['Peace'])
  })
})

describe('a key in the navigator', () => {
  it('goes one further and stops at the ends', () => {
    expect(step('ArrowDown', 0, 3)).toBe(1)
    expect(step('ArrowDown', 2, 3)).toBe(2)
    expect(step('ArrowUp', 1, 3)).toBe(0)
    expect(step('ArrowUp', 0, 3)).toBe(0)
    expect(step('Home', 2, 3)).toBe(0)
    expect(step('End', 0, 3)).toBe(2)
  })

  it('enters the list at the top', () => {
    expect(step('ArrowDown', -1, 3)).toBe(0)
  })

  it('leads nowhere in an empty list, and for other keys', () => {
    expect(step('ArrowDown', -1, 0)).toBeNull()
    expect(step('a', 0, 3)).toBeNull()
  })
})
