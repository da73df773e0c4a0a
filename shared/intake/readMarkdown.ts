import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { no, type Result } from '../lib/result.ts'
import { arrange } from './arrange.ts'
import type { IncomingPlan, IntakeRefusal } from './incoming.ts'
import { INTAKE_LIMITS } from './intakeLimits.ts'
import { isSoonParsed } from './markdownEffort.ts'
import { markdownLines } from './markdownLines.ts'
import { cleanText } from './words.ts'

/** Reads Markdown as CommonMark says it, with tables and notes. HTML in it is text. Never throws. */
export function readMarkdown(text: string): Result<IncomingPlan, IntakeRefusal> {
  if (text.length > INTAKE_LIMITS.planLetters) return no('too-much-text')
  const clean = cleanText(text)
  const tree = isSoonParsed(clean) ? parse(clean) : null
  if (tree === null) return no('too-entangled')
  const { lines, losses } = markdownLines(tree)
  return arrange({ title: null, lines, changes: [], losses, origin: null, roles: null })
}

/** Addresses are those that the parser finds itself, not also those that somebody kept from being one. */
const TREE = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }))

/** Null for what is nested so deep that the parser gives up. */
function parse(text: string): ReturnType<typeof fromMarkdown> | null {
  try {
    return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: TREE })
  } catch {
    return null
  }
}
