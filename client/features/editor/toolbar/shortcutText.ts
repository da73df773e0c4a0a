const isApple = typeof navigator !== 'undefined' && /Mac|iP(hone|ad|od)/.test(navigator.platform)

const APPLE: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' }

/** A shortcut as this machine's keyboard writes it, from words like "Mod Shift 7". */
export function shortcutText(keys: string): string {
  const parts = keys.split(' ')
  return isApple
    ? parts.map((part) => APPLE[part] ?? part).join('')
    : parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+')
}

/** The same shortcut as `aria-keyshortcuts` wants it. */
export const shortcutAria = (keys: string): string =>
  keys
    .split(' ')
    .map((part) => (part === 'Mod' ? (isApple ? 'Meta' : 'Control') : part))
    .join('+')
