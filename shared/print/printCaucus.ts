import type { Stance } from '../model/entry.ts'
import type { PointId } from '../model/ids.ts'
import type { PointText } from '../model/pointText.ts'
import type { Labels } from './labels/labels.ts'
import { type AnnexGiven, printAnnex } from './printAnnex.ts'
import type { PrintCaucus, PrintThread } from './printDocument.ts'
import { line, ownLine } from './printLine.ts'
import type { PrintedPlan } from './printedPlan.ts'
import { printText } from './printText.ts'
import type { Setting } from './setting.ts'

/** What a party wrote in its caucus. */
export interface CaucusGiven {
  readonly party: string
  readonly text: (pointId: PointId) => PointText
  /** Under which ids texts stand that are those of no point of the plan. */
  readonly others: readonly PointId[]
  readonly position: (pointId: PointId) => DraftPosition | null
  readonly threads: AnnexGiven['threads']
  readonly members: AnnexGiven['members']
}

/** A position that a party has not taken yet. */
export interface DraftPosition {
  readonly stance: Stance
  readonly reason: string
  /** On which words: those of the plan, those that the caucus drafts, or neither. */
  readonly on: 'plan' | 'draft' | 'other'
}

/** The papers of a caucus, point by point; points on which it has none are left out. */
export function printCaucus(plan: PrintedPlan, given: CaucusGiven, setting: Setting): PrintCaucus {
  const { labels, language } = setting
  const words = labels.forms.caucus
  const { threads, members } = given
  const commented = printAnnex(plan, { which: 'all', threads, members }, setting).points
  const threadsOn = (id: PointId): readonly PrintThread[] =>
    commented.find(({ target }) => target === id)?.threads ?? []
  const onPlan = plan.pillars
    .flatMap((pillar) => pillar.points)
    .map((point) => ({
      target: point.id,
      label: point.number === null ? words.struckPoint : words.point(point.number),
      heading: line(point.heading, language),
      blocks: printText(given.text(point.id), setting),
      position: positionOf(given.position(point.id), labels),
      threads: threadsOn(point.id),
    }))
  const others = given.others.map((id) => ({
    target: null,
    label: words.otherPoint,
    heading: line('', language),
    blocks: printText(given.text(id), setting),
    position: null,
    threads: [],
  }))
  const points = [...onPlan, ...others].filter(
    (one) => one.blocks.length + one.threads.length > 0 || one.position !== null,
  )
  return {
    heading: ownLine(words.heading(given.party), labels),
    banner: ownLine(words.notForOthers(given.party), labels),
    explanation: words.explanation,
    none: points.length === 0 ? words.empty : null,
    points,
    labels: { position: words.draftPosition, comments: words.comments },
  }
}

function positionOf(
  draft: DraftPosition | null,
  labels: Labels,
): PrintCaucus['points'][number]['position'] {
  if (draft === null) return null
  const words = labels.forms.caucus
  const on = { plan: words.onPlan, draft: words.onDraft, other: words.onOther }[draft.on]
  const reason = line(draft.reason, labels.latin)
  return {
    stance: `${labels.stances[draft.stance]}${labels.page.comma} ${on}`,
    reason: reason.text === '' ? null : reason,
  }
}
