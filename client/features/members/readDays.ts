import { DAYS_AT_MOST } from '../../../shared/model/command.ts'

/** The number of days that was filled in, or null when the server would not take it. */
export function readDays(text: string): number | null {
  const days = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0
  return days >= 1 && days <= DAYS_AT_MOST ? days : null
}
