import { decideChanges } from '../../../shared/intake/decideChanges.ts'
import type { IncomingPlan } from '../../../shared/intake/incoming.ts'
import type { PlanSource } from '../../../shared/model/planSource.ts'
import {
  createFromContentRequest,
  type CreateFromContentRequest,
  PLAN_CONTENT_BYTES,
} from '../../../shared/wire/planContent.ts'
import { contentComment } from './contentComment.ts'
import { contentText } from './contentText.ts'
import { type Draft, type DraftPoint, keptPoints } from './draft.ts'

/** What a file becomes a plan with: filled in beside it. */
export interface BesideContent {
  readonly title: string
  readonly name: string
  readonly parties: CreateFromContentRequest['content']['parties']
}

/** A draft as a request for a plan; or a sentence about what is wrong with it, for people. */
export function contentOf(
  incoming: IncomingPlan,
  source: PlanSource,
  draft: Draft,
  beside: BesideContent,
): { readonly request: CreateFromContentRequest } | { readonly wrong: string } {
  const kept = keptPoints(draft)
  if (kept.length === 0) return { wrong: 'Put at least one point back: the plan would be empty.' }
  const unnamed = kept.findIndex((point) => point.heading.trim() === '')
  if (unnamed >= 0) return { wrong: `Give point ${unnamed + 1} a heading.` }
  const pillars = draft.pillars.filter(
    ({ points }) => points.length === 0 || points.some((one) => !one.isLeftOut),
  )
  if (pillars.some((pillar) => pillar.heading.trim() === '')) {
    return { wrong: 'Give every pillar a heading.' }
  }
  const target = targets(draft, kept)
  const request = {
    content: {
      title: beside.title,
      parties: beside.parties,
      pillars: pillars.map((pillar) => ({
        heading: pillar.heading,
        points: pillar.points
          .filter((point) => !point.isLeftOut)
          .map((point) => ({
            id: point.id,
            heading: point.heading,
            sourceNumber: point.sourceNumber,
            text: contentText(
              decideChanges(point.blocks, incoming.changes, (at) => draft.decided.get(at) === true),
              target,
            ),
            comments: point.comments.flatMap(contentComment),
            ...(point.struck === undefined ? {} : { struck: point.struck }),
          })),
      })),
      source,
    },
    name: beside.name,
  }
  const read = createFromContentRequest.safeParse(request)
  if (!read.success) return { wrong: wrongSentence(read.error.issues[0], pillars) }
  if (JSON.stringify(request).length > PLAN_CONTENT_BYTES) {
    return { wrong: 'This is more text than a plan can hold. Leave out some points.' }
  }
  return { request }
}

/** Where references of the file lead: into the point that holds what they name, or to words where it was left out. */
function targets(draft: Draft, kept: readonly DraftPoint[]) {
  const holders = new Map(kept.flatMap((point) => point.holds.map((id) => [id, point.id] as const)))
  const all = draft.pillars.flatMap((pillar) => pillar.points)
  return (id: string): { readonly pointId: string } | { readonly words: string } => {
    const pointId = holders.get(id)
    if (pointId !== undefined) return { pointId }
    return { words: `“${all.find((point) => point.holds.includes(id))?.heading ?? '…'}”` }
  }
}

function wrongSentence(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
  pillars: Draft['pillars'],
): string {
  const [, part, pillarAt, , pointAt, field] = issue?.path ?? []
  if (part !== 'pillars') return 'Something beside the text is too long, or holds signs it cannot.'
  const pillar = pillars[Number(pillarAt)]
  const point = pillar?.points.filter((one) => !one.isLeftOut)[Number(pointAt)]
  if (point === undefined) return 'There are too many pillars or points. Leave some out.'
  const where = `“${point.heading}”`
  switch (field) {
    case 'heading':
      return `The heading ${where} is too long, or holds signs that it cannot.`
    case 'text':
      return `The text of ${where} ${issue?.message ?? 'cannot stand in a plan'}. Split the point, or leave it out.`
    default:
      return `The comments on ${where} cannot be taken over. Leave the point out.`
  }
}
