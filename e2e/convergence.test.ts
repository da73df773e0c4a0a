import { describe, expect, it } from 'vitest'
import { runWorld } from './convergence/world.ts'

/** `FUZZ_SEEDS=2000 FUZZ_FROM=1` runs more than the short run of every test. */
const FROM = Number(process.env['FUZZ_FROM'] ?? 1)
const SEEDS = Number(process.env['FUZZ_SEEDS'] ?? 60)

describe('people who type, leave, come back and restart, with a server that crashes', () => {
  it('end with the same text, and lose nothing that was seen or acknowledged', async () => {
    const total = { typed: 0, crashes: 0, refusedByDisk: 0, absences: 0, acknowledged: 0 }
    for (let seed = FROM; seed < FROM + SEEDS; seed++) {
      const account = await runWorld(seed, 2 + (seed % 3), 600)
      total.typed += account.typed
      total.crashes += account.crashes
      total.refusedByDisk += account.refusedByDisk
      total.absences += account.absences
      total.acknowledged += account.acknowledged
    }
    // A run in which nothing happens would pass too; these say that something did.
    expect(total.typed).toBeGreaterThan(SEEDS * 100)
    expect(total.crashes).toBeGreaterThan(SEEDS)
    expect(total.refusedByDisk).toBeGreaterThan(SEEDS / 2)
    expect(total.absences).toBeGreaterThan(SEEDS / 2)
    expect(total.acknowledged).toBeGreaterThan(SEEDS)
  })

  it('lose nothing either when points move under their hands, from pillar to pillar', async () => {
    const total = { typed: 0, crashes: 0, arranged: 0 }
    for (let seed = FROM; seed < FROM + SEEDS / 2; seed++) {
      const account = await runWorld(seed, 2 + (seed % 3), 600, { arranged: true })
      total.typed += account.typed
      total.crashes += account.crashes
      total.arranged += account.arranged
    }
    expect(total.typed).toBeGreaterThan((SEEDS / 2) * 100)
    expect(total.crashes).toBeGreaterThan(SEEDS / 2)
    expect(total.arranged).toBeGreaterThan((SEEDS / 2) * 5)
  })
})
