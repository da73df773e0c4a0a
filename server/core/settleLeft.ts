import { carriedBy, settleText } from '../../shared/model/carriedText.ts'
import { wasDone } from '../../shared/model/record.ts'
import type { Room } from './room.ts'

/** Brings to its end what a crash cut short: the record knows of a command, and its text is still in both places. */
export async function settleLeft(text: Room, record: Room): Promise<void> {
  const left = text
    .peek(carriedBy)
    .filter((commandId) => record.peek((doc) => wasDone(doc, commandId)))
  if (left.length === 0) return
  await text.change((doc) => {
    for (const commandId of left) settleText(doc, commandId, false)
  })
}
