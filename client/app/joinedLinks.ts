import { z } from 'zod'

const KEY = 'parley-joined'
/** Enough of a link to know it again; the link itself is used up. */
const KNOWN_BY = 16
/** Links that are remembered; older ones make room. */
const REMEMBERED = 50

const list = z.array(z.tuple([z.string(), z.string()]))

function read(): [string, string][] {
  try {
    const found = list.safeParse(JSON.parse(localStorage.getItem(KEY) ?? '[]'))
    return found.success ? found.data : []
  } catch {
    return []
  }
}

/** Remembers to which plan a link led, because people open the link that they were sent again and again. */
export function rememberLink(token: string, planId: string): void {
  try {
    const others = read().filter(([known]) => known !== token.slice(0, KNOWN_BY))
    const all = [...others, [token.slice(0, KNOWN_BY), planId]].slice(-REMEMBERED)
    localStorage.setItem(KEY, JSON.stringify(all))
  } catch {
    // Then the link reads as used, and says what to do.
  }
}

/** The plan that this browser joined by a link, or null. */
export const planOfLink = (token: string): string | null =>
  read().find(([known]) => known === token.slice(0, KNOWN_BY))?.[1] ?? null
