/**
 * Whether a value is plain data and not deeper than this: primitives, arrays and objects without a prototype of their
 * own. What Yjs decodes under the key `__proto__` becomes the prototype of an object: readers see its fields, but they
 * are lost when the object is sent on.
 */
export function isPlainData(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== (Array.isArray(value) ? Array.prototype : Object.prototype)) return false
  return depth > 0 && Object.values(value).every((child) => isPlainData(child, depth - 1))
}
