/** Milliseconds of the server's time that one member may use at once, and per second in the long run. */
const BURST_MS = 600
const PER_SECOND_MS = 30

/** What members may still cost the others: small poisoned updates must not add up. */
export interface CpuBudget<Key> {
  /** Whether this one has anything left; what is begun is finished, so it may end below nothing. */
  allows(key: Key): boolean
  spend(key: Key, ms: number): void
}

export function createCpuBudget<Key>(now: () => number): CpuBudget<Key> {
  const accounts = new Map<Key, { left: number; at: number }>()
  function account(key: Key): { left: number; at: number } {
    const time = now()
    const found = accounts.get(key) ?? { left: BURST_MS, at: time }
    found.left = Math.min(BURST_MS, found.left + ((time - found.at) / 1000) * PER_SECOND_MS)
    found.at = time
    accounts.set(key, found)
    return found
  }
  return {
    allows: (key) => account(key).left > 0,
    spend(key, ms) {
      account(key).left -= ms
    },
  }
}
