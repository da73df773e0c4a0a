import type { IncomingBlock, IncomingInline, IncomingPlan } from './incoming.ts'
import { INTAKE_LIMITS } from './intakeLimits.ts'

/** Whether what was read is no more than a plan can hold. */
export function fitsPlan(plan: IncomingPlan): boolean {
  const points = plan.pillars.flatMap((pillar) => pillar.points)
  const sizes = points.map((point) => sizeOf(point.blocks))
  const comments = points.flatMap((point) => point.comments)
  const letters = sizes.reduce((sum, one) => sum + one.letters, 0)
  return (
    plan.pillars.length <= INTAKE_LIMITS.pillars &&
    plan.pillars.every((pillar) => pillar.points.length <= INTAKE_LIMITS.pointsInPillar) &&
    letters <= INTAKE_LIMITS.planLetters &&
    sizes.every(
      (one) => one.letters <= INTAKE_LIMITS.pointLetters && one.parts <= INTAKE_LIMITS.pointParts,
    ) &&
    plan.changes.length <= INTAKE_LIMITS.changes &&
    comments.length <= INTAKE_LIMITS.comments &&
    comments.every(
      (one) =>
        one.paragraphs.reduce((sum, words) => sum + words.length, 0) <=
        INTAKE_LIMITS.commentLetters,
    )
  )
}

interface Size {
  readonly letters: number
  /** Blocks, items, cells, notes, breaks and runs. */
  readonly parts: number
}

const NOTHING: Size = { letters: 0, parts: 0 }
const sum = (sizes: readonly Size[], own = 1): Size =>
  sizes.reduce((a, b) => ({ letters: a.letters + b.letters, parts: a.parts + b.parts }), {
    ...NOTHING,
    parts: own,
  })

const sizeOf = (blocks: readonly IncomingBlock[]): Size =>
  sum(
    blocks.map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return sum(block.content.map(inlineSize))
        case 'orderedList':
        case 'bulletList':
          return sum(block.items.map(sizeOf))
        case 'table':
          return sum(block.rows.map((row) => sum(row.map((cell) => sizeOf(cell.blocks)))))
        case 'bracket':
          return inlineSize(block)
      }
    }),
  )

function inlineSize(one: IncomingInline): Size {
  switch (one.kind) {
    case 'text':
      return { letters: one.text.length, parts: 1 }
    case 'footnote':
      return sum(one.content.map(inlineSize))
    case 'bracket':
      return sum(one.alternatives.map((alternative) => sizeOf(alternative.blocks)))
    case 'break':
    case 'reference':
      return { letters: 1, parts: 1 }
  }
}
