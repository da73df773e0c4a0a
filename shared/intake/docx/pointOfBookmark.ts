import { isId } from '../../model/ids.ts'

/** The point that a bookmark of an exported file is of; null for any other bookmark. */
export function pointOfBookmark(name: string): string | null {
  const id = /^point_(.*)$/.exec(name)?.[1]?.replaceAll('_', '-')
  return id !== undefined && isId(id) ? id : null
}
