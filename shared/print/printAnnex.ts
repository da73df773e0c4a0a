import type { MemberId, PartyId } from '../model/ids.ts'
import { type Block, type Inline, plainRun } from '../model/pointText.ts'
import type { Mention, Remark } from '../model/remark.ts'
import { isResolved, type Said, type Thread } from '../model/review.ts'
import { momentOf } from './moment.ts'
import type { PrintAnnex, PrintSaid, PrintThread } from './printDocument.ts'
import { LANGUAGE, line } from './printLine.ts'
import type { PrintedPlan } from './printedPlan.ts'
import { printText } from './printText.ts'
import type { Setting } from './setting.ts'
import { voiceOf } from './voice.ts'

/** Which comments are printed, and by whose names. */
export interface AnnexGiven {
  readonly which: 'open' | 'resolved' | 'all'
  readonly threads: readonly Thread[]
  readonly members: readonly {
    readonly id: MemberId
    readonly name: string
    readonly partyId: PartyId | null
  }[]
}

const HEADINGS = { open: 'Open comments', resolved: 'Resolved comments', all: 'Comments' } as const

/** The comments on a plan's text, in the order of its points and, on each point, of time. */
export function printAnnex(plan: PrintedPlan, given: AnnexGiven, setting: Setting): PrintAnnex {
  const shown = given.threads.filter(
    (thread) => given.which === 'all' || isResolved(thread) === (given.which === 'resolved'),
  )
  let number = 0
  return {
    heading: HEADINGS[given.which],
    points: plan.pillars.flatMap((pillar) =>
      pillar.points.flatMap((point) => {
        const threads = shown.filter((thread) => thread.pointId === point.id)
        if (threads.length === 0) return []
        return {
          target: point.id,
          label: point.number === null ? 'Struck point' : `Point ${point.number}`,
          heading: line(point.heading),
          threads: threads.map((thread) => printThread(plan, given, thread, ++number, setting)),
        }
      }),
    ),
  }
}

function printThread(
  plan: PrintedPlan,
  given: AnnexGiven,
  thread: Thread,
  number: number,
  setting: Setting,
): PrintThread {
  const { opening, replies, resolution, anchor } = thread
  const said = (one: Said): PrintSaid => ({
    author: line(authorOf(plan, given, one.by)),
    when: momentOf(one.at) + (one.editedAt === null || one.body === null ? '' : ', edited'),
    blocks:
      one.body === null
        ? [gone('This comment was taken back.')]
        : printText(asText(plan, given, one.body), setting),
  })
  return {
    number,
    quotation: anchor === null ? null : line(anchor.quotation),
    said: [...(opening === null ? [] : [said(opening)]), ...replies.map(said)],
    resolution:
      resolution?.resolved === true
        ? line(`Resolved by ${authorOf(plan, given, resolution.by)}, ${momentOf(resolution.at)}`)
        : null,
  }
}

function authorOf({ parties }: PrintedPlan, { members }: AnnexGiven, id: MemberId): string {
  const member = members.find((one) => one.id === id)
  const party = parties.find((one) => one.id === member?.partyId)
  const name = member?.name ?? 'somebody who is not in this plan'
  return party === undefined ? name : `${name}, ${party.name}`
}

/** What a comment says, as a text: it may hold less than a point, and calls upon people. */
function asText(plan: PrintedPlan, given: AnnexGiven, remark: Remark): readonly Block[] {
  return remark.map((block): Block => {
    if (block.kind !== 'paragraph') {
      return { kind: block.kind, items: block.items.map((item) => asText(plan, given, item)) }
    }
    return {
      kind: 'paragraph',
      content: block.content.map((inline): Inline => {
        if (inline.kind === 'break') return inline
        if (inline.kind === 'text') return { ...inline, underline: false }
        return plainRun(`@${calledUpon(plan, given, inline)}`)
      }),
    }
  })
}

const calledUpon = ({ parties }: PrintedPlan, { members }: AnnexGiven, one: Mention): string =>
  one.of === 'party'
    ? (parties.find((party) => party.id === one.id)?.name ?? 'a party')
    : (members.find((member) => member.id === one.id)?.name ?? 'somebody')

const gone = (text: string): PrintSaid['blocks'][number] => ({
  kind: 'paragraph',
  placeholder: true,
  ...voiceOf(text, LANGUAGE),
  content: [plainRun(text)],
})
