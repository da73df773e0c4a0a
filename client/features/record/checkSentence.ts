import type { VerifyResponse } from '../../../shared/wire/record.ts'
import { documentName } from './eventSentence.ts'

/** What came of a check: one sentence for the whole, and one for each document. */
export interface CheckWords {
  readonly ok: boolean
  readonly verdict: string
  readonly documents: readonly string[]
}

/** Says in words what the server found when it computed every hash again. */
export function checkWords(check: VerifyResponse): CheckWords {
  return {
    ok: check.ok,
    verdict: check.ok
      ? 'Unbroken: every entry follows from the one before it, and every seal holds.'
      : 'Broken: something was changed after it was written. Keep this page and your downloads of the record, and tell everybody at the table.',
    documents: check.documents.map((one) => documentSentence(one)),
  }
}

function documentSentence(one: VerifyResponse['documents'][number]): string {
  const name = capital(documentName(one.document))
  if (one.brokenAt !== null) {
    return `${name}: broken at entry ${number(one.brokenAt)}, which does not follow from the one before it.`
  }
  if (one.brokenSealAt !== null) {
    return `${name}: the seal on entry ${number(one.brokenSealAt)} is not of this record or not of this server.`
  }
  if (one.entries === 0) return `${name}: nothing written yet.`
  return `${name}: ${count(one.entries, 'entry', 'entries')}, ${count(one.seals, 'seal', 'seals')}.`
}

const number = (value: number): string => value.toLocaleString('en')
const count = (value: number, one: string, many: string): string =>
  `${number(value)} ${value === 1 ? one : many}`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
