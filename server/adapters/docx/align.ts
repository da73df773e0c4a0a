/** Two things that stand for one another, or one that is in one row only. */
export type Aligned<Thing> =
  | { readonly older: Thing; readonly newer: Thing }
  | { readonly older: Thing; readonly newer: null }
  | { readonly older: null; readonly newer: Thing }

/** Rows whose lengths multiply to more are not looked at for likeness, and beyond the second not even for equality. */
const MAX_LIKENESS = 10_000
const MAX_EQUALITY = 1_000_000

/**
 * Puts two rows beside each other: first what is equal by its key, then, between that, what is alike. `likeness` is 0
 * for two things that cannot stand for one another, up to 1. All of both rows is in the answer, each in its order.
 */
export function align<Thing>(
  older: readonly Thing[],
  newer: readonly Thing[],
  key: (thing: Thing) => string,
  likeness: (older: Thing, newer: Thing) => number,
): Aligned<Thing>[] {
  const [keysA, keysB] = [older.map(key), newer.map(key)]
  const isEqual = (a: number, b: number): number => (keysA[a] === keysB[b] ? 1 : 0)
  let start = 0
  while (start < Math.min(older.length, newer.length) && isEqual(start, start) === 1) start++
  let end = 0
  const most = Math.min(older.length, newer.length) - start
  while (end < most && isEqual(older.length - 1 - end, newer.length - 1 - end) === 1) end++
  const middle: Span = [start, older.length - end, start, newer.length - end]
  const equal = [
    ...Array.from({ length: start }, (_, at): Pair => [at, at]),
    ...bestPairs(middle, isEqual, MAX_EQUALITY),
    ...Array.from({ length: end }, (_, at): Pair => [middle[1] + at, middle[3] + at]),
  ]
  const aligned: Aligned<Thing>[] = []
  let [a, b] = [0, 0]
  const upTo = (toA: number, toB: number): void => {
    for (; a < toA; a++) {
      const one = older[a]
      if (one !== undefined) aligned.push({ older: one, newer: null })
    }
    for (; b < toB; b++) {
      const one = newer[b]
      if (one !== undefined) aligned.push({ older: null, newer: one })
    }
  }
  const pair = ([atA, atB]: Pair): void => {
    upTo(atA, atB)
    const [one, other] = [older[a++], newer[b++]]
    if (one !== undefined && other !== undefined) aligned.push({ older: one, newer: other })
  }
  const alike = (atA: number, atB: number): number => {
    const [one, other] = [older[atA], newer[atB]]
    return one === undefined || other === undefined ? 0 : likeness(one, other)
  }
  for (const next of equal) {
    for (const one of bestPairs([a, next[0], b, next[1]], alike, MAX_LIKENESS)) pair(one)
    pair(next)
  }
  const rest: Span = [a, older.length, b, newer.length]
  for (const one of bestPairs(rest, alike, MAX_LIKENESS)) pair(one)
  upTo(older.length, newer.length)
  return aligned
}

type Pair = readonly [a: number, b: number]
type Span = readonly [fromA: number, toA: number, fromB: number, toB: number]

/** The pairs, in order, whose worths sum up to most; none where there are too many to look at. */
function bestPairs(
  [fromA, toA, fromB, toB]: Span,
  worth: (a: number, b: number) => number,
  most: number,
): Pair[] {
  const [rows, columns] = [toA - fromA, toB - fromB]
  if (rows <= 0 || columns <= 0 || rows * columns > most) return []
  const width = columns + 1
  const sums = new Float64Array((rows + 1) * width)
  const own = new Float64Array(rows * columns)
  const sum = (row: number, column: number): number => sums[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const value = worth(fromA + row, fromB + column)
      own[row * columns + column] = value
      const both = value > 0 ? value + sum(row + 1, column + 1) : 0
      sums[row * width + column] = Math.max(both, sum(row + 1, column), sum(row, column + 1))
    }
  }
  const pairs: Pair[] = []
  let [row, column] = [0, 0]
  while (row < rows && column < columns) {
    const here = sum(row, column)
    const value = own[row * columns + column] ?? 0
    if (value > 0 && here === value + sum(row + 1, column + 1)) {
      pairs.push([fromA + row++, fromB + column++])
    } else if (here === sum(row + 1, column)) row++
    else column++
  }
  return pairs
}
