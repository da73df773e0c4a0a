import { parseEvent } from '../../shared/model/event.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { CopyResponse } from '../../shared/wire/pdf.ts'
import { decodeEventText, encodeEvent } from './events.ts'
import type { Journal } from './journal.ts'
import type { Rooms } from './rooms.ts'

/** Letters and digits that nobody takes for one another on paper. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BASE64_URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** 40 random bits: no two copies of a plan ever have the same code. */
const CODE_SIGNS = 8

/** A short code for one copy, out of a random token: K7QM-2XRD. */
export function copyCode(token: string): string {
  const signs = Array.from(token.slice(0, CODE_SIGNS), (one) =>
    SIGNS.charAt(BASE64_URL.indexOf(one) % SIGNS.length),
  ).join('')
  return `${signs.slice(0, 4)}-${signs.slice(4)}`
}

/** Writes into the record for whom a copy was made; on disk when it resolves. */
export async function noteCopy(
  rooms: Pick<Rooms, 'open'>,
  planId: PlanId,
  by: MemberId,
  copy: Pick<CopyResponse, 'code' | 'recipient' | 'layout' | 'hash'>,
): Promise<void> {
  const record = await rooms.open(planId, 'record')
  const { code, recipient, layout, hash } = copy
  await record.note(encodeEvent({ kind: 'copy-made', code, recipient, layout, hash }), by)
}

/** Entries of the record that are read at one go. */
const STEP = 1_000

/** Who got the copy with a code; null when the record knows no such copy. */
export async function findCopy(
  { journal, pause }: { readonly journal: Journal; readonly pause: () => Promise<void> },
  planId: PlanId,
  code: string,
): Promise<CopyResponse | null> {
  const wanted = plain(code)
  for (let from = 1; ;) {
    const entries = await journal.entries(planId, 'record', from, STEP)
    for (const entry of entries) {
      if (entry.kind !== 'event') continue
      const event = parseEvent(decodeEventText(entry.body))
      if (event?.kind !== 'copy-made' || plain(event.code) !== wanted) continue
      const { recipient, layout, hash } = event
      return { code: event.code, recipient, layout, hash, by: entry.by, at: entry.at }
    }
    const last = entries.at(-1)
    if (last === undefined) return null
    from = last.seq + 1
    await pause()
  }
}

/** As people read it out: without the hyphen, in letters of any size. */
const plain = (code: string): string => code.replaceAll(/[\s-]/g, '').toUpperCase()
