import assert from 'node:assert/strict'
import * as Y from 'yjs'
import { applyExactly } from '../../server/core/applyExactly.ts'
import type { Journal } from '../../server/core/journal.ts'
import { sayTheSame, wordsIn } from '../../shared/model/anchor.ts'
import type { DocumentName } from '../../shared/model/documents.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import { ATOM } from '../../shared/model/letters.ts'
import {
  heldPosition,
  isResolved,
  type Review,
  readReview,
  type Thread,
} from '../../shared/model/review.ts'
import { textHash } from '../../shared/model/wording.ts'
import { lettersOf, placementOf, wordingIn, type Written } from './reviewer.ts'
import { POINTS } from './typing.ts'

/** The two documents of a review, at a page or on the disk. */
export interface Documents {
  readonly plan: Y.Doc
  readonly review: Y.Doc
}

/** Reads a document as it is on the disk. */
export async function readStored(
  journal: Pick<Journal, 'load'>,
  planId: PlanId,
  document: DocumentName,
): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const { snapshot, entries } = await journal.load(planId, document)
  if (snapshot !== null) applyExactly(doc, snapshot.state)
  for (const entry of entries) if (entry.kind === 'update') applyExactly(doc, entry.body)
  return doc
}

/** Checks that a page knows the same as the disk, in every way in which a reader could tell, and that nothing is lost. */
export function checkReview(page: Documents, stored: Documents, written: Written): void {
  for (const document of ['plan', 'review'] as const) {
    const { store } = page[document]
    assert.ok(Y.equalSnapshots(Y.snapshot(page[document]), Y.snapshot(stored[document])), document)
    assert.deepEqual([store.pendingStructs, store.pendingDs], [null, null], 'nothing is pending')
  }
  const [here, there] = [readReview(page.review), readReview(stored.review)]
  assert.deepEqual(here.threads, there.threads, 'threads')
  assert.deepEqual(here.positions, there.positions, 'positions')
  for (const point of POINTS) {
    assert.deepEqual(wordingIn(page.plan, point), wordingIn(stored.plan, point), 'wording')
    assert.equal(hashIn(page, point), hashIn(stored, point), 'hash')
  }
  assert.deepEqual(standingsIn(page, here), standingsIn(stored, there), 'standings')
  for (const thread of here.threads) {
    const placement = placementOf(page.plan, thread)
    assert.deepEqual(placement, placementOf(stored.plan, thread), 'placement')
    checkPlacement(page, thread)
  }
  checkNothingIsLost(here, written)
}

/** A comment is never shown at words that say something else, and never said to be gone where it plainly is not. */
function checkPlacement({ plan }: Documents, thread: Thread): void {
  const { anchor, pointId } = thread
  const placement = placementOf(plan, thread)
  assert.equal(placement.kind === 'point', anchor === null)
  if (anchor === null) return
  const letters = lettersOf(plan, pointId)
  if (placement.kind === 'at' || placement.kind === 'changed') {
    const words = wordsIn(letters, placement)
    assert.equal(sayTheSame(words, anchor.quotation), placement.kind === 'at', words)
  }
  if (placement.kind === 'gone') {
    const [text, quoted] = [squash(letters.text), squash(anchor.quotation)]
    // Twice also where it overlaps itself, as the words of a sentence do that stands three times in a row.
    const isOnce = text.includes(quoted) && text.indexOf(quoted) === text.lastIndexOf(quoted)
    assert.ok(!isOnce || quoted.length < 16, `"${anchor.quotation}" is there once`)
  }
}

const squash = (text: string): string => text.replaceAll(ATOM, '').replace(/\s/gu, '')

function checkNothingIsLost(review: Review, written: Written): void {
  const threads = new Set(review.threads.map((thread) => thread.key))
  for (const key of written.threads) assert.ok(threads.has(key), `the thread ${key} is lost`)
  for (const { key, opening, textHash: hash } of review.threads) {
    assert.ok(opening !== null, `the comment of ${key} is lost`)
    assert.ok(hash !== null && review.wording(hash) !== null, `the words of ${key} are lost`)
  }
  const taken = [...review.positions.values()].flatMap((points) => [...points.values()].flat())
  const byKey = new Map(taken.map((position) => [position.key, position.by]))
  assert.deepEqual(byKey, written.positions, 'each position is there, by who took it')
  for (const { key, textHash: hash } of taken) {
    const wording = review.wording(hash)
    assert.ok(wording !== null && textHash(wording) === hash, `the words of ${key} are lost`)
  }
}

const hashIn = ({ plan }: Documents, point: (typeof POINTS)[number]): string =>
  textHash(wordingIn(plan, point))

/** What each party holds on each point, and whether that is on the words that stand there. */
function standingsIn(documents: Documents, review: Review): unknown {
  return [...review.positions.keys()].sort().flatMap((party) =>
    POINTS.map((point) => {
      const held = heldPosition(review, party, point)
      const isStale = held !== null && held.textHash !== hashIn(documents, point)
      return [party, point, held, isStale]
    }),
  )
}

/** How often a run ended with each thing, so that a test can tell that all of them were there to be checked. */
export function countReview(stored: Documents): Record<string, number> {
  const review = readReview(stored.review)
  const counts: Record<string, number> = {}
  const count = (what: string, isSo = true): void => {
    if (isSo) counts[what] = (counts[what] ?? 0) + 1
  }
  for (const thread of review.threads) {
    const { kind } = placementOf(stored.plan, thread)
    const alone = placementOf(stored.plan, { ...thread, healings: [] })
    const [last, rival] = thread.healings
    count(`ends ${kind}`)
    count('found by a healing', kind === 'at' && alone.kind !== 'at')
    count('rival healings', rival !== undefined && rival.turn === last?.turn)
    count('ends resolved', isResolved(thread))
  }
  for (const [party, points] of review.positions) {
    for (const [point, taken] of points) {
      const held = heldPosition(review, party, point)
      count('withdrawn position', held === null)
      count('stale position', held !== null && held.textHash !== hashIn(stored, point))
      count('current position', held?.textHash === hashIn(stored, point))
      count('rival positions', new Set(taken.map((one) => one.turn)).size < taken.length)
    }
  }
  return counts
}
