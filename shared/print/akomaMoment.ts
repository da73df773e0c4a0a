import { dateOf } from './moment.ts'

/** The moment in a form that schemas take; they know no years of five digits. */
export const akomaMoment = (at: number): string => dateOf(Math.min(at, Date.UTC(9999, 11, 31))).iso
/** The day of it, in UTC. */
export const akomaDay = (at: number): string => akomaMoment(at).slice(0, 10)
