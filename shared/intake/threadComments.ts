import type { FileSaid, FileThread, PlanFile } from '../model/planFile.ts'
import { type Mention, remarkText } from '../model/remark.ts'
import type { IncomingComment } from './incoming.ts'
import { cleanText, oneLine } from './words.ts'

interface PointComment {
  readonly pointId: string
  readonly comment: IncomingComment
}

/** What was said in a plan file as comments: each with its answers as paragraphs that begin with who gave them. */
export const threadComments = (file: PlanFile): readonly PointComment[] =>
  file.threads.flatMap((thread) => commentOf(file, thread))

function commentOf(file: PlanFile, thread: FileThread): PointComment[] {
  const said = [thread.opening, ...thread.replies].filter((one) => one !== null)
  const [first, ...answers] = said
  if (first === undefined) return []
  const { resolution } = thread
  const comment = {
    author: nameOf(file, first.by),
    at: first.at,
    quotation: thread.wordsNow ?? thread.anchor?.quotation ?? null,
    paragraphs: [
      ...linesOf(file, first),
      ...answers.flatMap((one) => {
        const [line = '', ...lines] = linesOf(file, one)
        return [`${nameOf(file, one.by)}: ${line}`, ...lines]
      }),
      ...(resolution?.resolved === true ? [`Resolved by ${nameOf(file, resolution.by)}.`] : []),
    ],
  }
  return [{ pointId: thread.pointId, comment }]
}

const linesOf = (file: PlanFile, { body }: FileSaid): readonly string[] =>
  body === null
    ? ['This comment was taken back.']
    : cleanText(remarkText(body, (mention) => `@${calledUpon(file, mention)}`)).split('\n')

const calledUpon = ({ content }: PlanFile, mention: Mention): string => {
  const among = mention.of === 'member' ? content.members : content.parties
  return among.find((one) => one.id === mention.id)?.name ?? 'somebody'
}

const nameOf = ({ content }: PlanFile, id: string): string =>
  oneLine(content.members.find((member) => member.id === id)?.name ?? '') || 'Somebody'
