/** The part of a template that the search for names reads. */
export interface NamedTemplate {
  readonly parties: readonly { readonly name: string }[]
  readonly headings: readonly string[]
}

/**
 * The proper names that a template brings: its parties and, out of its headings, runs of capitalised words that do not
 * begin the heading, and abbreviations. Those belong to the data, never to the code.
 */
export function properNames(template: NamedTemplate): string[] {
  const names = new Set(template.parties.map((party) => party.name))
  for (const heading of template.headings) {
    for (const [abbreviation] of heading.matchAll(/\b\p{Lu}{2,}\b/gu)) names.add(abbreviation)
    const rest = heading.replace(/^\S+/, '')
    for (const [run] of rest.matchAll(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)*/gu)) names.add(run)
  }
  return [...names].sort()
}

/** Every line of a file that holds one of the names as a word. */
export function findNames(path: string, text: string, names: readonly string[]): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      names
        .filter((name) =>
          new RegExp(`(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, 'u').test(line),
        )
        .map((name) => `${path}:${index + 1} names ${name}`),
    )
}
