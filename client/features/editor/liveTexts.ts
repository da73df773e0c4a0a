import type { PointId } from '../../../shared/model/ids.ts'

/** Live editors at a time. More cost every remote edit; fewer would reopen the text one just came from. */
export const LIVE_TEXTS = 3

/** The live texts after one is used, the least lately used first; the one that falls out is shown still again. */
export function withUsed(live: readonly PointId[], used: PointId): readonly PointId[] {
  if (live.at(-1) === used) return live
  return [...live.filter((id) => id !== used), used].slice(-LIVE_TEXTS)
}

export function without(live: readonly PointId[], gone: PointId): readonly PointId[] {
  return live.includes(gone) ? live.filter((id) => id !== gone) : live
}
