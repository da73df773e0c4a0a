import { roleLabel } from '../../shared/model/role.ts'
import type { Seat } from '../../shared/wire/http.ts'

/** The link that leads to a seat. The token stands behind the `#`, which browsers never send. */
export const seatLink = (origin: string, seat: Seat): string => `${origin}/join#${seat.token}`

export const seatName = (seat: Seat): string =>
  seat.partyName === null ? roleLabel(seat.role) : `${roleLabel(seat.role)}, ${seat.partyName}`

/** All seats with their links as plain text, to be kept or sent. */
export const seatsAsText = (origin: string, seats: readonly Seat[]): string =>
  seats.map((seat) => `${seatName(seat)}: ${seatLink(origin, seat)}\n`).join('')
