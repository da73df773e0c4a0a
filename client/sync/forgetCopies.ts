import * as idb from 'lib0/indexeddb'
import { forgetKeptWords } from './keptWords.ts'
import { forgetVisit } from './lastVisit.ts'
import type { Me } from './me.ts'
import { copyName } from './localCopy.ts'
import { forgetSeat } from './seatMemory.ts'

/** Deletes what this browser keeps of a seat. Close the workspace first: an open copy cannot be deleted. */
export async function forgetCopies(seat: Me): Promise<void> {
  forgetSeat(seat.planId)
  if (typeof indexedDB === 'undefined') return
  await Promise.all([
    ...(['plan', 'review', 'record'] as const).map((document) =>
      idb.deleteDB(copyName(seat.planId, seat.memberId, document)),
    ),
    forgetKeptWords(seat.planId, seat.memberId),
    forgetVisit(seat.planId, seat.memberId),
  ])
}
