import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/model/documents.ts'
import type { Member } from '../../shared/model/member.ts'
import { mayWriteSomewhere } from '../../shared/rules/may.ts'
import type { Reason } from '../../shared/rules/reason.ts'
import { canonicalise } from './canonical.ts'
import { onlyTidiesFormatting } from './tidying.ts'

/** Every reason for which the gate turns an update away. */
export type GateRefusal = Reason | 'malformed'

/** What is to happen with an update; nothing has happened yet. */
export type GateVerdict =
  /** Append `update` to the journal, apply it, and only then let others see it. */
  | { readonly kind: 'accept'; readonly update: Uint8Array }
  /** It says nothing new; a reader's answer to our state is of this kind. */
  | { readonly kind: 'nothing' }
  /** Not applied: ask the sender for what is missing. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'refuse'; readonly reason: GateRefusal }

/**
 * Decides one update of one member against the document as it stands. Pure: reads the document and changes nothing.
 * `member` is the live member, looked up for this very message, or undefined if the seat is gone.
 */
export function judge(
  doc: Y.Doc,
  document: DocumentName,
  member: Member | undefined,
  update: Uint8Array,
): GateVerdict {
  if (member === undefined) return { kind: 'refuse', reason: 'not-a-member' }
  const canonical = canonicalise(doc, update)
  switch (canonical.kind) {
    case 'malformed':
      return { kind: 'refuse', reason: 'malformed' }
    case 'nothing':
      return canonical
    case 'gap':
    case 'changes': {
      // A reader may say what it has, but not more: so the right is asked once something new is on the table.
      const may = mayWriteSomewhere(member, document)
      if (!may.ok) {
        const harmless = canonical.kind === 'changes' && onlyTidiesFormatting(doc, canonical)
        return harmless ? { kind: 'nothing' } : { kind: 'refuse', reason: may.reason }
      }
      return canonical.kind === 'gap' ? canonical : { kind: 'accept', update: canonical.update }
    }
  }
}
