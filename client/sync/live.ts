/** A value read out of a Yjs document, kept until the document changes; made for `useSyncExternalStore`. */
export interface Live<T> {
  get(): T
  subscribe(onChange: () => void): () => void
}

/**
 * Reads once, and again only after `observe` has called back. Answers the same value as before when the new one is
 * `same`, so that nobody renders for nothing. It observes as long as the document lives.
 */
export function createLive<T>(options: {
  readonly observe: (onChange: () => void) => void
  readonly read: () => T
  readonly same?: (before: T, after: T) => boolean
}): Live<T> {
  const { read, same = Object.is } = options
  const listeners = new Set<() => void>()
  let value = read()
  options.observe(() => {
    const next = read()
    if (same(value, next)) return
    value = next
    for (const listener of [...listeners]) listener()
  })
  return {
    get: () => value,
    subscribe(onChange) {
      listeners.add(onChange)
      return () => void listeners.delete(onChange)
    },
  }
}
