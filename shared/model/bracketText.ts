import * as Y from 'yjs'
import { bracketIdOf } from './bracket.ts'
import { copyElement } from './copyElement.ts'
import { type AlternativeOf, alternativeRoot } from './documents.ts'
import type { BracketId } from './ids.ts'
import type { Block, Inline } from './pointText.ts'
import { addBlocks } from './writePointText.ts'

/*
 * Puts brackets into a text that stands there already. Whatever is not bracketed stays what it was, letter by letter,
 * but for this: words on both sides of a bracket cannot stay one shared text, so the shorter side of them is written
 * anew. Call inside one `transact`, the last place of a text first: paths count as in `readPointText`.
 */

/** A bracket with what a party would have there; without blocks for "nothing". */
export interface Bracketing {
  readonly bracketId: BracketId
  readonly of: AlternativeOf
  readonly blocks: readonly Block[]
}

/** Brackets words of a paragraph: what stood there are the words as drafted. */
export function bracketWords(
  text: Y.XmlFragment,
  path: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
  bracketing: Bracketing,
): void {
  const paragraph = blockAt(text, path)
  const drafted = new Y.XmlElement('paragraph')
  drafted.insert(0, copiesOf(paragraph, from, to))
  const place = cutOut(paragraph, from, to)
  paragraph.insert(place, [bracketElement('bracket', bracketing.bracketId)])
  writeAlternatives(text, bracketing, [drafted])
}

/** Brackets whole blocks, from one up to another; an empty range makes a bracket that begins without drafted words. */
export function bracketBlocks(
  text: Y.XmlFragment,
  parent: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
  bracketing: Bracketing,
): void {
  const holder = holderAt(text, parent)
  const blocks = blocksIn(holder)
  const going = blocks.slice(from, to)
  const drafted = going.map((block) => copyElement(block))
  const placeOf = (block: Y.XmlElement | undefined): number =>
    block === undefined ? holder.length : holder.toArray().indexOf(block)
  holder.insert(placeOf(blocks[from]), [bracketElement('bracketBlock', bracketing.bracketId)])
  for (const block of going) holder.delete(placeOf(block), 1)
  writeAlternatives(text, bracketing, drafted)
}

/** Puts a new item into a list, which holds a bracket that begins without drafted words. */
export function bracketNewItem(
  text: Y.XmlFragment,
  list: readonly number[],
  at: number,
  bracketing: Bracketing,
): void {
  const holder = blockAt(text, list)
  const item = new Y.XmlElement('listItem')
  item.insert(0, [bracketElement('bracketBlock', bracketing.bracketId)])
  holder.insert(Math.min(at, holder.length), [item])
  writeAlternatives(text, bracketing, [])
}

/** Writes other words in the place of some of a paragraph. */
export function rewriteWords(
  text: Y.XmlFragment,
  path: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
  words: readonly Inline[],
): void {
  const paragraph = blockAt(text, path)
  const made = partsOf(words)
  const [only] = made
  const place = textAround(paragraph, from, to)
  if (place !== null && made.length <= 1 && !(only instanceof Y.XmlElement)) {
    // Words among words: what stands around them stays as it is.
    place.words.delete(place.at, to - from)
    let { at } = place
    for (const { insert, attributes } of only === undefined ? [] : runsOf(only)) {
      place.words.insert(at, insert, attributes)
      at += insert.length
    }
    return
  }
  const at = cutOut(paragraph, from, to)
  paragraph.insert(at, made.map(copyOf))
}

/** Words as they stand in a shared text; of a document of their own, so they are copied to be put anywhere. */
function partsOf(words: readonly Inline[]): readonly (Y.XmlElement | Y.XmlText)[] {
  const scratch = new Y.Doc().getXmlFragment('scratch')
  addBlocks(scratch, [{ kind: 'paragraph', content: words }])
  const paragraph: unknown = scratch.get(0)
  return paragraph instanceof Y.XmlElement ? childrenOf(paragraph) : []
}

function bracketElement(name: 'bracket' | 'bracketBlock', bracketId: BracketId): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.setAttribute('bracketId', bracketId)
  return element
}

function writeAlternatives(
  text: Y.XmlFragment,
  { bracketId, of, blocks }: Bracketing,
  drafted: readonly Y.XmlElement[],
): void {
  const { doc } = text
  if (doc === null) throw new Error('This text is in no document')
  if (drafted.length > 0) doc.getXmlFragment(alternativeRoot(bracketId, 'text')).push([...drafted])
  if (blocks.length > 0) addBlocks(doc.getXmlFragment(alternativeRoot(bracketId, of)), blocks)
}

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'orderedList', 'bulletList', 'table'])
const INLINES: ReadonlySet<string> = new Set(['hardBreak', 'footnote', 'pointReference'])

/** What `readPointText` reads as a block. */
const blocksIn = (holder: Y.XmlFragment): readonly Y.XmlElement[] =>
  elementsIn(holder, (one) => BLOCKS.has(one.nodeName) || isBracket(one, 'bracketBlock'))

const elementsIn = (
  holder: Y.XmlFragment,
  isOne: (element: Y.XmlElement) => boolean,
): readonly Y.XmlElement[] =>
  childrenOf(holder).filter((one): one is Y.XmlElement => one instanceof Y.XmlElement && isOne(one))

