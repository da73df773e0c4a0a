import {
  RECORD_PAGE,
  type RecordEntry,
  type RecordPage,
  recordPage,
  type RecordSeal,
  type VerifyResponse,
  verifyResponse,
} from '../../shared/wire/record.ts'
import { parseEvent, type PlanEvent } from '../../shared/model/event.ts'
import { type Answer, ask } from './api.ts'

/** Entries from number `from` on, the oldest first. */
export const readRecord = (
  planId: string,
  from: number,
  limit: number,
): Promise<Answer<RecordPage>> =>
  ask('GET', `/api/plans/${planId}/record?from=${from}&limit=${limit}`, recordPage)

/** Has the server compute every hash again that this member may know of. */
export const verifyRecord = (planId: string): Promise<Answer<VerifyResponse>> =>
  ask('GET', `/api/plans/${planId}/record?verify=1`, verifyResponse)

/** Something that happened, as the record tells it. */
export interface Happening {
  readonly seq: number
  /** Milliseconds since 1970, server clock. */
  readonly at: number
  /** A member id, or `server`. */
  readonly by: string
  /** Null for one that this page cannot read, because the server is newer than it. */
  readonly event: PlanEvent | null
}

/** The events among entries; the others are changes of the record that some event tells of. */
export const happenings = (entries: readonly RecordEntry[]): readonly Happening[] =>
  entries
    .filter((entry) => entry.kind === 'event')
    .map(({ seq, at, by, body }) => ({ seq, at, by, event: parseEvent(decodeText(body)) }))

function decodeText(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  return new TextDecoder().decode(bytes)
}

/** The newest entries before number `before`, or at the end of the record when it is null. */
export async function readEarlier(
  planId: string,
  before: number | null,
  count: number,
): Promise<Answer<RecordPage>> {
  let end = before
  if (end === null) {
    const probe = await readRecord(planId, 1, 1)
    if (!probe.ok) return probe
    end = probe.value.last + 1
  }
  const from = Math.max(1, end - count)
  return readRecord(planId, from, Math.max(1, end - from))
}

/**
 * The whole record as one file for `npm run verify-record`: every entry from the first on, and every seal. `onRead`
 * hears how many of how many entries are here.
 */
export async function downloadRecord(
  planId: string,
  onRead: (entries: number, of: number) => void = () => undefined,
): Promise<Answer<RecordPage>> {
  const entries: RecordEntry[] = []
  const seals: RecordSeal[] = []
  for (let from = 1; ;) {
    const answer = await readRecord(planId, from, RECORD_PAGE)
    if (!answer.ok) return answer
    entries.push(...answer.value.entries)
    seals.push(...answer.value.seals)
    onRead(entries.length, answer.value.last)
    if (answer.value.next === null) {
      return { ok: true, value: { ...answer.value, entries, seals } }
    }
    from = answer.value.next
  }
}
