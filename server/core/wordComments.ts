import { type Mention, remarkText } from '../../shared/model/remark.ts'
import type { FrozenContent } from '../../shared/model/version.ts'
import { cleanLine } from '../../shared/print/cleanText.ts'
import { momentOf } from '../../shared/print/moment.ts'
import type { FileSaid, FileThread, PlanFile } from '../../shared/model/planFile.ts'

/** A comment for Word, or an answer to one. */
export interface WordComment {
  readonly pointId: string
  /** Which of the comments it answers, by its place among them; null for one that stands on its own. */
  readonly answers: number | null
  /** The words that it is about, on one line; null for the whole point. */
  readonly words: string | null
  readonly author: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly paragraphs: readonly string[]
  /** Whether what it began is settled; so said of the comment alone, not of its answers. */
  readonly isResolved: boolean
}

/** The comments of a plan in the order in which they were begun, each with its answers behind it. */
export function wordComments({ content, threads }: PlanFile): readonly WordComment[] {
  const comments: WordComment[] = []
  for (const thread of threads) comments.push(...threadComments(content, thread, comments.length))
  return comments
}

function threadComments(content: FrozenContent, thread: FileThread, place: number): WordComment[] {
  const { opening, replies, resolution } = thread
  const all = [...(opening === null ? [] : [opening]), ...replies]
  const isResolved = resolution?.resolved === true
  const last = all.length - 1
  return all.map((said, at) => ({
    pointId: thread.pointId,
    answers: at === 0 ? null : place,
    // Word marks words of one paragraph well; of several, the first line stands for all.
    words: thread.wordsNow === null ? null : cleanLine(thread.wordsNow.split('\n', 1)[0] ?? ''),
    author: nameOf(content, said.by),
    at: said.at,
    paragraphs: [
      ...linesOf(content, said),
      ...(isResolved && at === last
        ? [`Resolved by ${nameOf(content, resolution.by)}, ${momentOf(resolution.at)}`]
        : []),
    ],
    isResolved: isResolved && at === 0,
  }))
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
