import type { IncomingBlock, IncomingComment } from '../../../shared/intake/incoming.ts'
import { INTAKE_LIMITS } from '../../../shared/intake/intakeLimits.ts'
import { type Draft, type DraftPillar, type DraftPoint, findDraftPoint } from './draft.ts'
import { wordsOfBlocks } from './wordsOfBlocks.ts'

/** One correction. Points and pillars are named by their ids in the draft. */
export type Edit =
  | { readonly kind: 'rename'; readonly id: string; readonly heading: string }
  /** Up or down by one place, over the borders of pillars too. */
  | { readonly kind: 'move'; readonly id: string; readonly by: 1 | -1 }
  | { readonly kind: 'moveToPillar'; readonly id: string; readonly pillarId: string }
  | { readonly kind: 'joinAbove'; readonly id: string }
  /** What stands from block `at` on becomes a point of its own. */
  | { readonly kind: 'split'; readonly id: string; readonly at: number }
  /** It begins a pillar, which takes the points after it along. */
  | { readonly kind: 'makePillar'; readonly id: string }
  /** Its points go to the pillar above. */
  | { readonly kind: 'joinPillarAbove'; readonly id: string }
  | { readonly kind: 'leaveOut'; readonly id: string; readonly isLeftOut: boolean }
  | { readonly kind: 'decide'; readonly changes: readonly number[]; readonly accept: boolean }

/** Makes a correction. Answers the same draft where there is nothing to correct. */
export function editDraft(draft: Draft, edit: Edit): Draft {
  switch (edit.kind) {
    case 'rename':
      return rename(draft, edit.id, edit.heading)
    case 'move':
      return move(draft, edit.id, edit.by)
    case 'moveToPillar':
      return moveToPillar(draft, edit.id, edit.pillarId)
    case 'joinAbove':
      return joinAbove(draft, edit.id)
    case 'split':
      return split(draft, edit.id, edit.at)
    case 'makePillar':
      return makePillar(draft, edit.id)
    case 'joinPillarAbove':
      return joinPillarAbove(draft, edit.id)
    case 'leaveOut':
      return changePoint(draft, edit.id, (point) => ({ ...point, isLeftOut: edit.isLeftOut }))
    case 'decide': {
      const decided = new Map(draft.decided)
      for (const at of edit.changes) decided.set(at, edit.accept)
      return { ...draft, decided }
    }
  }
}

/** The point that another one would be joined with: the one before it in its pillar that is not left out. */
export function pointAbove(draft: Draft, id: string): DraftPoint | null {
  const points = pillarOf(draft, id)?.points ?? []
  const before = points.slice(
    0,
    points.findIndex((one) => one.id === id),
  )
  return before.filter((one) => !one.isLeftOut).at(-1) ?? null
}

const pillarOf = (draft: Draft, pointId: string): DraftPillar | undefined =>
  draft.pillars.find((pillar) => pillar.points.some((one) => one.id === pointId))

const changePoints = (
  draft: Draft,
  change: (points: readonly DraftPoint[], pillar: DraftPillar) => readonly DraftPoint[],
): Draft => ({
  ...draft,
  pillars: draft.pillars.map((pillar) => {
    const points = change(pillar.points, pillar)
    return points === pillar.points ? pillar : { ...pillar, points }
  }),
})

/** The point becomes these; pillars without it stay the same object. */
const replacePoint = (draft: Draft, id: string, by: (point: DraftPoint) => DraftPoint[]): Draft =>
  changePoints(draft, (points) =>
    points.some((one) => one.id === id)
      ? points.flatMap((one) => (one.id === id ? by(one) : [one]))
      : points,
  )
const changePoint = (draft: Draft, id: string, change: (point: DraftPoint) => DraftPoint): Draft =>
  replacePoint(draft, id, (point) => [change(point)])

function rename(draft: Draft, id: string, heading: string): Draft {
  if (!draft.pillars.some((pillar) => pillar.id === id)) {
    return changePoint(draft, id, (point) => ({ ...point, heading }))
  }
  return {
    ...draft,
    pillars: draft.pillars.map((one) => (one.id === id ? { ...one, heading } : one)),
  }
}

function move(draft: Draft, id: string, by: 1 | -1): Draft {
  const pillarAt = draft.pillars.findIndex((pillar) => pillar.points.some((one) => one.id === id))
  const pillar = draft.pillars[pillarAt]
  const at = pillar?.points.findIndex((one) => one.id === id) ?? -1
  const point = pillar?.points[at]
  if (pillar === undefined || point === undefined) return draft
  const place = at + by
  if (place >= 0 && place < pillar.points.length) {
    const others = pillar.points.filter((one) => one !== point)
    const points = [...others.slice(0, place), point, ...others.slice(place)]
    return changePoints(draft, (all) => (all === pillar.points ? points : all))
  }
  const next = draft.pillars[pillarAt + by]
  return next === undefined
    ? draft
    : putInPillar(draft, point, next.id, by === 1 ? 'first' : 'last')
}

