const NEARBY = 3

/** A page and those beside it, three in all where the document has so many: the first three at its beginning. */
export function nearbyPages(number: number, count: number): readonly number[] {
  const first = Math.max(1, Math.min(number - 1, count - NEARBY + 1))
  return Array.from({ length: Math.min(NEARBY, count) }, (_, at) => first + at)
}
