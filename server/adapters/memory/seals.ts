import type { Seal, Seals } from '../../core/seal.ts'

/** Seals in memory, for tests. */
export function createMemorySeals(): Seals {
  const kept: Seal[] = []
  return {
    async keep(seals) {
      kept.push(...seals)
    },
    between: async (planId, document, from, to) =>
      kept
        .filter((one) => one.planId === planId && one.document === document)
        .filter((one) => one.seq >= from && one.seq <= to)
        .sort((a, b) => a.seq - b.seq),
  }
}
