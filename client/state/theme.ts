/** `system` follows the computer's setting. */
export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Also read by `public/theme.js`, which sets the theme before anything is drawn. */
const KEY = 'parley-theme'

const isTheme = (text: string | null): text is Theme => THEMES.some((theme) => theme === text)

/** The theme that was chosen in this browser; without a choice, or without a store, the system's. */
export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(KEY)
    return isTheme(stored) ? stored : 'system'
  } catch {
    return 'system'
  }
}

/** Applies a theme to the page and keeps it for the next visit. */
export function rememberTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // The choice then lasts as long as the page.
  }
}