const childrenOf = (holder: Y.XmlFragment): readonly (Y.XmlElement | Y.XmlText)[] =>
  holder.toArray().filter((one) => one instanceof Y.XmlElement || one instanceof Y.XmlText)

const isBracket = (element: Y.XmlElement, name: string): boolean =>
  element.nodeName === name && bracketIdOf(element) !== null

/** The block, item or cell at a path; the text itself for an empty one. */
function holderAt(text: Y.XmlFragment, path: readonly number[]): Y.XmlFragment {
  if (path.length === 0) return text
  const block = blocksIn(text)[path[0] ?? 0]
  if (block === undefined) throw new Error('There is no block at this path')
  if (path.length === 1) return block
  const isTable = block.nodeName === 'table'
  const names = isTable ? ['tableRow'] : ['listItem']
  const outer = elementsIn(block, (one) => names.includes(one.nodeName))[path[1] ?? 0]
  const inner = isTable
    ? outer && elementsIn(outer, (one) => /^table(Cell|Header)$/.test(one.nodeName))[path[2] ?? 0]
    : outer
  if (inner === undefined) throw new Error('There is no item or cell at this path')
  return holderAt(inner, path.slice(isTable ? 3 : 2))
}

function blockAt(text: Y.XmlFragment, path: readonly number[]): Y.XmlElement {
  const block = holderAt(text, path)
  if (!(block instanceof Y.XmlElement)) throw new Error('There is no block at this path')
  return block
}

/** Places of a child in a paragraph. */
function sizeOf(child: Y.XmlElement | Y.XmlText): number {
  if (child instanceof Y.XmlText) return child.length
  return INLINES.has(child.nodeName) || isBracket(child, 'bracket') ? 1 : 0
}

interface Placed {
  readonly child: Y.XmlElement | Y.XmlText
  readonly index: number
  readonly from: number
  readonly to: number
}

function placedIn(paragraph: Y.XmlElement): readonly Placed[] {
  let place = 0
  return childrenOf(paragraph).map((child, index) => {
    const from = place
    place += sizeOf(child)
    return { child, index, from, to: place }
  })
}

/** The shared words in which a range lies, and where it begins in them. */
function textAround(
  paragraph: Y.XmlElement,
  from: number,
  to: number,
): { readonly words: Y.XmlText; readonly at: number } | null {
  for (const { child, from: begin, to: end } of placedIn(paragraph)) {
    if (child instanceof Y.XmlText && begin <= from && to <= end) {
      return { words: child, at: from - begin }
    }
  }
  return null
}

/** Takes a range out of a paragraph, and answers between which of its children something can be put there. */
function cutOut(paragraph: Y.XmlElement, from: number, to: number): number {
  const parts = placedIn(paragraph)
  const around = parts.find((part) => part.from < from && to < part.to)
  if (around !== undefined && around.child instanceof Y.XmlText) {
    const { child: words, index } = around
    const [before, after] = [from - around.from, to - around.from]
    const isLater = before >= words.length - after
    const copy = isLater ? copyOfWords(words, after, words.length) : copyOfWords(words, 0, before)
    if (isLater) words.delete(before, words.length - before)
    else words.delete(0, after)
    paragraph.insert(isLater ? index + 1 : index, [copy])
    return index + 1
  }
  for (const { child, index, from: begin, to: end } of [...parts].reverse()) {
    const [first, last] = [Math.max(from, begin), Math.min(to, end)]
    if (first >= last) continue
    // Shared words stay, though empty: what somebody types among them at this moment must not go with them.
    if (child instanceof Y.XmlText) child.delete(first - begin, last - first)
    else paragraph.delete(index, 1)
  }
  return parts.filter((part) => part.from < from).length
}

/** Copies of what stands in a range of a paragraph. */
const copiesOf = (
  paragraph: Y.XmlElement,
  from: number,
  to: number,
): (Y.XmlElement | Y.XmlText)[] =>
  placedIn(paragraph).flatMap(({ child, from: begin, to: end }) => {
    const [first, last] = [Math.max(from, begin), Math.min(to, end)]
    if (first >= last) return []
    return [
      child instanceof Y.XmlText ? copyOfWords(child, first - begin, last - begin) : copyOf(child),
    ]
  })

const runsOf = (
  words: Y.XmlText,
): readonly { readonly insert: string; readonly attributes: Record<string, unknown> }[] =>
  (
    words.toDelta() as readonly { insert?: unknown; attributes?: Record<string, unknown> }[]
  ).flatMap(({ insert, attributes }) =>
    typeof insert === 'string' ? [{ insert, attributes: attributes ?? {} }] : [],
  )

function copyOfWords(words: Y.XmlText, from: number, to: number): Y.XmlText {
  let place = 0
  const delta = runsOf(words).flatMap(({ insert, attributes }) => {
    const at = place
    place += insert.length
    const part = insert.slice(Math.max(0, from - at), Math.max(0, to - at))
    return part === '' ? [] : [{ insert: part, attributes }]
  })
  const copy = new Y.XmlText()
  copy.applyDelta(delta)
  return copy
}

const copyOf = (part: Y.XmlElement | Y.XmlText): Y.XmlElement | Y.XmlText =>
  part instanceof Y.XmlText ? copyOfWords(part, 0, part.length) : copyElement(part)
