import { describe, expect, it } from 'vitest'
import { runWorld } from './convergence/world.ts'

/** `FUZZ_SEEDS=1000 FUZZ_FROM=1` runs more than the short run of every test. */
const FROM = Number(process.env['FUZZ_FROM'] ?? 1)
const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 30)

describe('people who work while a hostile member sends whatever it likes', () => {
  it('stay equal, readable and under their own names, and none of them is turned away', async () => {
    let [typed, attacks] = [0, 0]
    for (let seed = FROM; seed < FROM + SEEDS; seed++) {
      const account = await runWorld(seed, 2 + (seed % 2), 600, { hostile: true })
      typed += account.typed
      attacks += account.attacks
    }
    expect(typed).toBeGreaterThan(SEEDS * 100)
    expect(attacks).toBeGreaterThan(SEEDS * 100)
  })
})
