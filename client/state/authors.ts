const KEY = 'parley-authors'

/** Whether authors were shown in this browser the last time. */
export function rememberedAuthors(): boolean {
  try {
    return localStorage.getItem(KEY) === 'shown'
  } catch {
    return false
  }
}

/** Keeps the choice for the next visit. */
export function rememberAuthors(shown: boolean): void {
  try {
    if (shown) localStorage.setItem(KEY, 'shown')
    else localStorage.removeItem(KEY)
  } catch {
    // The choice then lasts as long as the page.
  }
}
