import { INTAKE_LIMITS } from './intakeLimits.ts'

interface OpenItem {
  /** Where its words begin; what stands at least so far in stands in it. */
  readonly words: number
}

const MARKER = /([ \t]*)(>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y
const TAB_STOP = 4

/**
 * Follows how many lists and quotations each line of Markdown stands in, which its beginning tells. Counts rather too
 * many than too few.
 */
export function createMarkdownDepth() {
  const items: OpenItem[] = []
  let quotesBefore = 0
  let deepMarkers = 0
  return {
    /** Takes the next line; false once there are more in one another than documents have. */
    next(line: string): boolean {
      if (isRule(line)) return true
      let quotes = 0
      let column = 0
      MARKER.lastIndex = 0
      for (let found = MARKER.exec(line); found !== null; found = MARKER.exec(line)) {
        const [, space = '', marker = ''] = found
        for (const sign of space) column += sign === '\t' ? TAB_STOP - (column % TAB_STOP) : 1
        if (marker === '>') quotes++
        else {
          while ((items.at(-1)?.words ?? 0) > column) items.pop()
          items.push({ words: column + marker.length + 1 })
        }
        const depth = quotes + items.length
        if (depth > INTAKE_LIMITS.markdownDepth) return false
        if (depth > 1 && (marker !== '>' || quotes > quotesBefore)) deepMarkers++
        column += marker.length
      }
      quotesBefore = quotes
      return deepMarkers <= INTAKE_LIMITS.markdownDeepMarkers
    },
  }
}

/** A line across the page, which is made of the same signs as items. */
const isRule = (line: string): boolean => {
  const signs = line.replaceAll(/[\s>]/g, '')
  return /^(?:-{2,}|\*{2,})$/.test(signs)
}
