import { type MarkType, type NodeType } from 'prosemirror-model'
import { isId } from './ids.ts'
import { isSafeLink } from './link.ts'
import { pointSchema } from './schema.ts'

const MAX_SPAN = 100
const MAX_COLUMN_WIDTH = 5_000
/** Marks that may overlap themselves carry a hash behind their name in the binding. */
const MARK_NAME = /^([a-zA-Z]+)(?:--[A-Za-z0-9+/=]{1,16})?$/

const nodeType = (name: string): NodeType | undefined =>
  Object.hasOwn(pointSchema.nodes, name) ? pointSchema.nodes[name] : undefined
const markType = (name: string): MarkType | undefined =>
  Object.hasOwn(pointSchema.marks, name) ? pointSchema.marks[name] : undefined

/** Whether an element may stand directly in another; `parent` null is the text of a point itself. */
export function mayStandIn(child: string, parent: string | null): boolean {
  const inner = nodeType(child)
  const outer = nodeType(parent ?? 'doc')
  if (inner === undefined || outer === undefined || inner.isText || child === 'doc') return false
  // Every expression of the schema is a set that may repeat, so what fits at the start fits everywhere.
  return outer.contentMatch.matchType(inner) !== null
}

/** Whether an element may stand anywhere in an alternative: no bracket in a bracket, and no table in a line of words. */
export const mayStandInAlternative = (child: string): boolean =>
  !isBracketNode(child) && !child.startsWith('table')

/** Whether an element is a bracket, among words or as a paragraph of its own. */
export const isBracketNode = (name: string): boolean =>
  name === 'bracket' || name === 'bracketBlock'

/** Whether words may stand directly in an element. */
export const holdsWords = (name: string): boolean => nodeType(name)?.inlineContent === true

/** Whether an attribute of an element may have this value. */
export function isAttribute(node: string, name: string, value: unknown): boolean {
  const type = nodeType(node)
  if (type === undefined || !Object.hasOwn(type.spec.attrs ?? {}, name)) return false
  switch (name) {
    case 'colspan':
    case 'rowspan':
      return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_SPAN
    case 'colwidth':
      return (
        value === null || (Array.isArray(value) && value.length <= MAX_SPAN && value.every(isWidth))
      )
    case 'pointId':
      return value === null || (typeof value === 'string' && isId(value))
    case 'bracketId':
      return typeof value === 'string' && isId(value)
    default:
      return false
  }
}

const isWidth = (value: unknown): boolean =>
  value === null ||
  (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_COLUMN_WIDTH)

/** Whether a mark may be set to this value on words; null takes the mark away. */
export function isMark(key: string, value: unknown): boolean {
  const type = markType(MARK_NAME.exec(key)?.[1] ?? '')
  if (type === undefined) return false
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const attributes = Object.entries(value)
  if (type.name !== 'link') return attributes.length === 0
  return attributes.every(
    ([name, href]) => name === 'href' && typeof href === 'string' && isSafeLink(href),
  )
}
