import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { IncomingPlan } from '../../../shared/intake/incoming.ts'
import { INTAKE_LIMITS } from '../../../shared/intake/intakeLimits.ts'
import { intakeSentence } from '../../../shared/intake/intakeSentence.ts'
import { toHex } from '../../../shared/lib/hex.ts'
import {
  type PlanSource,
  SOURCE_NAME_LETTERS,
  type SourceKind,
} from '../../../shared/model/planSource.ts'
import { readInWorker } from '../../sync/fileReader.ts'

/** What was read, and where it comes from. */
export interface Brought {
  readonly incoming: IncomingPlan
  readonly source: PlanSource
}

/** `cancelled` is whoever brought it changing their mind. */
export type Reading =
  | { readonly kind: 'read'; readonly brought: Brought }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | { readonly kind: 'cancelled' }

/** A file of the largest size is read in a few seconds; one that takes longer does it on purpose. */
const LONGEST_MS = 20_000
const TOO_SLOW =
  'Reading this took more than 20 seconds, so it was given up. Save a fresh copy from your word processor, or paste the text instead.'
const UNREADABLE = 'This file cannot be opened any more. Choose it again.'

/** The kinds of file that can be chosen. */
export const ACCEPTED = '.docx,.md,.markdown,.txt,.json'

/** Reads a file away from the page, which stays usable meanwhile. `signal` gives it up. Never throws. */
export async function readSource(file: File, signal: AbortSignal): Promise<Reading> {
  if (file.size > INTAKE_LIMITS.fileBytes) return wrong(intakeSentence('too-large'))
  const buffer = await file.arrayBuffer().catch(() => null)
  if (signal.aborted) return { kind: 'cancelled' }
  return buffer === null
    ? wrong(UNREADABLE)
    : readBytes(file.name, new Uint8Array(buffer), nameOf(file.name), signal)
}

/** Reads pasted text in the same way. */
export const readPasted = (text: string, signal: AbortSignal): Promise<Reading> => {
  // A line that begins with signs of a heading is Markdown, or was copied from it.
  const fileName = /^#{1,6} /m.test(text) ? 'pasted.md' : 'pasted.txt'
  return readBytes(fileName, utf8ToBytes(text), 'Pasted text', signal)
}

async function readBytes(
  fileName: string,
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  signal: AbortSignal,
): Promise<Reading> {
  const hash = toHex(sha256(bytes))
  const answer = await readInWorker({ fileName, bytes: bytes.buffer }, LONGEST_MS, signal)
  if (answer === 'cancelled') return { kind: 'cancelled' }
  if (answer === 'too-slow') return wrong(TOO_SLOW)
  if (!answer.ok) return wrong(intakeSentence(answer.reason))
  const source = { kind: kindOf(fileName, answer.value), name, sha256: hash }
  return { kind: 'read', brought: { incoming: answer.value, source } }
}

const wrong = (sentence: string): Reading => ({ kind: 'wrong', sentence })

function kindOf(fileName: string, incoming: IncomingPlan): SourceKind {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (ending === 'docx') return 'word'
  if (ending === 'json' || incoming.parties.length > 0) return 'plan-file'
  return ending === 'md' || ending === 'markdown' ? 'markdown' : 'text'
}

/** The name of a file as one line; it goes into the record. */
const nameOf = (fileName: string): string =>
  fileName
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim()
    .slice(-SOURCE_NAME_LETTERS)
    .trim() || 'A file without a name'
