import { type Mention, remarkText } from '../../shared/model/remark.ts'
import type { FrozenContent } from '../../shared/model/version.ts'
import { cleanLine } from '../../shared/print/cleanText.ts'
import { momentOf } from '../../shared/print/moment.ts'
import type { FileSaid, FileThread, PlanFile } from '../../shared/model/planFile.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'

/** A comment for Word: what was said, its answers as paragraphs after it. */
export interface WordComment {
  readonly pointId: string
  /** The words that it is about, on one line; null for the whole point. */
  readonly words: string | null
  readonly author: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly paragraphs: readonly string[]
}

/** Makes Word documents. */
export type WriteWord = (
  document: PrintDocument,
  comments: readonly WordComment[],
) => Promise<Uint8Array>

/** The comments of a plan in the order in which they were begun. */
export const wordComments = ({ content, threads }: PlanFile): readonly WordComment[] =>
  threads.flatMap((thread) => wordComment(content, thread))

function wordComment(content: FrozenContent, thread: FileThread): WordComment[] {
  const { opening, replies, resolution } = thread
  const first = opening ?? replies[0]
  if (first === undefined) return []
  const answers = opening === null ? replies.slice(1) : replies
  const resolved =
    resolution?.resolved === true
      ? [`Resolved by ${nameOf(content, resolution.by)}, ${momentOf(resolution.at)}`]
      : []
  return [
    {
      pointId: thread.pointId,
      // Word marks words of one paragraph well; of several, the first line stands for all.
      words: thread.wordsNow === null ? null : cleanLine(thread.wordsNow.split('\n', 1)[0] ?? ''),
      author: nameOf(content, first.by),
      at: first.at,
      paragraphs: [
        ...linesOf(content, first),
        ...answers.flatMap((said) => [
          `${nameOf(content, said.by)}, ${momentOf(said.at)}:`,
          ...linesOf(content, said),
        ]),
        ...resolved,
      ],
    },
  ]
}

const linesOf = (content: FrozenContent, { body }: FileSaid): readonly string[] =>
  body === null
    ? ['This comment was taken back.']
    : remarkText(body, (mention) => `@${calledUpon(content, mention)}`)
        .split('\n')
        .map(cleanLine)

const calledUpon = (content: FrozenContent, mention: Mention): string =>
  mention.of === 'member'
    ? nameOf(content, mention.id)
    : (content.parties.find((party) => party.id === mention.id)?.name ?? 'a party')

const nameOf = ({ members }: FrozenContent, id: string): string =>
  cleanLine(members.find((member) => member.id === id)?.name ?? 'somebody who is not in this plan')
