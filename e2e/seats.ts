import { type Role, ROLES, roleLabel } from '../shared/model/role.ts'

/** One line of the list that the first start prints: who sits there, and the link that leads there. */
export interface SeatLink {
  readonly role: Role
  /** The party's name as printed, or null for a seat without a party. */
  readonly party: string | null
  readonly link: string
}

export interface SeatWish {
  readonly role: Role
  /** Which of the plan's parties, counted from 0 in their order; needed for heads and drafters. */
  readonly party?: number
}

/** Reads the seats out of what the server printed. */
export function readSeats(output: string): SeatLink[] {
  return output.split('\n').flatMap((line) => {
    const [, label = '', link] = /^\s*(.*?)\s*:?\s+(https?:\/\/\S+\/join#\S+)\s*$/.exec(line) ?? []
    const role = ROLES.find((each) => label.startsWith(roleLabel(each)))
    if (link === undefined || role === undefined) return []
    const party = label.slice(roleLabel(role).length).replace(/^[\s,·:—–-]+/, '')
    return [{ role, party: party === '' ? null : party, link }]
  })
}

/** The seat that somebody wishes for. Throws when the list has none such. */
export function wishedSeat(seats: readonly SeatLink[], wish: SeatWish): SeatLink {
  const fitting = seats.filter((seat) => seat.role === wish.role)
  const seat = fitting[wish.party ?? 0]
  if (seat === undefined) {
    throw new Error(`no seat "${wish.role}" ${wish.party ?? ''} among ${JSON.stringify(seats)}`)
  }
  return seat
}
