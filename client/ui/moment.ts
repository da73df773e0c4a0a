const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short' })
const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** No date is later than this. Times of other people's computers may claim to be, and `format` would throw. */
const LAST = 8.64e15
const real = (at: number): number => Math.min(at, LAST)

/** For instance "3 March 2031", in this computer's time zone. Times are milliseconds since 1970. */
export const day = (at: number): string => DAY.format(real(at))

/** For instance "14:05". */
export const time = (at: number): string => TIME.format(real(at))

/** For instance "3 March 2031 at 14:05". */
export const moment = (at: number): string => MOMENT.format(real(at))
