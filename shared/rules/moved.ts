/**
 * Which of the same things have moved from one order to the other: as few as can explain it, so that whatever is put
 * in front of others does not count as a move of all of them.
 */
export function movedIn<Id>(before: readonly Id[], after: readonly Id[]): ReadonlySet<Id> {
  const placeBefore = new Map(before.map((id, at) => [id, at]))
  const places = after.map((id) => placeBefore.get(id) ?? -1)
  const stayed = longestRising(places)
  return new Set(after.filter((_, at) => !stayed.has(at)))
}

/** The places of the longest rising series in a list of different numbers (patience sorting). */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  /** For each length of a series, where the one with the lowest end ends. */
  const ends: number[] = []
  const previous: number[] = []
  numbers.forEach((number, at) => {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[ends[middle] ?? -1] ?? Infinity) < number) low = middle + 1
      else high = middle
    }
    previous[at] = ends[low - 1] ?? -1
    ends[low] = at
  })
  const series = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) series.add(at)
  return series
}
