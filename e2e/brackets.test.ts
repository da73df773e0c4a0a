import { describe, expect, it } from 'vitest'
import { runBracketWorld } from './convergence/bracketWorld.ts'

/** `FUZZ_SEEDS=500 FUZZ_FROM=1` runs more than the short run of every test. */
const FROM = Number(process.env['FUZZ_FROM'] ?? 1)
const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 20)

describe(
  'people who bracket words, write alternatives and settle them at once',
  { timeout: 600_000 },
  () => {
    it('end with the same text, and no bracket of others is ever gone without being settled', async () => {
      const total: Record<string, number> = {}
      for (let seed = FROM; seed < FROM + SEEDS; seed++) {
        for (const [what, times] of Object.entries(await runBracketWorld(seed, 1_200))) {
          total[what] = (total[what] ?? 0) + times
        }
      }
      if (process.env['FUZZ_SEEDS'] !== undefined) console.log(total)
      for (const [what, least] of [
        ['bracket', 20],
        ['alternative', 20],
        ['split', 10],
        ['join', 5],
        ['settled', 8],
        ['delivered beside brackets of others', 50],
      ] as const) {
        expect(total[what] ?? 0, `${what} of ${JSON.stringify(total)}`).toBeGreaterThan(
          SEEDS * least,
        )
      }
      // Only races of two who did not know of each other, and few of them.
      const races = (total['race: bracket-of-others'] ?? 0) + (total['race: no-such-bracket'] ?? 0)
      expect(races, JSON.stringify(total)).toBeLessThan(SEEDS * 6)
    })
  },
)
