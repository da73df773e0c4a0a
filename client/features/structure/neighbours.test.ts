import { describe, expect, it } from 'vitest'
import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { aRecord } from '../../../shared/rules/testing/aRecord.ts'
import { pillarMovedBy, pointMovedBy, type Way } from './neighbours.ts'

/** The order of the plan after one move, as "a b c / d". */
function after(move: (table: ReturnType<typeof aRecord>) => ReturnType<typeof pointMovedBy>) {
  const table = aRecord()
  const command = move(table)
  if (command === null) return null
  const answer = table.give(command)
  if (!answer.ok) return answer.reason
  return table
    .plan()
    .pillars.map(({ points }) => points.map(({ id }) => id).join(' '))
    .join(' / ')
}
const point = (id: string, way: Way) =>
  after((table) => pointMovedBy(table.plan(), id as PointId, way))
const pillar = (id: string, way: Way) =>
  after((table) => pillarMovedBy(table.plan(), id as PillarId, way))

describe('one place up or down', () => {
  it('a point changes places with its neighbour', () => {
    expect(point('b', 'up')).toBe('b a c / d')
    expect(point('c', 'up')).toBe('a c b / d')
    expect(point('a', 'down')).toBe('b a c / d')
  })

  it('goes on into the next pillar, and stops at the ends of the plan', () => {
    expect(point('c', 'down')).toBe('a b / c d')
    expect(point('d', 'up')).toBe('a b c d / ')
    expect(point('a', 'up')).toBeNull()
    expect(point('d', 'down')).toBeNull()
    expect(point('ghost', 'up')).toBeNull()
  })

  it('a pillar takes its points along', () => {
    expect(pillar('two', 'up')).toBe('d / a b c')
    expect(pillar('one', 'down')).toBe('d / a b c')
    expect(pillar('one', 'up')).toBeNull()
    expect(pillar('two', 'down')).toBeNull()
  })
})
