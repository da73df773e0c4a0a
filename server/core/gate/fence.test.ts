import { describe, expect, it } from 'vitest'
import type { MemberId, PointId } from '../../../shared/model/ids.ts'
import { behindFence, FENCE_MS, type Fenced } from './fence.ts'

const BY = 'cleo' as MemberId
const OPEN: Fenced = { status: 'open', lock: null, penOnlySince: null }
const lock = { by: BY, at: 1_000, reason: 'final reading' }

describe('the fence around a decision', () => {
  const CASES: readonly [string, Fenced][] = [
    ['a lock', { ...OPEN, lock }],
    ['a strike', { ...OPEN, status: 'struck', lineage: [step('struck')] }],
    ['a merge', { ...OPEN, status: 'struck', lineage: [step('merged-into')] }],
    ['leaving the text to the pen-holders', { ...OPEN, penOnlySince: 1_000 }],
  ]
  it.each(CASES)(
    'lets in what was typed before %s could be seen, and nothing later',
    (_of, point) => {
      expect(behindFence(point, 1_000 + FENCE_MS - 1)).toEqual(OPEN)
      expect(behindFence(point, 1_000 + FENCE_MS)).not.toEqual(OPEN)
    },
  )

  it('lets nothing into words that were agreed', () => {
    const agreed = { kind: 'final', by: BY, at: 1_000, textHash: '0' } as const
    expect(behindFence({ ...OPEN, lock, agreed }, 1_001)).toMatchObject({ lock })
  })

  it('knows nothing of a point that is not there', () => {
    expect(behindFence(undefined, 0)).toBeUndefined()
  })
})

function step(kind: 'struck' | 'merged-into') {
  const both = { reason: 'the same', by: BY, at: 1_000 }
  return kind === 'struck'
    ? ({ kind, ...both } as const)
    : ({ kind, into: 'b' as PointId, ...both } as const)
}
