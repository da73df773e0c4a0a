/** Prints a figure in one line: what, how much, and the goal if there is one. */
export function figure(what: string, value: number, unit: string, goal?: string): void {
  const shown = value >= 100 ? value.toFixed(0) : value.toFixed(1)
  process.stdout.write(
    `${what.padEnd(64)} ${shown.padStart(8)} ${unit}${goal === undefined ? '' : `  (goal ${goal})`}\n`,
  )
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
