import type { PlanId } from '../../shared/model/ids.ts'
import { roleLabel } from '../../shared/model/role.ts'
import type { Seat } from '../../shared/wire/http.ts'

/** The link of a seat. The token stands behind the `#`, which a browser sends to nobody. */
export const seatLink = (address: string, token: string): string => `${address}/join#${token}`

/** One line for each seat: who it is for, then its link, the links below one another. */
export function seatTable(seats: readonly Seat[], address: string): string {
  const names = seats.map((seat) =>
    seat.partyName === null ? roleLabel(seat.role) : `${roleLabel(seat.role)}, ${seat.partyName}`,
  )
  const width = Math.max(0, ...names.map((name) => name.length))
  return seats
    .map((seat, at) => `  ${(names[at] ?? '').padEnd(width)}   ${seatLink(address, seat.token)}`)
    .join('\n')
}

export const firstWelcome = (address: string, title: string, seats: readonly Seat[]): string => `
Parley is running at ${address}

A plan is ready: ${title}. Each seat has one link; whoever opens it and gives a name takes the seat.
The links are shown this once. Give each to its person alone.

${seatTable(seats, address)}

New links for seats that are still free: npm run seats
Stop with Ctrl+C. Everything is kept.
`

export const laterWelcome = (address: string): string => `
Parley is running at ${address}

The links to its seats were shown at the first start.
New links for seats that are still free: npm run seats
`

export const freshLinks = (address: string, title: string, seats: readonly Seat[]): string =>
  seats.length === 0
    ? `\n${title}: every seat is taken.\n`
    : `\n${title}: new links for the seats that are still free. The earlier links of these seats no longer work.\n\n${seatTable(seats, address)}\n`

/** For a server with several plans: renewing all would take links away that other people have given out. */
export const chooseAPlan = (
  plans: readonly { id: PlanId; title: string; free: number }[],
): string =>
  `\nThis server has several plans. Name the one whose free seats get new links:\n\n${plans
    .map((plan) => `  npm run seats -- ${plan.id}   ${plan.title}, ${freeSeats(plan.free)}`)
    .join('\n')}\n`

const freeSeats = (count: number): string => (count === 1 ? '1 free seat' : `${count} free seats`)
