import * as Y from 'yjs'
import type { Chance } from '../../shared/lib/chance.ts'
import { anchorAt, placeAnchor, type Placement, type Range } from '../../shared/model/anchor.ts'
import { REACTIONS, stanceNeedsReason, STANCES } from '../../shared/model/entry.ts'
import type { MemberId, PartyId, PointId } from '../../shared/model/ids.ts'
import { type Letters, readLetters } from '../../shared/model/letters.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { plainRemark } from '../../shared/model/remark.ts'
import { heldPosition, isResolved, readReview, type Thread } from '../../shared/model/review.ts'
import { type Wording, wordingOf } from '../../shared/model/wording.ts'
import {
  type Pen,
  rewriteRemark,
  toggleReaction,
  writeComment,
  writeHealing,
  writePosition,
  writeReply,
  writeResolution,
} from '../../shared/model/writeReview.ts'
import { cutWords, fragmentOf, pasteWords, someLetters, TYPING } from './editing.ts'
import { POINTS } from './typing.ts'

/** The two documents that somebody reviews with, as they are on one page. */
export interface Page {
  readonly memberId: MemberId
  /** The party for which this person takes positions; null for who may not. */
  readonly headOf: PartyId | null
  readonly mayType: boolean
  readonly plan: () => Y.Doc
  readonly review: () => Y.Doc
  readonly pen: () => Pen
}

/** What everybody wrote in all, by their own account, to compare with what there is in the end. */
export interface Written {
  readonly threads: Set<string>
  /** Who took a position, by its turn and words. */
  readonly positions: Map<string, MemberId>
}

export const lettersOf = (plan: Y.Doc, pointId: PointId): Letters =>
  readLetters(fragmentOf(plan, pointId))

export const wordingIn = (plan: Y.Doc, pointId: PointId): Wording =>
  wordingOf(readPointText(fragmentOf(plan, pointId)))

/** Where the words of a thread are, by what a page knows. */
export const placementOf = (plan: Y.Doc, { pointId, anchor, healings }: Thread): Placement =>
  placeAnchor(plan, lettersOf(plan, pointId), anchor, healings)

export type ReviewDeed =
  | 'comment'
  | 'comment on a point'
  | 'reply'
  | 'rewrite'
  | 'take back'
  | 'resolve'
  | 'reopen'
  | 'react'
  | 'position'
  | 'withdraw'
  | 'heal'

/** Says one thing beside the text at random; says what, or null if there was nothing to be said. */
export function reviewSomething(page: Page, written: Written, chance: Chance): ReviewDeed | null {
  const [plan, review] = [page.plan(), page.review()]
  const dice = chance.below(100)
  if (dice < 30) return commentOnSomething(page, written, chance)
  if (dice < 45) {
    return page.headOf === null ? null : takePosition(page, page.headOf, written, chance)
  }
  const { threads } = readReview(review)
  if (threads.length === 0) return null
  const thread = chance.pick(threads)
  if (dice < 60) {
    const body = plainRemark(chance.pick(['So be it.', 'Why?', 'Чому? 🕊️']))
    writeReply(review, page.pen(), { thread: thread.ref, pointId: thread.pointId, body })
    return 'reply'
  }
  if (dice < 72) {
    const resolved = !isResolved(thread)
    writeResolution(review, page.pen(), thread.ref, resolved, thread.resolution?.turn ?? 0)
    return resolved ? 'resolve' : 'reopen'
  }
  if (dice < 80) {
    toggleReaction(review, page.pen(), thread.ref, chance.pick(REACTIONS))
    return 'react'
  }
  if (dice < 88) {
    const own = threads.filter(({ ref }) => ref.by === page.memberId)
    if (own.length === 0) return null
    const isTakenBack = chance.next() < 0.3
    const body = isTakenBack ? null : plainRemark('Better said.')
    rewriteRemark(review, page.pen(), chance.pick(own).ref.id, body)
    return isTakenBack ? 'take back' : 'rewrite'
  }
  return healByHand(page, plan, thread, chance) ? 'heal' : null
}

