/** Gives out the `eId`s of one document: each once. */
export interface AkomaIds {
  /** By its own number or letter: `para_7`, or `para_7__list_1__point_a` inside of another. */
  readonly numbered: (within: string | null, kind: string, number: string) => string
  /** By its place among its like: `para_7__content__p_2`. */
  readonly counted: (within: string | null, kind: string) => string
  /** The only one of its kind there: `para_7__content`. */
  readonly single: (within: string, kind: string) => string
}

/**
 * Ids by the Akoma Ntoso naming convention: what it stands in, two underscores, the short name of the element and its
 * number. The same document gives the same ids.
 */
export function createAkomaIds(): AkomaIds {
  const counts = new Map<string, number>()
  const given = new Set<string>()
  const joined = (within: string | null, rest: string) =>
    within === null ? rest : `${within}__${rest}`
  function once(wanted: string): string {
    let id = wanted
    for (let again = 2; given.has(id); again++) id = `${wanted}_${again}`
    given.add(id)
    return id
  }
  return {
    numbered: (within, kind, number) => once(joined(within, `${kind}_${number}`)),
    counted(within, kind) {
      const key = joined(within, kind)
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return once(`${key}_${count}`)
    },
    single: (within, kind) => once(joined(within, kind)),
  }
}
