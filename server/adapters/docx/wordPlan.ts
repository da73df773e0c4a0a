import type { PointId } from '../../../shared/model/ids.ts'
import { cleanLine } from '../../../shared/print/cleanText.ts'
import type { PrintDocument } from '../../../shared/print/printDocument.ts'
import { readableDocument } from '../../core/readableDocument.ts'
import type { PlanText } from '../../core/planSides.ts'
import type { WordJob } from '../../core/wordJob.ts'
import { type FlowBlock, flowOf, type ListCount } from './flow.ts'
import { redlineSections } from './redlineSections.ts'
import { type PlainSection, plainSections, type Section, unmarkedSections } from './sections.ts'

/** A job worked out: what stands in the document, part by part. */
export interface WordPlan {
  readonly document: PrintDocument
  readonly sections: readonly Section[]
  /** For the first page: each party with its letter. */
  readonly parties: readonly string[]
  /** The parties alone, in the same order. */
  readonly names: readonly string[]
  readonly summary: string | null
  /** The hash of the version that it is; null for the text of now. */
  readonly hash: string | null
}

export function wordPlan(job: WordJob): WordPlan {
  const text = job.kind === 'text' ? job.text : job.newer
  const document = documentOf(text, job.standing, job.kind === 'text' && job.positions)
  const count = { lists: 0 }
  const newer = sectionsOf(document, text, count)
  const names = text.content.parties.map(({ name }) => cleanLine(name))
  return {
    document,
    sections:
      job.kind === 'text'
        ? unmarkedSections(newer)
        : redlineSections(sectionsOf(documentOf(job.older, '', false), job.older, count), newer, {
            ...job,
            written: textsOf(job),
          }),
    names,
    parties: text.content.parties.map(({ letter }, at) => `${cleanLine(letter)} — ${names[at]}`),
    summary: job.kind === 'text' ? null : job.summary,
    hash: text.hash,
  }
}

function documentOf(
  { content, symbol, at, hash }: PlanText,
  standing: string,
  showsPositions: boolean,
): PrintDocument {
  const points = new Map(
    content.pillars.flatMap((pillar) => pillar.points).map((point) => [point.id, point]),
  )
  return readableDocument(
    { content, symbol },
    {
      at,
      standing,
      ...(hash === null ? {} : { hash }),
      ...(showsPositions ? { positions: (id) => points.get(id)?.positions ?? [] } : {}),
    },
  )
}

const sectionsOf = (
  document: PrintDocument,
  { content }: PlanText,
  count: ListCount,
): PlainSection[] =>
  plainSections(
    document,
    content.pillars.map(({ id }) => id),
    count,
  )

/** The texts of all steps, as they are printed in the newer plan: one document for the first steps, one for the second … */
function textsOf({
  newer,
  stories,
}: Extract<WordJob, { kind: 'redline' }>): (pointId: PointId) => readonly (readonly FlowBlock[])[] {
  const texts = new Map<PointId, (readonly FlowBlock[])[]>()
  const most = Math.max(0, ...stories.map(({ steps }) => steps?.length ?? 0))
  const steps = new Map(stories.map((story) => [story.pointId, story.steps ?? []]))
  for (let at = 0; at < most; at++) {
    const pillars = newer.content.pillars.map((pillar) => ({
      ...pillar,
      points: pillar.points.map((point) => ({
        ...point,
        text: steps.get(point.id)?.[at]?.text ?? [],
      })),
    }))
    const document = readableDocument(
      { content: { ...newer.content, pillars }, symbol: newer.symbol },
      // The hash is asked for by nobody, and takes longest.
      { at: newer.at, hash: '', standing: '' },
    )
    for (const { id, blocks } of document.pillars.flatMap(({ points }) => points)) {
      texts.set(id, [...(texts.get(id) ?? []), flowOf(blocks, { lists: 0 })])
    }
  }
  return (pointId) => texts.get(pointId) ?? []
}
