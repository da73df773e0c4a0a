interface OpenItem {
  readonly list: string
  readonly level: number
  readonly indent: number
}

/** Differences of indents that nobody sees, in twentieths of a point. */
const HAIR = 60

/**
 * Tells in how many items each paragraph stands. Levels tell it within one list; between lists, and for paragraphs
 * without a number, it is how far in they stand.
 */
export function createListDepth() {
  let open: OpenItem[] = []
  let isInterrupted = false
  return {
    item(list: string, level: number, indent: number): number {
      const same = open.map((one) => one.list === list && one.level <= level).lastIndexOf(true)
      const own = open[same]
      if (own !== undefined) open = open.slice(0, own.level === level ? same : same + 1)
      else if (isInterrupted) open = []
      else open = open.filter((one) => one.list !== list && one.indent < indent - HAIR)
      open.push({ list, level, indent })
      isInterrupted = false
      return open.length
    },
    words(indent: number): number {
      const depth = open.filter((one) => one.indent > 0 && one.indent <= indent + HAIR).length
      if (depth === 0) isInterrupted = true
      return depth
    },
    heading(): void {
      open = []
    },
  }
}
