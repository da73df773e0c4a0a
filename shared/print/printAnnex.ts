import type { MemberId, PartyId } from '../model/ids.ts'
import { type Block, type Inline, plainRun } from '../model/pointText.ts'
import type { Mention, Remark } from '../model/remark.ts'
import { isResolved, type Said, type Thread } from '../model/review.ts'
import type { PrintAnnex, PrintLine, PrintSaid, PrintThread } from './printDocument.ts'
import { line, ownLine, ownVoice } from './printLine.ts'
import type { PrintedPlan } from './printedPlan.ts'
import { printText } from './printText.ts'
import type { Setting } from './setting.ts'

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

/** The comments on a plan's text, in the order of its points and, on each point, of time. */
export function printAnnex(plan: PrintedPlan, given: AnnexGiven, setting: Setting): PrintAnnex {
  const shown = given.threads.filter(
    (thread) => given.which === 'all' || isResolved(thread) === (given.which === 'resolved'),
  )
  const { annex } = setting.labels
  let number = 0
  return {
    heading: annex.headings[given.which],
    points: plan.pillars.flatMap((pillar) =>
      pillar.points.flatMap((point) => {
        const threads = shown.filter((thread) => thread.pointId === point.id)
        if (threads.length === 0) return []
        return {
          target: point.id,
          label: point.number === null ? annex.struckPoint : annex.point(point.number),
          heading: line(point.heading, setting.language),
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
  const { labels, language } = setting
  const said = (one: Said): PrintSaid => {
    const moment = labels.moment(one.at)
    return {
      author: line(authorOf(plan, given, one.by, setting), language),
      when: one.editedAt === null || one.body === null ? moment : labels.annex.edited(moment),
      blocks:
        one.body === null
          ? [gone(setting)]
          : printText(asText(plan, given, one.body, setting), setting),
    }
  }
  const resolvedBy = (by: MemberId, at: number): PrintLine =>
    ownLine(labels.annex.resolved(authorOf(plan, given, by, setting), labels.moment(at)), labels)
  return {
    number,
    quotation: anchor === null ? null : line(anchor.quotation, language),
    said: [...(opening === null ? [] : [said(opening)]), ...replies.map(said)],
    resolution: resolution?.resolved === true ? resolvedBy(resolution.by, resolution.at) : null,
  }
}

function authorOf(
  { parties }: PrintedPlan,
  { members }: AnnexGiven,
  id: MemberId,
  { labels }: Setting,
): string {
  const member = members.find((one) => one.id === id)
  const party = parties.find((one) => one.id === member?.partyId)
  const name = member?.name ?? labels.annex.stranger
  return party === undefined ? name : labels.annex.ofParty(name, party.name)
}

/** What a comment says, as a text: it may hold less than a point, and calls upon people. */
function asText(
  plan: PrintedPlan,
  given: AnnexGiven,
  remark: Remark,
  setting: Setting,
): readonly Block[] {
  return remark.map((block): Block => {
    if (block.kind !== 'paragraph') {
      return {
        kind: block.kind,
        items: block.items.map((item) => asText(plan, given, item, setting)),
      }
    }
    return {
      kind: 'paragraph',
      content: block.content.map((inline): Inline => {
        if (inline.kind === 'break') return inline
        if (inline.kind === 'text') return { ...inline, underline: false }
        return plainRun(`@${calledUpon(plan, given, inline, setting)}`)
      }),
    }
  })
}

const calledUpon = (
  { parties }: PrintedPlan,
  { members }: AnnexGiven,
  one: Mention,
  { labels: { annex } }: Setting,
): string =>
  one.of === 'party'
    ? (parties.find((party) => party.id === one.id)?.name ?? annex.someParty)
    : (members.find((member) => member.id === one.id)?.name ?? annex.somebody)

const gone = ({ labels }: Setting): PrintSaid['blocks'][number] => ({
  kind: 'paragraph',
  placeholder: true,
  ...ownVoice(labels),
  content: [plainRun(labels.annex.takenBack)],
})
