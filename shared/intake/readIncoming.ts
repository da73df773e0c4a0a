import { no, type Result } from '../lib/result.ts'
import { decodeText } from './decodeText.ts'
import type { IncomingPlan, IntakeRefusal } from './incoming.ts'
import { INTAKE_LIMITS } from './intakeLimits.ts'
import { readDocx } from './docx/readDocx.ts'
import { readMarkdown } from './readMarkdown.ts'
import { readPlainText } from './readPlainText.ts'
import { readPlanFile } from './readPlanFile.ts'

/** Reads a file as what it is, which its bytes say rather than its name. Never throws. */
export function readIncoming(
  fileName: string,
  bytes: Uint8Array,
): Result<IncomingPlan, IntakeRefusal> {
  if (bytes.length > INTAKE_LIMITS.fileBytes) return no('too-large')
  if (beginsWith(bytes, ZIP)) return readDocx(bytes)
  if (beginsWith(bytes, OLE)) return no('old-word')
  const text = decodeText(bytes)
  if (text === null) return no('unknown-form')
  if (text.trim() === '') return no('empty')
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  if (ending === 'json' || isJson(text)) return readPlanFile(text)
  if (ending === 'md' || ending === 'markdown') return readMarkdown(text)
  if (text.startsWith('{\\rtf')) return no('unknown-form')
  return readPlainText(text)
}

const ZIP = [0x50, 0x4b] as const
const OLE = [0xd0, 0xcf, 0x11, 0xe0] as const

const beginsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

const isJson = (text: string): boolean => /^\s*\{\s*"/.test(text)
