import { homeBrackets } from '../../shared/model/bracket.ts'
import type { Command } from '../../shared/model/command.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import {
  carriedInto,
  carryText,
  countBlocks,
  settleText,
  type TextToCarry,
} from '../../shared/model/carriedText.ts'
import type { TextMove } from '../../shared/rules/structure.ts'
import { type DecisionView, PLAN_ALONE } from '../../shared/rules/view.ts'
import type { Rooms } from './rooms.ts'

/** The text that a command puts from one point into another, in the document `plan`. */
export interface Carrying {
  /** What the decision needs to know of the text. A command that comes again gets the id again that it got before. */
  readonly view: DecisionView
  /** Copies the text to where it goes; nothing is taken away yet. */
  copy(move: TextMove): Promise<void>
  /** The record knows: takes away what was copied, where it is to go. */
  settle(): Promise<void>
}

/** Opens the text for a command that moves some of it; null for every other command. */
export async function openCarrying(
  rooms: Rooms,
  planId: PlanId,
  commandId: string,
  command: Command,
  newId: DecisionView['newId'],
): Promise<Carrying | null> {
  if (command.kind !== 'mergePoints' && command.kind !== 'splitPoint') return null
  const text = await rooms.open(planId, 'plan')
  const before =
    command.kind === 'splitPoint' ? text.peek((doc) => carriedInto(doc, commandId)) : null
  return {
    view: {
      ...PLAN_ALONE,
      // The one id that such a command asks for is that of the new point.
      newId: <Id extends string>() => (before as Id | null) ?? newId<Id>(),
      blocks: (pointId) => text.peek((doc) => countBlocks(doc, pointId)),
    },
    copy: (move) =>
      text.change((doc) => {
        carryText(doc, commandId, toCarry(move))
        homeBrackets(doc, move.into)
      }),
    settle: () => text.change((doc) => settleText(doc, commandId, true)),
  }
}

const toCarry = (move: TextMove): TextToCarry =>
  move.kind === 'append'
    ? { from: move.from, into: move.into, at: 0, takeAway: false }
    : { from: move.from, into: move.into, at: move.at, takeAway: true }
