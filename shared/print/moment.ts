import type { PrintDate } from './printDocument.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
/** The author's clock may claim a later time than a date can have. */
const LAST_DATE = 8.64e15

/** A moment in UTC: the server and its readers sit in different time zones. */
export function dateOf(at: number): PrintDate {
  const date = new Date(Math.min(at, LAST_DATE))
  const iso = date.toISOString()
  return {
    iso,
    day: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`,
    time: `${iso.slice(iso.indexOf('T') + 1, iso.indexOf('T') + 6)} UTC`,
  }
}

/** For people: 20 November 2025, 14:05 UTC. */
export function momentOf(at: number): string {
  const { day, time } = dateOf(at)
  return `${day}, ${time}`
}
