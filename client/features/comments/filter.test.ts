import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rewriteRemark, writeResolution } from '../../../shared/model/writeReview.ts'
import { countThreads, type Filter, filterThreads } from './filter.ts'
import {
  ANNA,
  aTable,
  BORIS,
  PARTY_A,
  PARTY_B,
  pointId,
  RITA,
  type Table,
} from './testing/aTable.ts'

const ALL: Filter = { state: 'open', party: null, pointId: null }
const READER = { memberId: ANNA, partyId: PARTY_A }
let table: Table
let keys: Record<'second' | 'first' | 'rita' | 'resolved', string>

beforeEach(() => {
  table = aTable()
  keys = {
    second: table.comment(BORIS, pointId(2), 'agreed'),
    first: table.comment(ANNA, pointId(1), 'thirty days'),
    rita: table.comment(RITA, pointId(1), null),
    resolved: table.comment(BORIS, pointId(1), 'Parties'),
  }
  writeResolution(table.workspace.review, table.pen(ANNA), table.thread(keys.resolved).ref, true, 0)
})
afterEach(() => table.close())

const shown = (filter: Partial<Filter>): string[] =>
  filterThreads(table.threads(), { ...ALL, ...filter }, table.plan(), READER).map(
    (thread) => thread.key,
  )

describe('the threads that are shown', () => {
  it('are the open ones, in the order of the plan and then of their beginning', () => {
    expect(shown({})).toEqual([keys.first, keys.rita, keys.second])
  })

  it('can be those of one point, or the resolved ones', () => {
    expect(shown({ pointId: pointId(2) })).toEqual([keys.second])
    expect(shown({ state: 'resolved' })).toEqual([keys.resolved])
  })

  it('can be those that somebody of one party began, or somebody of none', () => {
    expect(shown({ party: PARTY_B })).toEqual([keys.second])
    expect(shown({ party: 'none' })).toEqual([keys.rita])
  })

  it('can be mine: where I spoke, or I or my party is called upon, resolved or not', () => {
    expect(shown({ state: 'mine' })).toEqual([keys.first])
    table.reply(BORIS, table.thread(keys.second), [
      { kind: 'paragraph', content: [{ kind: 'mention', of: 'party', id: PARTY_A }] },
    ])
    table.reply(ANNA, table.thread(keys.resolved))
    expect(shown({ state: 'mine' })).toEqual([keys.first, keys.resolved, keys.second])
  })

  it('are counted as far as point and party are chosen, without those that were taken back', () => {
    const count = (filter: Partial<Filter>) =>
      countThreads(table.threads(), { ...ALL, ...filter }, table.plan(), READER)
    expect(count({})).toEqual({ open: 3, resolved: 1, mine: 1 })
    expect(count({ pointId: pointId(1), party: PARTY_A })).toEqual({
      open: 1,
      resolved: 0,
      mine: 1,
    })
    const { ref } = table.thread(keys.rita)
    rewriteRemark(table.workspace.review, table.pen(RITA), ref.id, null)
    expect(count({}).open).toBe(2)
  })
})
