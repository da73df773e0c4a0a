import { z } from 'zod'

/** What a member has seen of their news. It stays in this browser: when somebody reads is nobody else's business. */
export interface Seen {
  readonly keys: ReadonlySet<string>
  /** When this browser last left the plan, in milliseconds since 1970; null on the first visit. */
  readonly lastVisit: number | null
}

const stored = z.object({ keys: z.array(z.string()), lastVisit: z.number().nullable() })
const NOTHING: Seen = { keys: new Set(), lastVisit: null }

const shelf = (planId: string, memberId: string): string => `parley-seen:${planId}:${memberId}`

export function readSeen(planId: string, memberId: string): Seen {
  try {
    const read = stored.safeParse(JSON.parse(localStorage.getItem(shelf(planId, memberId)) ?? ''))
    if (!read.success) return NOTHING
    return { keys: new Set(read.data.keys), lastVisit: read.data.lastVisit }
  } catch {
    // Nothing kept, or a browser that keeps nothing: then everything is new.
    return NOTHING
  }
}

/** Keeps what was seen; where the browser keeps nothing it holds until the page is closed. */
export function keepSeen(planId: string, memberId: string, seen: Seen): void {
  try {
    const { keys, lastVisit } = seen
    localStorage.setItem(shelf(planId, memberId), JSON.stringify({ keys: [...keys], lastVisit }))
  } catch {
    // Full or switched off.
  }
}

/** Marks news as seen. What is no longer news is forgotten, so that it is new when it happens again. */
export function withSeen(
  seen: Seen,
  added: readonly string[],
  all: readonly { readonly key: string }[],
): Seen {
  const current = new Set(all.map((item) => item.key))
  const keys = new Set([...seen.keys, ...added].filter((key) => current.has(key)))
  return { ...seen, keys }
}
