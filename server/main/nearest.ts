/** The name that differs from `text` in the fewest letters, or null when none is near. For "did you mean". */
export function nearest(text: string, names: readonly string[]): string | null {
  let best: { readonly name: string; readonly distance: number } | null = null
  for (const name of names) {
    const distance = letterChanges(text, name)
    if (best === null || distance < best.distance) best = { name, distance }
  }
  return best !== null && best.distance <= text.length / 2 ? best.name : null
}

/** How many letters to add, drop or change (Levenshtein). */
function letterChanges(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[to.length] ?? 0
}
