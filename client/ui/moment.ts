const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** For instance "3 March 2031", in this computer's time zone. Times are milliseconds since 1970. */
export const day = (at: number): string => DAY.format(at)

/** For instance "14:05". */
export const time = (at: number): string => TIME.format(at)

/** For instance "3 March 2031 at 14:05". */
export const moment = (at: number): string => MOMENT.format(at)
