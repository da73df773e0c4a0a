/** Values inside one entry at most; the wording of a point with a table of thousands of cells stays below. */
const MAX_VALUES = 150_000

/**
 * Whether an entry holds few enough values to be looked into: a megabyte of empty lists would keep others waiting for
 * a second. Whatever it is and however deep, asking takes no longer than counting.
 */
export function isFewValues(value: unknown): boolean {
  const waiting: unknown[] = [value]
  for (let counted = 1; waiting.length > 0;) {
    const one = waiting.pop()
    // Bytes are no part of any entry; they are refused as one value, without counting each.
    if (typeof one !== 'object' || one === null || one instanceof Uint8Array) continue
    const children: unknown[] = Array.isArray(one) ? one : Object.values(one)
    counted += children.length
    if (counted > MAX_VALUES) return false
    for (const child of children) waiting.push(child)
  }
  return true
}
