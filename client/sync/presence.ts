import type { Awareness } from 'y-protocols/awareness'
import type { MemberId, PartyId, PointId } from '../../shared/model/ids.ts'
import type { PartyColour } from '../../shared/model/party.ts'
import { awarenessState } from '../../shared/wire/awareness.ts'

/** One open page of one person. */
export interface Presence {
  readonly clientId: number
  readonly memberId: MemberId
  readonly name: string
  readonly partyId: PartyId | null
  readonly colour: PartyColour
  /** The point in focus there. */
  readonly pointId: PointId | null
  /** Whether it is this very page. */
  readonly self: boolean
}

/** Who is here, in a stable order. What does not read as a state is left out: it may come from any program. */
export function readPresence(awareness: Awareness): readonly Presence[] {
  const found: Presence[] = []
  for (const [clientId, state] of awareness.getStates()) {
    const read = awarenessState.safeParse(state)
    if (!read.success || read.data.user === undefined) continue
    const { user, point } = read.data
    found.push({
      clientId,
      memberId: user.memberId as MemberId,
      name: user.name,
      partyId: user.partyId as PartyId | null,
      colour: user.colour,
      pointId: (point ?? null) as PointId | null,
      self: clientId === awareness.clientID,
    })
  }
  return found.sort((a, b) => Number(b.self) - Number(a.self) || a.clientId - b.clientId)
}

/** Whether two readings say the same; a moving caret changes neither. */
export const samePresence = (a: readonly Presence[], b: readonly Presence[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]
    return (
      other !== undefined &&
      one.clientId === other.clientId &&
      one.memberId === other.memberId &&
      one.name === other.name &&
      one.partyId === other.partyId &&
      one.colour === other.colour &&
      one.pointId === other.pointId &&
      one.self === other.self
    )
  })
