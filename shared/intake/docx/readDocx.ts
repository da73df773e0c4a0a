import { no, type Result } from '../../lib/result.ts'
import { arrange } from '../arrange.ts'
import type { IncomingPlan, IntakeRefusal } from '../incoming.ts'
import { sourceParagraph } from '../source.ts'
import { run } from '../words.ts'
import { unpack } from './unpack.ts'
import { allOf, child, parseXml, textOf, valueOf, xmlBudget } from './xml.ts'

/** Reads a Word document. Nothing in it is followed, run or fetched. Never throws. */
export function readDocx(bytes: Uint8Array): Result<IncomingPlan, IntakeRefusal> {
  const parts = unpack(bytes, (name) => name === 'word/document.xml')
  if (!parts.ok) return parts
  const main = parts.value.get('word/document.xml')
  if (main === undefined) return no('unknown-form')
  const document = parseXml(main, xmlBudget())
  if (!document.ok) return document
  const lines = allOf(document.value, 'w:p').map((element) => {
    const level = /^Heading(\d)$/.exec(valueOf(child(element, 'w:pPr'), 'w:pStyle') ?? '')?.[1]
    return sourceParagraph([run(allOf(element, 'w:t').map(textOf).join(''))], {
      heading: level === undefined ? null : Number(level),
    })
  })
  return arrange({ title: null, lines, changes: [], losses: [], origin: null, roles: null })
}
