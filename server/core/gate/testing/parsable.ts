import * as Y from 'yjs'
import { isId } from '../../../../shared/model/ids.ts'
import { pointSchema } from '../../../../shared/model/schema.ts'

/** Whether an editor could read all of a root, judged by the schema itself and not by the rules of the gate. */
export function isParsable(doc: Y.Doc, root: string): boolean {
  if (!root.startsWith('point:') && !root.startsWith('alternative:')) return true
  const entries = [...(doc.share.get(root)?._map.values() ?? [])]
  if (entries.some((item) => !item.deleted)) return false
  return childrenFit(doc.getXmlFragment(root), 'doc', root.startsWith('alternative:'))
}

function childrenFit(parent: Y.XmlFragment, name: string, isAlternative: boolean): boolean {
  const type = pointSchema.nodes[name]
  if (type === undefined) return false
  for (const [key, item] of parent._map) {
    if (item.deleted) continue
    const value: unknown = item.content.getContent()[0]
    const isPoint = key === 'pointId' && name === 'pointReference'
    const isBracket = key === 'bracketId' && name.startsWith('bracket') && isId(String(value))
    if (!(isPoint && (typeof value === 'string' || value === null)) && !isBracket) return false
  }
  // One child at a time: lists without items and the like hold no words that could be lost.
  return parent.toArray().every((child: unknown) => {
    if (child instanceof Y.XmlText) {
      return type.inlineContent && runsFit(child)
    }
    if (!(child instanceof Y.XmlElement) || child.constructor !== Y.XmlElement) return false
    const inner = pointSchema.nodes[child.nodeName]
    if (inner === undefined || type.contentMatch.matchType(inner) === null) return false
    if (isAlternative && /^(bracket|table)/.test(child.nodeName)) return false
    return childrenFit(child, child.nodeName, isAlternative)
  })
}

function runsFit(text: Y.XmlText): boolean {
  if ([...text._map.values()].some((item) => !item.deleted)) return false
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) continue
    if (!(item.content instanceof Y.ContentFormat)) return false
    const { key, value } = item.content
    const mark = Object.hasOwn(pointSchema.marks, key) ? pointSchema.marks[key] : undefined
    if (mark === undefined) return false
    const href: unknown = (value as { href?: unknown } | null)?.href
    if (key === 'link' && (typeof href !== 'string' || !href.startsWith('https'))) return false
  }
  return true
}
