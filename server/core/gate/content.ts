import * as Y from 'yjs'
import { isPlainData } from '../../../shared/lib/plainData.ts'
import { parseRootName } from '../../../shared/model/documents.ts'
import { isEntryKey, isPartyEntry, isPersonEntry } from '../../../shared/model/entry.ts'
import {
  holdsWords,
  isAttribute,
  isMark,
  mayStandIn,
  mayStandInAlternative,
} from '../../../shared/model/nodes.ts'
import { MAX_TEXT_DEPTH } from '../../../shared/model/textDepth.ts'
import { isFewValues } from './entrySize.ts'
import type { Place } from './places.ts'

/** Deeper than any entry: a wording may nest as deep as a text, anything else not nearly so. */
const MAX_ENTRY_DEPTH = 130

/**
 * Whether an item may stand where it lands. An editor deletes, for everybody, what its schema does not know; so what
 * is not of the schema never reaches one.
 */
export function fits(item: Y.Item, place: Place): boolean {
  const { content } = item
  // Written and deleted again before it was ever sent: nothing is left of it.
  if (content instanceof Y.ContentDeleted) return true
  if (place.holder.depth >= MAX_TEXT_DEPTH) return false
  if (!fitsAlternative(content, place)) return false
  switch (place.holder.kind) {
    case 'root':
      return fitsRoot(content, place)
    case 'element':
      return fitsElement(content, place.holder.nodeName ?? '', place.key)
    case 'text':
      return place.key === null && fitsText(content)
    case 'other':
      return false
  }
}

/** An alternative is read among the words of a sentence, and a bracket in it could hold itself. */
function fitsAlternative(content: unknown, { holder }: Place): boolean {
  if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlElement)) return true
  return (
    parseRootName(holder.root)?.kind !== 'alternative' ||
    mayStandInAlternative(content.type.nodeName)
  )
}

function fitsRoot(content: unknown, place: Place): boolean {
  const root = parseRootName(place.holder.root)
  switch (root?.kind) {
    case 'point':
    case 'alternative':
      return place.key === null && isElement(content, null)
    case 'person':
      return isEntry(content, place.key, isPersonEntry)
    case 'party':
      return isEntry(content, place.key, isPartyEntry)
    case undefined:
      return false
  }
}

function fitsElement(content: unknown, nodeName: string, key: string | null): boolean {
  if (key !== null) {
    return isSingle(content) && isAttribute(nodeName, key, content.arr[0])
  }
  if (content instanceof Y.ContentType && content.type.constructor === Y.XmlText) {
    return holdsWords(nodeName)
  }
  return isElement(content, nodeName)
}

function fitsText(content: unknown): boolean {
  if (content instanceof Y.ContentString) return true
  return content instanceof Y.ContentFormat && isMark(content.key, content.value)
}

function isElement(content: unknown, parent: string | null): boolean {
  if (!(content instanceof Y.ContentType)) return false
  const { type } = content
  return (
    type instanceof Y.XmlElement &&
    type.constructor === Y.XmlElement &&
    mayStandIn(type.nodeName, parent)
  )
}

const isSingle = (content: unknown): content is Y.ContentAny =>
  content instanceof Y.ContentAny && content.arr.length === 1

function isEntry(
  content: unknown,
  key: string | null,
  accepts: (key: string, value: unknown) => boolean,
): boolean {
  if (key === null || !isEntryKey(key) || !isSingle(content)) return false
  const value: unknown = content.arr[0]
  return isFewValues(value) && isPlainData(value, MAX_ENTRY_DEPTH) && accepts(key, value)
}