function moveToPillar(draft: Draft, id: string, pillarId: string): Draft {
  const point = findDraftPoint(draft, id)
  if (point === undefined || pillarOf(draft, id)?.id === pillarId) return draft
  return putInPillar(draft, point, pillarId, 'last')
}

const putInPillar = (
  draft: Draft,
  point: DraftPoint,
  pillarId: string,
  as: 'first' | 'last',
): Draft =>
  changePoints(draft, (points, pillar) => {
    if (pillar.id === pillarId) return as === 'first' ? [point, ...points] : [...points, point]
    return points.includes(point) ? points.filter((one) => one !== point) : points
  })

function joinAbove(draft: Draft, id: string): Draft {
  const above = pointAbove(draft, id)
  const point = findDraftPoint(draft, id)
  if (above === null || point === undefined) return draft
  const joined: DraftPoint = {
    ...above,
    holds: [...above.holds, ...point.holds],
    // The heading is words of the file, so it stays.
    blocks: [...above.blocks, ...headingAsBlock(point), ...point.blocks],
    comments: [...above.comments, ...point.comments],
  }
  return replacePoint(
    changePoint(draft, above.id, () => joined),
    id,
    () => [],
  )
}

/** None where the text begins with the same words, because the heading was made of them. */
function headingAsBlock({ heading, blocks }: DraftPoint): IncomingBlock[] {
  const words = heading.trim()
  if (words === '' || wordsOfBlocks(blocks).startsWith(words.replace(/…$/, '').trim())) return []
  return [
    {
      kind: 'paragraph',
      change: null,
      content: [
        {
          ...{ kind: 'text', text: words, bold: false, italic: false, underline: false },
          ...{ link: null, change: null },
        },
      ],
    },
  ]
}

function split(draft: Draft, id: string, at: number): Draft {
  const made = draft.made + 1
  const done = replacePoint(draft, id, (point) => {
    const [before, after] = [point.blocks.slice(0, at), point.blocks.slice(at)]
    if (before.length === 0 || after.length === 0) return [point]
    const words = wordsOfBlocks(after)
    const goesAlong = ({ quotation }: IncomingComment): boolean =>
      quotation !== null &&
      words.includes(squashed(quotation)) &&
      !wordsOfBlocks(before).includes(squashed(quotation))
    return [
      { ...point, blocks: before, comments: point.comments.filter((one) => !goesAlong(one)) },
      {
        id: `made-${made}`,
        holds: [],
        heading: beginning(words),
        sourceNumber: null,
        blocks: after,
        comments: point.comments.filter(goesAlong),
        isLeftOut: point.isLeftOut,
      },
    ]
  })
  return { ...done, made }
}

const squashed = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** Letters of a heading that is made of the words under it. */
const HEADING_BEGINNING = 60

/** The first words of a text as a heading. */
function beginning(words: string): string {
  if (words === '') return 'Untitled'
  const [sentence = words] = words.split(/(?<=[.;:])\s/u)
  if (sentence.length <= HEADING_BEGINNING) return sentence.replace(/[.;:]$/u, '')
  return `${words.slice(0, HEADING_BEGINNING).replace(/\s+\S*$/u, '')}…`
}

function makePillar(draft: Draft, id: string): Draft {
  const made = draft.made + 1
  const pillars = draft.pillars.flatMap((pillar): DraftPillar[] => {
    const at = pillar.points.findIndex((one) => one.id === id)
    const point = pillar.points[at]
    if (point === undefined) return [pillar]
    const isOnlyHeading = point.blocks.length === 0 && point.comments.length === 0
    const before = pillar.points.slice(0, at)
    const points = pillar.points.slice(isOnlyHeading ? at + 1 : at)
    const own: DraftPillar = { id: `made-${made}`, heading: point.heading, points }
    return before.length === 0 && isOnlyHeading && draft.pillars.length === 1
      ? [own]
      : [{ ...pillar, points: before }, own]
  })
  return { ...draft, pillars, made }
}

function joinPillarAbove(draft: Draft, id: string): Draft {
  const at = draft.pillars.findIndex((pillar) => pillar.id === id)
  const [above, pillar] = [draft.pillars[at - 1], draft.pillars[at]]
  if (above === undefined || pillar === undefined) return draft
  const joined = { ...above, points: [...above.points, ...pillar.points] }
  return {
    ...draft,
    pillars: draft.pillars.flatMap((one) => {
      if (one === above) return [joined]
      return one === pillar ? [] : [one]
    }),
  }
}

/** The longest heading that a plan takes. */
export const HEADING_LETTERS = INTAKE_LIMITS.headingLetters
