import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import {
  bracketBlocks,
  type Bracketing,
  bracketNewItem,
  bracketWords,
  rewriteWords,
} from '../../shared/model/bracketText.ts'
import { alternativeRoot, pointRoot } from '../../shared/model/documents.ts'
import type { BracketId, PartyId, PointId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import type { Point } from '../../shared/model/point.ts'
import type { Block } from '../../shared/model/pointText.ts'
import { mayEditPoint, maySupport, mayWriteAlternative } from '../../shared/rules/may.ts'
import type { Proposal } from '../../shared/rules/placeProposals.ts'
import { reasonSentence } from '../../shared/rules/reason.ts'

/** Whether a proposal takes something out and puts nothing in its place. */
export const wantsNothing = (proposal: Proposal): boolean =>
  proposal.kind === 'gone-items' || (proposal.kind === 'blocks' && proposal.blocks.length === 0)

/**
 * Why a member may not make a proposal in a point as an alternative of their own party, in a sentence; null when they
 * may. The server asks the same rules.
 */
export function whyNotPropose(
  member: Member,
  point: Pick<Point, 'status' | 'lock' | 'penOnlySince'> | undefined,
  proposal: Proposal,
): string | null {
  const { partyId } = member
  if (partyId === null || (member.role !== 'head' && member.role !== 'drafter')) {
    return 'Only a head or a drafter of a party can propose its words.'
  }
  const alternative = mayWriteAlternative(member, partyId, point)
  if (!alternative.ok) return reasonSentence(alternative.reason)
  if (proposal.kind === 'own-words') return null
  const text = mayEditPoint(member, point)
  if (!text.ok) return reasonSentence(text.reason)
  return wantsNothing(proposal) && !maySupport(member, partyId).ok
    ? 'That your party wants no text here is for its head of delegation to say.'
    : null
}

/** A bracket that was made; `isNothing` where the party would have no text in its place, which its support says. */
export interface MadeBracket {
  readonly bracketId: BracketId
  readonly isNothing: boolean
}

/**
 * Writes proposals into a point as alternatives of a party, in one step that can be undone: each becomes a bracket, in
 * which the words that stood there are the ones as drafted. They are in reading order, and of the text as it stands now.
 */
export function proposeAlternatives(
  doc: Y.Doc,
  pointId: PointId,
  partyId: PartyId,
  proposals: readonly Proposal[],
  newId: () => BracketId,
): readonly MadeBracket[] {
  const text = doc.getXmlFragment(pointRoot(pointId))
  const made: MadeBracket[] = []
  const bracketing = (blocks: readonly Block[]): Bracketing => {
    const bracketId = newId()
    made.push({ bracketId, isNothing: blocks.length === 0 })
    return { bracketId, of: partyId, blocks }
  }
  doc.transact(() => {
    // The last one first, so that the places of the others stay what they are.
    for (const proposal of [...proposals].reverse()) {
      switch (proposal.kind) {
        case 'words':
          bracketWords(text, proposal.spot.path, proposal.spot, {
            ...bracketing([{ kind: 'paragraph', content: proposal.words }]),
          })
          break
        case 'own-words': {
          const { inside, path } = proposal.spot
          if (inside === null || inside.of !== partyId) break
          const own = doc.getXmlFragment(alternativeRoot(inside.bracketId, partyId))
          rewriteWords(own, path, proposal.spot, proposal.words)
          break
        }
        case 'blocks':
          bracketBlocks(text, proposal.parent, proposal, bracketing(proposal.blocks))
          break
        case 'new-items':
          for (const item of [...proposal.items].reverse()) {
            bracketNewItem(text, proposal.list, proposal.at, bracketing(item))
          }
          break
        case 'gone-items':
          for (const path of [...proposal.items].reverse()) {
            bracketBlocks(text, path, { from: 0, to: Infinity }, bracketing([]))
          }
          break
      }
    }
    // By this origin the history of the editor knows what its own member wrote.
  }, ySyncPluginKey)
  return made.reverse()
}
