import { describe, expect, it } from 'vitest'
import { type ReviewAccount, runReviewWorld } from './convergence/reviewWorld.ts'

/** `FUZZ_SEEDS=2000 FUZZ_FROM=1` runs more than the short run of every test. */
const FROM = Number(process.env['FUZZ_FROM'] ?? 1)
const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 60)
const STEPS = 500

/** What must have happened so often for each seed, lest a run in which nothing happens passes too. */
const LEAST: Readonly<Record<string, number>> = {
  // What was done to the text.
  type: 3,
  delete: 3,
  split: 3,
  join: 2,
  move: 3,
  remove: 1,
  undo: 2,
  redo: 0,
  // What was said beside it.
  comment: 8,
  'comment on a point': 1,
  reply: 4,
  rewrite: 1,
  'take back': 0.5,
  resolve: 3,
  reopen: 0.5,
  react: 2,
  position: 3,
  withdraw: 0.1,
  heal: 2,
  'healed after a move': 0.5,
  // What came between.
  absence: 2,
  'reopened page': 3,
  crash: 0.5,
  // How it ended.
  'ends at': 6,
  'ends changed': 0.5,
  'ends gone': 2,
  'ends point': 1,
  'ends resolved': 1,
  'found by a healing': 0.1,
  'rival healings': 0.1,
  'current position': 0,
  'stale position': 1,
  'withdrawn position': 0.1,
  'rival positions': 0.2,
}

describe('people who write a text, speak about its words and take positions on it at once', () => {
  it('end with the same review of the same text, where no comment is lost or at a wrong place', async () => {
    const total: ReviewAccount = {}
    for (let seed = FROM; seed < FROM + SEEDS; seed++) {
      const account = await runReviewWorld(seed, STEPS)
      for (const [what, times] of Object.entries(account)) total[what] = (total[what] ?? 0) + times
    }
    // A few seeds alone need not have done everything.
    if (SEEDS < 30) return
    const rare = Object.entries(LEAST).filter(
      ([what, least]) => !((total[what] ?? 0) > least * SEEDS),
    )
    expect(rare.map(([what]) => [what, total[what]])).toEqual([])
  })

  // What was said after the reload came to the server before the words, stored before it, on which it was said.
  it('may speak on a page that was reloaded before anything of it was sent', async () => {
    const account = await runReviewWorld(23, STEPS)
    expect(account['comment']).toBeGreaterThan(0)
  })
})
