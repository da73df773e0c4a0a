import { LAST_DATE } from './labels/dates.ts'
import { ENGLISH } from './labels/en.ts'
import type { Labels } from './labels/labels.ts'
import type { PrintDate } from './printDocument.ts'

/** A moment in UTC: the server and its readers sit in different time zones. */
export const dateOf = (at: number, { day, time }: Labels = ENGLISH): PrintDate => ({
  iso: new Date(Math.min(at, LAST_DATE)).toISOString(),
  day: day(at),
  time: time(at),
})

/** For people: 20 November 2025, 14:05 UTC. */
export const momentOf = (at: number, labels: Labels = ENGLISH): string => labels.moment(at)
