import type { Stance } from '../model/entry.ts'
import type { PartyId } from '../model/ids.ts'
import { bracketsIn } from '../model/pointBrackets.ts'
import type { PointText } from '../model/pointText.ts'
import type { PrintBlock, PrintPosition } from './printDocument.ts'
import { line } from './printLine.ts'
import { printText } from './printText.ts'
import type { Setting } from './setting.ts'

/** The position that a party holds on a point. */
export interface HeldPosition {
  readonly partyId: PartyId
  readonly stance: Stance
  readonly reason: string
  /** It was taken on other words than those that are printed. */
  readonly isStale: boolean
}

interface Side {
  readonly id: PartyId
  readonly name: string
  readonly letter: string
}

/** Where each party stands on a point, in the order of the parties, the silent ones included. */
export function printPositions(
  parties: readonly Side[],
  held: readonly HeldPosition[],
  alternatives: (party: PartyId) => readonly PrintBlock[],
  { labels, language }: Pick<Setting, 'labels' | 'language'>,
): PrintPosition[] {
  return parties.map((party): PrintPosition => {
    const position = held.find((one) => one.partyId === party.id)
    const side = {
      party: line(party.name, language),
      letter: line(party.letter, language),
      alternatives: alternatives(party.id),
    }
    if (position === undefined) {
      return { ...side, stance: labels.noPosition, on: 'nothing', wording: '', reason: null }
    }
    const reason = line(position.reason, language)
    return {
      ...side,
      stance: labels.stances[position.stance],
      on: position.isStale ? 'earlier' : 'current',
      wording: position.isStale ? labels.earlierWording : labels.thisWording,
      reason: reason.text === '' ? null : reason,
    }
  })
}

/** What one party would have stand in the brackets of a text, a bracket after the other. */
export function alternativesOf(
  text: PointText,
  party: PartyId,
  setting: Setting,
): readonly PrintBlock[] {
  return bracketsIn(text).flatMap(({ alternatives }) =>
    alternatives
      .filter(({ of }) => of === party)
      .flatMap(({ blocks }) => printText(blocks, setting)),
  )
}
