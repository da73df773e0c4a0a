import { SCHEMA_VERSION } from '../../shared/model/schema.ts'

const KEY = 'parley-reloaded-for-schema'

/**
 * Reloads the page so that it speaks the server's version of the text schema. Only once for each version of this
 * page: if a reload brings the same page again, another would not help. Answers whether it reloads.
 */
export function reloadForSchema(planId: string): boolean {
  const mark = `${planId} ${SCHEMA_VERSION}`
  try {
    if (sessionStorage.getItem(KEY) === mark) return false
    sessionStorage.setItem(KEY, mark)
  } catch {
    // Without a place to remember, it could reload for ever.
    return false
  }
  location.reload()
  return true
}
