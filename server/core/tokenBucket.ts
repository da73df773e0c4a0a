/** Lets through bursts of `burst` and `perSecond` in the long run; `take` says whether one more may pass now. */
export function createTokenBucket(
  burst: number,
  perSecond: number,
  now: () => number,
): { take(cost?: number): boolean } {
  let tokens = burst
  let last = now()
  return {
    take(cost = 1) {
      const time = now()
      tokens = Math.min(burst, tokens + ((time - last) / 1000) * perSecond)
      last = time
      if (tokens < cost) return false
      tokens -= cost
      return true
    },
  }
}
