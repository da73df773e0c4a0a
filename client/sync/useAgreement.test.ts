import { describe, expect, it, vi } from 'vitest'
import { aTable } from './testing/aTable.ts'
import { liveAgreement } from './useAgreement.ts'

const standsAt = (table: ReturnType<typeof aTable>) => {
  const agreement = liveAgreement(table.workspace).get()
  if (agreement === null) throw new Error('The record is not here')
  return agreement
}

describe('where agreement stands, live', () => {
  it('keeps the objects of points that stand as before, so that nobody draws them anew', () => {
    const table = aTable()
    table.take('a', 'p1', 'accept')
    const before = standsAt(table)
    table.take('b', 'p2', 'accept')
    const now = standsAt(table)
    expect(now).not.toBe(before)
    expect(now.pillars[0]?.points[0]).toBe(before.pillars[0]?.points[0])
    expect(now.pillars[0]?.points[1]).not.toBe(before.pillars[0]?.points[1])
    expect(now.pillars[1]).toBe(before.pillars[1])
    expect(now.parties.get(table.workspace.me.partyId ?? ('a' as never))?.accept).toBe(1)
  })

  it('tells nobody of a change that says the same', () => {
    const table = aTable()
    const live = liveAgreement(table.workspace)
    const before = live.get()
    const told = vi.fn<() => void>()
    live.subscribe(told)
    table.change('p1', {})
    expect(told).not.toHaveBeenCalled()
    expect(live.get()).toBe(before)
  })
})
