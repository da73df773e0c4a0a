import type { PartyId } from './ids.ts'

/** A side of the talks. `letter` and `colour` always appear together: nothing is told by colour alone. */
export interface Party {
  readonly id: PartyId
  readonly name: string
  /** One or two characters, unique in the plan. */
  readonly letter: string
  /** One of PARTY_COLOURS; the client maps it to a tone that is legible on its theme. */
  readonly colour: PartyColour
}

export const PARTY_COLOURS = [
  'blue',
  'vermilion',
  'olive',
  'violet',
  'teal',
  'amber',
  'rose',
  'slate',
] as const
export type PartyColour = (typeof PARTY_COLOURS)[number]