function commentOnSomething(page: Page, written: Written, chance: Chance): ReviewDeed | null {
  const plan = page.plan()
  const pointId = chance.pick(POINTS)
  const isOnPoint = chance.next() < 0.1
  const letters = lettersOf(plan, pointId)
  const range = someLetters(letters, chance.pick([6, 30, 120]), chance)
  const anchor = isOnPoint || range === null ? null : anchorAt(letters, range)
  if (anchor === null && !isOnPoint) return null
  const ref = writeComment(page.review(), page.pen(), {
    pointId,
    anchor,
    wording: wordingIn(plan, pointId),
    body: plainRemark('What of this? 🕊️'),
  })
  written.threads.add(`${ref.by}/${ref.id}`)
  return isOnPoint ? 'comment on a point' : 'comment'
}

function takePosition(page: Page, partyId: PartyId, written: Written, chance: Chance): ReviewDeed {
  const pointId = chance.pick(POINTS)
  const review = page.review()
  const held = heldPosition(readReview(review), partyId, pointId)
  const isWithdrawn = held !== null && chance.next() < 0.2
  const stance = isWithdrawn ? 'withdrawn' : chance.pick(STANCES)
  const pen = page.pen()
  const id = pen.newId()
  writePosition(
    review,
    { ...pen, newId: () => id },
    {
      partyId,
      pointId,
      stance,
      reason: stanceNeedsReason(stance) ? 'Because.' : '',
      wording: wordingIn(page.plan(), pointId),
    },
  )
  written.positions.set(`${partyId}:${pointId}:${id}`, page.memberId)
  return isWithdrawn ? 'withdraw' : 'position'
}

/** Says that the words of a thread are at some place where the same words stand. */
function healByHand(page: Page, plan: Y.Doc, thread: Thread, chance: Chance): boolean {
  const { anchor, pointId } = thread
  if (anchor === null) return false
  const letters = lettersOf(plan, pointId)
  const places: number[] = []
  for (let at = letters.text.indexOf(anchor.quotation); at >= 0;) {
    places.push(at)
    at = letters.text.indexOf(anchor.quotation, at + 1)
  }
  if (places.length === 0) return false
  const from = chance.pick(places)
  return healAt(page, thread, letters, { from, to: from + anchor.quotation.length })
}

function healAt(page: Page, thread: Thread, letters: Letters, range: Range): boolean {
  const found = anchorAt(letters, range)
  if (found === null) return false
  const { first, last } = found
  const turn = thread.healings[0]?.turn ?? 0
  writeHealing(page.review(), page.pen(), thread.ref, { first, last }, turn)
  return true
}

/** Moves words by cut and paste and tells the others where the comments on them went; null if there were none to move. */
export function moveWords(page: Page, chance: Chance): { readonly healed: number } | null {
  const plan = page.plan()
  const pointId = chance.pick(POINTS)
  const threads = readReview(page.review()).threads.filter((one) => one.pointId === pointId)
  const before = threads.map((thread) => ({ thread, placement: placementOf(plan, thread) }))
  const { placement: around } = chance.pick([...before, { placement: null }])
  const cut = cutWords(plan, pointId, around?.kind === 'at' ? around : null, chance)
  if (cut === null) return null
  const start = pasteWords(plan, pointId, cut.words, chance)
  // A plain client has no eye for comments.
  if (chance.next() < 0.2) return { healed: 0 }
  let healed = 0
  for (const { thread, placement } of before) {
    if (placement.kind !== 'at') continue
    const { from, to } = placement
    if (from < cut.from || to > cut.from + cut.words.length) continue
    const range = { from: start + from - cut.from, to: start + to - cut.from }
    const now = placementOf(plan, thread)
    if (now.kind === 'at' && now.from === range.from) continue
    if (healAt(page, thread, lettersOf(plan, pointId), range)) healed += 1
  }
  return { healed }
}

const histories = new WeakMap<Y.Doc, Y.UndoManager>()

/** The history of what was typed into a document on a page; it begins when it is first asked for. */
export function historyOf(plan: Y.Doc): Y.UndoManager {
  let history = histories.get(plan)
  if (history === undefined) {
    history = new Y.UndoManager(
      POINTS.map((point) => fragmentOf(plan, point)),
      // By the step and not by the clock, so that a seed is the same run every time.
      { trackedOrigins: new Set([TYPING]), captureTimeout: 0 },
    )
    histories.set(plan, history)
  }
  return history
}
