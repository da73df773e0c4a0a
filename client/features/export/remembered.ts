import type { z } from 'zod'

/** What a dialog of this browser was left with; null where it was never used, or cannot be read any more. */
export function remembered<Choice>(key: string, schema: z.ZodType<Choice>): Choice | null {
  try {
    const read = schema.safeParse(JSON.parse(localStorage.getItem(key) ?? '{}'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** A browser that keeps nothing only forgets: the choice is made anew next time. */
export function remember(key: string, choice: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(choice))
  } catch {
    // Said above.
  }
}
