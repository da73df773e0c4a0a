import * as Y from 'yjs'
import { z } from 'zod'
import { type AlternativeOf, alternativeRoot, parseRootName, pointRoot } from './documents.ts'
import { type BracketId, ID_PATTERN, isId, type PartyId, type PointId } from './ids.ts'
import { isBracketNode } from './nodes.ts'

/*
 * Disputed wording. In the text of a point stands only a bracket's id; what is disputed are its alternatives, each in a
 * root of its own, so that nobody can write in the alternative of another party.
 */

/** What a bracket may become: the alternative of a party, the words as drafted, or no text at all. */
export const choice = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('party'),
    id: z
      .string()
      .regex(ID_PATTERN)
      .transform((id) => id as PartyId),
  }),
  z.strictObject({ of: z.literal('text') }),
  z.strictObject({ of: z.literal('none') }),
])
export type Choice = z.infer<typeof choice>

export const sameChoice = (a: Choice, b: Choice): boolean =>
  a.of === b.of && (a.of !== 'party' || b.of !== 'party' || a.id === b.id)

/** Whose alternative a choice means; null for no text. */
export function alternativeOf(chosen: Choice): AlternativeOf | null {
  if (chosen.of === 'none') return null
  return chosen.of === 'text' ? 'text' : chosen.id
}

/** The choice that means an alternative. */
export const choiceOf = (of: AlternativeOf): Choice =>
  isAsDrafted(of) ? { of } : { of: 'party', id: of }

const isAsDrafted = (of: AlternativeOf): of is 'text' => of === 'text'

/** The id of the bracket that an element is the place of; null for every other element. */
export function bracketIdOf(element: Y.XmlElement): BracketId | null {
  if (!isBracketNode(element.nodeName)) return null
  // Attributes may be of any type in Yjs, though its types say string.
  const id: unknown = element.getAttribute('bracketId')
  return typeof id === 'string' && isId(id) ? (id as BracketId) : null
}

/** All elements under a type that are the place of a bracket, in reading order. */
export function bracketElements(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().flatMap((child): Y.XmlElement[] => {
    if (!(child instanceof Y.XmlElement)) return []
    return bracketIdOf(child) === null ? bracketElements(child) : [child]
  })
}

/** An alternative of a bracket as it is written, empty ones included. */
export interface AlternativeRoot {
  readonly of: AlternativeOf
  readonly fragment: Y.XmlFragment
}

/** Roots are never taken away, so as long as their number is the same these are all. */
const found = new WeakMap<Y.Doc, { roots: number; byBracket: Map<BracketId, AlternativeOf[]> }>()

/** The alternatives of a bracket that anybody ever began, in the order of their names. Makes no root. */
export function alternativeRoots(doc: Y.Doc, bracketId: BracketId): readonly AlternativeRoot[] {
  let known = found.get(doc)
  if (known === undefined || known.roots !== doc.share.size) {
    const byBracket = new Map<BracketId, AlternativeOf[]>()
    for (const name of doc.share.keys()) {
      const root = parseRootName(name)
      if (root?.kind !== 'alternative') continue
      byBracket.set(root.bracketId, [...(byBracket.get(root.bracketId) ?? []), root.of])
    }
    for (const list of byBracket.values()) list.sort((a, b) => (a < b ? -1 : 1))
    known = { roots: doc.share.size, byBracket }
    found.set(doc, known)
  }
  return (known.byBracket.get(bracketId) ?? []).map((of) => ({
    of,
    fragment: doc.getXmlFragment(alternativeRoot(bracketId, of)),
  }))
}

/**
 * The root, in each document with texts, in which the server writes to which point a bracket belongs, from the first
 * time that it stands in one. No client may write in it: otherwise what a party wrote for one point could be shown in
 * another one as soon as the bracket is settled.
 */
export const BRACKETS_ROOT = 'brackets'

export interface BracketPlace {
  readonly pointId: PointId
  /** When the server settled it, by its clock; null for a bracket that it never settled. */
  readonly settledAt: number | null
}

const placesOf = (doc: Y.Doc): Y.Map<BracketPlace> => doc.getMap(BRACKETS_ROOT)

/** Where a bracket belongs, as far as the server has told. */
export const bracketPlace = (doc: Y.Doc, bracketId: BracketId): BracketPlace | undefined =>
  placesOf(doc).get(bracketId)

/**
 * Gives all brackets of a text to its point, after the server moved some of it there; otherwise whoever breaks one of
 * those lines would be told that they put a bracket of another point there.
 */
export function homeBrackets(doc: Y.Doc, pointId: PointId): void {
  for (const element of bracketElements(doc.getXmlFragment(pointRoot(pointId)))) {
    const id = bracketIdOf(element)
    const known = id === null ? undefined : bracketPlace(doc, id)
    if (id === null || known?.pointId === pointId) continue
    writeBracketPlace(doc, id, { pointId, settledAt: known?.settledAt ?? null })
  }
}

/** Notes where a bracket belongs. The server's own write. */
export function writeBracketPlace(doc: Y.Doc, bracketId: BracketId, place: BracketPlace): void {
  placesOf(doc).set(bracketId, place)
}
