import * as Y from 'yjs'
import type { DocumentName } from '../../../shared/model/documents.ts'
import type { Member } from '../../../shared/model/member.ts'
import {
  mayWriteRoot,
  mayWriteSomewhere,
  type PointLookup,
  type Verdict,
} from '../../../shared/rules/may.ts'
import type { Reason } from '../../../shared/rules/reason.ts'
import { type Authors, unclaimed } from './authors.ts'
import { withinBounds } from './bounds.ts'
import {
  bracketChanges,
  type BracketRefusal,
  type BracketView,
  type NewBracket,
} from './brackets.ts'
import { type Canonical, canonicalise } from './canonical.ts'
import { placesCheaply } from './conflicts.ts'
import { fits } from './content.ts'
import { refusalInReview, type ReviewRefusal } from './keeping.ts'
import { createPlaces, type HolderCache, type Places } from './places.ts'
import { createStructIndex, type StructIndex } from './structs.ts'
import { cutsCharacter } from './surrogates.ts'
import { withoutTidying } from './tidying.ts'

/** Every reason for which the gate turns an update away. */
export type GateRefusal =
  | ReviewRefusal
  | BracketRefusal
  /** It cannot be read. */
  | 'malformed'
  /** No honest client makes an update of this shape. */
  | 'structure'
  /** It is of a size or a cost that would keep others waiting. */
  | 'too-costly'
  /** It writes under a client id that belongs to somebody else. */
  | 'not-your-client-id'
  /** The text schema, or the schema of comments and positions, does not know it. */
  | 'content'

/** What is to happen with an update; nothing has happened yet. */
export type GateVerdict =
  /** Give these client ids to the member and these brackets to their points, append `update`, apply it, and only then let others see it. */
  | {
      readonly kind: 'accept'
      readonly update: Uint8Array
      readonly claims: readonly number[]
      readonly brackets: readonly NewBracket[]
    }
  /** It says nothing new; a reader's answer to our state is of this kind. */
  | { readonly kind: 'nothing' }
  /** Not applied: ask the sender for what is missing. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'refuse'; readonly reason: GateRefusal }

/** The document as the gate sees it. */
export interface GateView extends BracketView {
  readonly document: DocumentName
  readonly authors: Authors
  readonly holders: HolderCache
  readonly point: PointLookup
}

/**
 * Decides one update of one member against the document as it stands. Pure: reads the document and changes nothing.
 * `member` is the live member, looked up for this very message, or undefined if the seat is gone.
 */
export function judge(view: GateView, member: Member | undefined, update: Uint8Array): GateVerdict {
  if (member === undefined) return refuse('not-a-member')
  const may = mayWriteSomewhere(member, view.document)
  const canonical = canonicalise(view.doc, update)
  switch (canonical.kind) {
    case 'malformed':
      return refuse('malformed')
    case 'nothing':
      return canonical
    case 'gap':
      return may.ok ? canonical : refuse(may.reason)
    case 'changes':
      // A reader may say what it has, but not more: so the right is asked once something new is on the table.
      return may.ok
        ? judgeChanges(view, member, canonical)
        : judgeReader(view, canonical, may.reason)
  }
}

const refuse = (reason: GateRefusal): GateVerdict => ({ kind: 'refuse', reason })

function judgeReader(view: GateView, changes: Canonical, reason: Reason): GateVerdict {
  const rest = withoutTidying(view.doc, changes, () => false)
  return rest === null ? { kind: 'nothing' } : refuse(reason)
}

function judgeChanges(view: GateView, member: Member, sent: Canonical): GateVerdict {
  if (!withinBounds(sent)) return refuse('too-costly')
  const index = createStructIndex(view.doc, sent)
  const places = createPlaces(view.doc, sent, index, view.holders)
  const brackets = view.document === 'review' ? null : bracketChanges(view, sent, index, places)
  const ask = askOnce((root) =>
    mayWriteRoot(member, view.document, root, view.point, brackets?.pointOf),
  )

  let changes = sent
  let owned = ownsEverything(changes, index, places, ask)
  if (owned !== 'structure' && !owned.ok) {
    const rest = withoutTidying(view.doc, changes, (item) => {
      const place = places.of(item)
      return place === 'gone' || place === 'bad' || ask(place.holder.root).ok
    })
    if (rest === null) return { kind: 'nothing' }
    if (rest !== changes) owned = ownsEverything(rest, index, places, ask)
    changes = rest
  }
  if (owned === 'structure') return refuse('structure')
  if (!owned.ok) return refuse(owned.reason)
  if (!changes.structs.every((run) => view.authors.mayUse(member.id, run.client))) {
    return refuse('not-your-client-id')
  }
  if (cutsCharacter(changes, index)) return refuse('structure')
  if (!contentFits(changes, places)) return refuse('content')
  if (!placesCheaply(view.doc, changes, index, places)) return refuse('too-costly')
  if (view.document === 'review') {
    const refusal = refusalInReview(view, member, changes, index, places)
    if (refusal !== null) return refuse(refusal)
  }
  const made = brackets?.judge(member) ?? []
  if (typeof made === 'string') return refuse(made)
  return {
    kind: 'accept',
    update: changes.update,
    claims: unclaimed(changes, view.authors),
    brackets: made,
  }
}

type Ask = (root: string) => Verdict

function askOnce(ask: Ask): Ask {
  const verdicts = new Map<string, Verdict>()
  return (root) => {
    const known = verdicts.get(root)
    if (known !== undefined) return known
    const verdict = ask(root)
    verdicts.set(root, verdict)
    return verdict
  }
}

/** Every new and every deleted item is in a root that this member may write now. */
function ownsEverything(
  changes: Canonical,
  index: StructIndex,
  places: Places,
  ask: Ask,
): Verdict | 'structure' {
  for (const run of changes.structs) {
    for (const struct of run.structs) {
      const place = places.of(struct)
      if (place === 'bad') return 'structure'
      if (place === 'gone') continue
      const verdict = ask(place.holder.root)
      if (!verdict.ok) return verdict
    }
  }
  for (const [client, ranges] of changes.deletions) {
    for (const { clock, len } of ranges) {
      for (let at = clock; at < clock + len;) {
        const found = index.find(Y.createID(client, at))
        if (found === null) return 'structure'
        const place = places.of(found.struct)
        if (place === 'bad') return 'structure'
        if (place !== 'gone') {
          const verdict = ask(place.holder.root)
          if (!verdict.ok) return verdict
        }
        at = found.struct.id.clock + found.struct.length
      }
    }
  }
  return { ok: true, value: true }
}

function contentFits(changes: Canonical, places: Places): boolean {
  return changes.structs.every((run) =>
    run.structs.every((struct) => {
      const place = places.of(struct)
      if (!(struct instanceof Y.Item) || place === 'gone' || place === 'bad') return true
      return fits(struct, place)
    }),
  )
}
