import { type BracketId, isId, type MemberId, type PartyId, type PointId } from './ids.ts'

/** A Yjs document of a plan. Each is a room with one audience. */
export type DocumentName = 'plan' | 'review' | 'record' | `caucus/${string}`

/** Reads a document's name as it stands in a URL; null when there is no such document in any plan. */
export function parseDocumentName(text: string): DocumentName | null {
  if (text === 'plan' || text === 'review' || text === 'record') return text
  const party = /^caucus\/(.+)$/.exec(text)?.[1]
  return party !== undefined && isId(party) ? `caucus/${party}` : null
}

/** The party whose private room this is, or null for a document of the whole plan. */
export const caucusParty = (document: DocumentName): PartyId | null =>
  document.startsWith('caucus/') ? (document.slice('caucus/'.length) as PartyId) : null

export const caucusOf = (party: PartyId): DocumentName => `caucus/${party}`

/** Whose alternative it is: a party's, or `text` for the words that stood in the text when it was bracketed. */
export type AlternativeOf = PartyId | 'text'

/** A root type of a document; its name says who owns it. */
export type Root =
  | { readonly kind: 'point'; readonly pointId: PointId }
  | { readonly kind: 'alternative'; readonly bracketId: BracketId; readonly of: AlternativeOf }
  | { readonly kind: 'person'; readonly memberId: MemberId }
  | { readonly kind: 'party'; readonly partyId: PartyId }

export function rootName(root: Root): string {
  switch (root.kind) {
    case 'point':
      return `point:${root.pointId}`
    case 'alternative':
      return `alternative:${root.bracketId}:${root.of}`
    case 'person':
      return `person:${root.memberId}`
    case 'party':
      return `party:${root.partyId}`
  }
}

export const pointRoot = (pointId: PointId): string => rootName({ kind: 'point', pointId })

export const alternativeRoot = (bracketId: BracketId, of: AlternativeOf): string =>
  rootName({ kind: 'alternative', bracketId, of })

/** Reads a root's name; null for a name that no document of Parley knows. */
export function parseRootName(name: string): Root | null {
  const [kind, first = '', second = '', ...rest] = name.split(':')
  if (rest.length > 0 || !isId(first)) return null
  if (kind === 'alternative') {
    if (!isId(second)) return null
    return { kind, bracketId: first as BracketId, of: second as AlternativeOf }
  }
  if (name.split(':').length !== 2) return null
  switch (kind) {
    case 'point':
      return { kind, pointId: first as PointId }
    case 'person':
      return { kind, memberId: first as MemberId }
    case 'party':
      return { kind, partyId: first as PartyId }
    default:
      return null
  }
}
