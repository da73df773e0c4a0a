/** The author's clock may claim a later time than a date can have. */
export const LAST_DATE = 8.64e15

/** A moment in UTC: the server and its readers sit in different time zones. */
export interface DateParts {
  readonly day: number
  /** As dates in this language say it. */
  readonly month: string
  readonly year: number
  /** 14 and 05. */
  readonly hour: string
  readonly minute: string
}

/** Reads moments for a language; the digits are those of the points, whatever the language. */
export function datesIn(locale: string): (at: number) => DateParts {
  const names = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return (at) => {
    const date = new Date(Math.min(at, LAST_DATE))
    const two = (number: number): string => String(number).padStart(2, '0')
    return {
      day: date.getUTCDate(),
      month: names.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '',
      year: date.getUTCFullYear(),
      hour: two(date.getUTCHours()),
      minute: two(date.getUTCMinutes()),
    }
  }
}
