import type { RefObject } from 'react'
import type { Member } from '../../../shared/model/member.ts'
import type { Pillar } from '../../../shared/model/pillar.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import type { Point } from '../../../shared/model/point.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'
import { decide } from '../../../shared/rules/command.ts'
import { reasonSentence } from '../../../shared/rules/reason.ts'
import { type DecisionView, PLAN_ALONE } from '../../../shared/rules/view.ts'

/** Something about the order of the plan that is about to be decided. */
export type Question =
  | { readonly kind: 'addPoint'; readonly pillar: Pillar; readonly behind: Point | null }
  | On<'renamePoint' | 'movePoint' | 'strikePoint' | 'restorePoint', { readonly point: Point }>
  | On<'mergePoints' | 'splitPoint', { readonly point: Point }>
  | On<'addPillar' | 'renamePillar', { readonly pillar: Pillar }>

type On<Kind extends string, About> = Kind extends string ? { readonly kind: Kind } & About : never

export interface QuestionProps<Asked extends Question = Question> {
  readonly plan: Plan
  readonly me: Member
  readonly question: Asked
  /** What has the focus afterwards. */
  readonly returnTo: RefObject<HTMLElement | null>
  readonly onClose: () => void
  /** It is done; the sentence says what. */
  readonly onDone: (sentence: string) => void
}

/** Why the rules would refuse a command, asked before it is given. */
export function refusalOf(
  plan: Plan,
  me: Member,
  command: StructureCommand,
  view: DecisionView = PLAN_ALONE,
): string | null {
  const decided = decide(plan, me, command, 0, view)
  return decided.ok ? null : reasonSentence(decided.reason)
}

/** "Point 7", for the beginning of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
