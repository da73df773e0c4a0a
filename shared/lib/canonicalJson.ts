/**
 * JSON of plain data with one form only (RFC 8785): keys in the order of their code units, no white space. The same
 * data gives the same text in every program, so its hash can be computed again from what was read.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) {
    const text = JSON.stringify(value) as string | undefined
    if (text === undefined) throw new Error('This is not plain data')
    return text
  }
  const entries = Object.entries(value)
    .filter(([, child]) => child !== undefined)
    // Not `localeCompare`, whose order depends on where it runs.
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, child]) => `${JSON.stringify(key)}:${canonicalJson(child)}`).join(',')}}`
}
