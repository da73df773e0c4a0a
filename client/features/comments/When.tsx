import { useSyncExternalStore } from 'react'
import { day, moment, time } from '../../ui/moment.ts'

const never = (): (() => void) => () => undefined
const today = (): string => day(Date.now())

/** The time of what was said today, the day of what was said before; on a closer look both. */
export function When({ at }: { readonly at: number }) {
  const now = useSyncExternalStore(never, today)
  return (
    <time dateTime={new Date(at).toISOString()} title={moment(at)}>
      {day(at) === now ? time(at) : day(at)}
    </time>
  )
}
