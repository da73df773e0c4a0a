import { type Me, me } from './me.ts'

const KEY = 'parley-seat:'

/** The seat that this browser had in a plan the last time, so that the plan opens before the server has answered. */
export function rememberedSeat(planId: string): Me | null {
  try {
    const read = me.safeParse(JSON.parse(localStorage.getItem(KEY + planId) ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

export function rememberSeat(seat: Me): void {
  try {
    localStorage.setItem(KEY + seat.planId, JSON.stringify(seat))
  } catch {
    // Then the next visit waits for the server.
  }
}

export function forgetSeat(planId: string): void {
  try {
    localStorage.removeItem(KEY + planId)
  } catch {
    // Then there is nothing to forget.
  }
}
