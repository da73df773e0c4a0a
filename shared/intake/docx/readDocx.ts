import { no, type Result, yes } from '../../lib/result.ts'
import { arrange } from '../arrange.ts'
import { counted } from '../counted.ts'
import type { IncomingPlan, IntakeRefusal } from '../incoming.ts'
import { findTypedLists } from '../typedLists.ts'
import { headingForms } from '../trackedHeading.ts'
import { readBody } from './bodyLines.ts'
import { withBoldHeadings } from './boldHeadings.ts'
import { readComments } from './comments.ts'
import { withoutMarks } from './exported.ts'
import { lossSentences, nothingLost } from './lost.ts'
import { originOf } from './origin.ts'
import { readStyles } from './styles.ts'
import { createChangeLog } from './trackedChanges.ts'
import { openWordPackage } from './wordPackage.ts'
import { child } from './xml.ts'

/** What an exported file makes of pillars and points. */
const EXPORTED = { pillar: 1, point: 2 }

/** Reads a Word document. Nothing in it is followed, run or fetched. Never throws. */
export function readDocx(bytes: Uint8Array): Result<IncomingPlan, IntakeRefusal> {
  const word = openWordPackage(bytes)
  if (!word.ok) return word
  const body = child(word.value.document, 'w:body')
  if (body === undefined) return no('damaged')
  const setting = {
    word: word.value,
    style: readStyles(word.value.styles),
    changes: createChangeLog(),
    lost: nothingLost(),
  }
  const comments = readComments(word.value.comments, word.value.commentsExtended)
  const { lines, indents, titles } = readBody(body, setting, comments)
  const titleLines = lines.filter((line) => titles.has(line) && line.kind === 'paragraph')
  const [onTitleLine] = titleLines.map((line) =>
    line.kind === 'paragraph' ? headingForms(line, setting.changes.changes) : null,
  )
  const title = onTitleLine?.words
  const text = title ? lines.filter((line) => line !== titleLines[0]) : lines
  const origin = originOf(word.value.properties)
  const found = withBoldHeadings(text)
  const left = found.map((line, at) => indents.get(text[at] ?? line) ?? 0)
  const onTitle = title ? (titleLines[0]?.comments.length ?? 0) : 0
  const plan = arrange({
    title: title || null,
    lines: origin === null ? findTypedLists(found, false, (_line, at) => left[at] ?? 0) : found,
    changes: setting.changes.changes,
    losses: [
      ...lossSentences(setting.lost),
      ...(word.value.namesTemplate
        ? ['The file names a template that lies elsewhere. It was not fetched.']
        : []),
      ...(onTitleLine?.sentence ? [onTitleLine.sentence] : []),
      ...(onTitle === 0
        ? []
        : [
            `${counted(onTitle, 'comment on the title was', 'comments on the title were')} left out.`,
          ]),
    ],
    origin,
    roles: origin === null ? null : EXPORTED,
  })
  return plan.ok && origin !== null ? yes(withoutMarks(plan.value)) : plan
}
