import { no, type Result, yes } from '../lib/result.ts'
import { parsePlanFile, type PlanFile } from '../model/planFile.ts'
import type { Block, Inline } from '../model/pointText.ts'
import { counted } from './counted.ts'
import { fitsPlan } from './fitsPlan.ts'
import type { IncomingBlock, IncomingInline, IncomingPlan, IntakeRefusal } from './incoming.ts'
import { INTAKE_LIMITS } from './intakeLimits.ts'
import { threadComments } from './threadComments.ts'
import { cleanText, firstWords, oneLine } from './words.ts'

/** Reads a plan that was exported as JSON, with its brackets and comments. Never throws. */
export function readPlanFile(text: string): Result<IncomingPlan, IntakeRefusal> {
  const file = parsePlanFile(text)
  if (file === null) return no('unknown-form')
  const plan = planOf(file)
  if (plan.pillars.length === 0) return no('empty')
  return fitsPlan(plan) ? yes(plan) : no('too-much-text')
}

function planOf(file: PlanFile): IncomingPlan {
  const { content } = file
  const positions = content.pillars.flatMap((pillar) =>
    pillar.points.flatMap((point) => point.positions),
  ).length
  const comments = threadComments(file)
  return {
    title: oneLine(content.title) === '' ? null : headline(content.title),
    parties: content.parties.map(({ id, name, letter, colour }) => ({
      id,
      name: oneLine(name),
      letter,
      colour,
    })),
    pillars: content.pillars.map((pillar) => ({
      heading: headline(pillar.heading),
      points: pillar.points.map((point) => ({
        id: point.id,
        heading: headline(point.heading),
        sourceNumber: point.sourceNumber,
        blocks: point.text.map(incomingBlock),
        comments: comments.filter((one) => one.pointId === point.id).map((one) => one.comment),
        ...(point.status === 'struck' ? { struck: point.number === null ? FREED : NUMBERED } : {}),
      })),
    })),
    changes: [],
    losses: [
      ...(positions === 0
        ? []
        : [
            `${counted(positions, 'position was', 'positions were')} left out: only the head of a delegation can take one.`,
          ]),
    ],
    origin: { planId: file.planId, versionHash: file.version?.hash ?? null },
  }
}

const FREED = 'freed'
const NUMBERED = 'numbered'

const headline = (text: string): string => firstWords(oneLine(text), INTAKE_LIMITS.headingLetters)

const incomingBlock = (block: Block): IncomingBlock => {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', content: block.content.map(incomingInline), change: null }
    case 'orderedList':
    case 'bulletList':
      return { kind: block.kind, items: block.items.map((item) => item.map(incomingBlock)) }
    case 'table':
      return {
        kind: 'table',
        rows: block.rows.map((row) =>
          row.map((cell) => ({ ...cell, blocks: cell.blocks.map(incomingBlock) })),
        ),
      }
    case 'bracket':
      return incomingBracket(block)
  }
}

function incomingInline(inline: Inline): IncomingInline {
  switch (inline.kind) {
    case 'text':
      return { ...inline, text: cleanText(inline.text), change: null }
    case 'footnote':
      return {
        kind: 'footnote',
        content: inline.content.map((run) => ({
          ...run,
          text: cleanText(run.text),
          change: null,
        })),
        change: null,
      }
    case 'break':
    case 'reference':
      return { ...inline, change: null }
    case 'bracket':
      return incomingBracket(inline)
  }
}

const incomingBracket = (
  bracket: Extract<Block, { kind: 'bracket' }>,
): Extract<IncomingBlock, { kind: 'bracket' }> => ({
  kind: 'bracket',
  bracketId: bracket.bracketId,
  alternatives: bracket.alternatives.map(({ of, blocks }) => ({
    of,
    blocks: blocks.map(incomingBlock),
  })),
})
