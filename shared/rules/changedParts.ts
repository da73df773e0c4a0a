import type { PlainForm, PlainNode } from './plainForm.ts'
import { changesBetween } from './wordingChanges.ts'

/*
 * The difference of two plain forms in parts that people can decide on one by one: words of a paragraph, never half a
 * word, or whole paragraphs, lists and sub-clauses.
 */

/** Places in both forms, as in `changesBetween`. */
export interface Range {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

export type ChangedPart = Range &
  (
    | { readonly kind: 'words' }
    /** `before` and `after` are the whole blocks of it; `within` holds those of the older form. */
    | {
        readonly kind: 'blocks'
        readonly within: PlainNode
        readonly before: readonly PlainNode[]
        readonly after: readonly PlainNode[]
      }
    /** Items of a list that came or went: one of the two is empty. */
    | {
        readonly kind: 'items'
        readonly within: PlainNode
        readonly before: readonly PlainNode[]
        readonly after: readonly PlainNode[]
      }
  )

/** What changed from one form to another, in order. The parts neither overlap nor touch. */
export function changedParts(a: PlainForm, b: PlainForm): readonly ChangedPart[] {
  const changes = changesBetween(a.text, b.text).changes
  let parts: readonly ChangedPart[] = changes.map((change) => widened(change, a, b, changes))
  for (;;) {
    const next = joined(parts, a)
    if (next.length === parts.length) return parts
    parts = next.map((part) => widened(part, a, b, changes))
  }
}

/** Parts that overlap or touch, or have only a space between them, become one. */
function joined(parts: readonly ChangedPart[], a: PlainForm): readonly (Range | ChangedPart)[] {
  const all: (Range | ChangedPart)[] = []
  for (const part of parts) {
    const last = all.at(-1)
    const between = last === undefined ? null : a.letters.slice(last.toA, part.fromA)
    if (last !== undefined && between !== null && /^ *$/.test(between)) {
      all[all.length - 1] = {
        fromA: Math.min(last.fromA, part.fromA),
        toA: Math.max(last.toA, part.toA),
        fromB: Math.min(last.fromB, part.fromB),
        toB: Math.max(last.toB, part.toB),
      }
    } else all.push(part)
  }
  return all
}

function widened(range: Range, a: PlainForm, b: PlainForm, changes: readonly Range[]): ChangedPart {
  const [inA, inB] = [
    deepest(a.root, range.fromA, range.toA),
    deepest(b.root, range.fromB, range.toB),
  ]
  const [own, other] = [inA.at(-1), inB.at(-1)]
  if (own?.kind === 'paragraph' && other?.kind === 'paragraph') {
    return { kind: 'words', ...wholeWords(range, a, b, own, other) }
  }
  for (let depth = inA.length - 1; depth > 0; depth--) {
    const within = inA[depth]
    if (within === undefined) continue
    const same = inB.find((node) => isSame(within, node, changes))
    if (same === undefined) continue
    const part = wholeChildren(range, within, same)
    if (part !== null) return part
  }
  const part = wholeChildren(range, a.root, b.root)
  if (part === null) throw new Error('A text cannot be widened to its blocks')
  return part
}

/** From the text itself down to the smallest block in which both places lie. */
function deepest(root: PlainNode, from: number, to: number): readonly PlainNode[] {
  const path = [root]
  for (let node: PlainNode | undefined = root; node !== undefined;) {
    node = node.children.find((child) => child.from < from && to < child.to)
    if (node !== undefined) path.push(node)
  }
  return path
}

/** Whether two blocks are the same one, as far as their beginnings and ends did not change. */
function isSame(a: PlainNode, b: PlainNode, changes: readonly Range[]): boolean {
  return (
    a.kind === b.kind &&
    placeAfter(a.from, changes) === b.from &&
    placeAfter(a.to - 1, changes) === b.to - 1
  )
}

/** Where something that stands at a place of the older form stands in the newer one; null for what is gone. */
export function placeAfter(place: number, changes: readonly Range[]): number | null {
  let shift = 0
  for (const { fromA, toA, toB } of changes) {
    if (place < fromA) break
    if (place < toA) return null
    shift = toB - toA
  }
  return place + shift
}

/**
 * The same change of whole words. Where words only came or only went, a word beside them is taken along, so that both
 * sides have something to say: "agree" and "agree promptly".
 */
function wholeWords(
  range: Range,
  a: PlainForm,
  b: PlainForm,
  inA: PlainNode,
  inB: PlainNode,
): Range {
  let { fromA, toA, fromB, toB } = range
  const canLeft = (): boolean => fromA > inA.from + 1 && fromB > inB.from + 1
  const canRight = (): boolean => toA < inA.to - 1 && toB < inB.to - 1
  const left = (): void => void ((fromA -= 1), (fromB -= 1))
  const right = (): void => void ((toA += 1), (toB += 1))
  const isSpaceIn = (atA: number, atB: number): boolean =>
    /^\s\s$/.test((a.letters[atA] ?? '') + (b.letters[atB] ?? ''))
  /** To whole words, without spaces that both have. */
  const finish = (): void => {
    while (canLeft() && (isCut(a.letters, fromA) || isCut(b.letters, fromB))) left()
    while (canRight() && (isCut(a.letters, toA) || isCut(b.letters, toB))) right()
    while (fromA < toA - 1 && fromB < toB - 1 && isSpaceIn(fromA, fromB)) {
      fromA += 1
      fromB += 1
    }
    while (fromA < toA - 1 && fromB < toB - 1 && isSpaceIn(toA - 1, toB - 1)) {
      toA -= 1
      toB -= 1
    }
  }
  const isBare = (): boolean => fromA === toA || fromB === toB
  const begins = (sign: RegExp): boolean =>
    sign.test(a.letters[fromA] ?? '') || sign.test(b.letters[fromB] ?? '')
  const ends = (sign: RegExp): boolean =>
    sign.test(a.letters[toA - 1] ?? '') || sign.test(b.letters[toB - 1] ?? '')
  finish()
  // Inside an alternative stands nothing but words of one party: there nothing needs to be taken along.
  if (isInAlternative(a, fromA, toA)) return { fromA, toA, fromB, toB }
  if (isBare() && canRight() && /^\s?[\p{L}\p{N}]/u.test(a.letters.slice(toA, toA + 2))) {
    do right()
    while (canRight() && !isWord(a.letters[toA - 1]))
    finish()
  }
  while (canLeft() && (isBare() || begins(/\s/u))) {
    do left()
    while (canLeft() && !isWord(a.letters[fromA]))
    finish()
  }
  while (canRight() && (isBare() || ends(/\s/u))) {
    do right()
    while (canRight() && !isWord(a.letters[toA - 1]))
    finish()
  }
  return { fromA, toA, fromB, toB }
}

/** Whether all words of a range, or those on both sides of an empty one, stand in one alternative of a bracket. */
function isInAlternative({ spots }: PlainForm, from: number, to: number): boolean {
  const around = from === to ? [spots[from - 1], spots[to]] : spots.slice(from, to)
  const first = around.find((spot) => spot)?.inside ?? null
  return (
    first !== null &&
    around.every((spot) => {
      const inside = spot?.inside ?? null
      return inside?.bracketId === first.bracketId && inside.of === first.of
    })
  )
}

const isWord = (letter: string | undefined): boolean =>
  /[\p{L}\p{N}\p{M}\p{Cs}'’]/u.test(letter ?? '')

/** Whether a place lies between two letters of a word. */
const isCut = (letters: string, place: number): boolean =>
  isWord(letters[place - 1]) && isWord(letters[place])

/** The same change of whole children of two blocks that are the same; null where that is none. */
function wholeChildren(range: Range, a: PlainNode, b: PlainNode): ChangedPart | null {
  if (a.kind === 'paragraph' || a.kind === 'table' || a.kind === 'row') return null
  let { fromA, toA, fromB, toB } = range
  for (let isSettled = false; !isSettled;) {
    const left = Math.max(overhang(a, fromA, 'left'), overhang(b, fromB, 'left'))
    const right = Math.max(overhang(a, toA, 'right'), overhang(b, toB, 'right'))
    fromA -= left
    fromB -= left
    toA += right
    toB += right
    isSettled = left === 0 && right === 0
    if (fromA <= a.from || fromB <= b.from || toA >= a.to || toB >= b.to) return null
  }
  const before = a.children.filter((child) => child.from >= fromA && child.to <= toA)
  const after = b.children.filter((child) => child.from >= fromB && child.to <= toB)
  const places = { fromA, toA, fromB, toB }
  const isList = a.kind === 'orderedList' || a.kind === 'bulletList'
  if (!isList) return { kind: 'blocks', within: a, before, after, ...places }
  if (before.length === 0 || after.length === 0) {
    return { kind: 'items', within: a, before, after, ...places }
  }
  const [item] = before
  if (before.length > 1 || after.length > 1 || item === undefined) return null
  // One item that says something else altogether.
  const blocks = after[0]?.children ?? []
  return { kind: 'blocks', within: item, before: item.children, after: blocks, ...places }
}

/** How far a place lies within a child of a block, from its beginning or to its end. */
function overhang(node: PlainNode, place: number, side: 'left' | 'right'): number {
  const child = node.children.find((one) => one.from < place && place < one.to)
  if (child === undefined) return 0
  return side === 'left' ? place - child.from : child.to - place
}
