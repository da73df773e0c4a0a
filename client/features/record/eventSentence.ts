import { assertNever } from '../../../shared/lib/result.ts'
import type { Command } from '../../../shared/model/command.ts'
import { alternativeOf } from '../../../shared/model/bracket.ts'
import { type ClosingCommand, isClosingKind } from '../../../shared/model/closingCommand.ts'
import type { MemberId, PointId } from '../../../shared/model/ids.ts'
import type { Layout } from '../../../shared/model/layout.ts'
import { findMember, findPoint, type Plan, pointLabel } from '../../../shared/model/plan.ts'
import { alternativeName } from '../../../shared/model/planLabels.ts'
import type { SettleBracket } from '../../../shared/model/settleCommand.ts'
import { type Role, roleLabel } from '../../../shared/model/role.ts'
import { stanceSentence } from '../../../shared/model/stance.ts'
import { isStructureKind, type StructureCommand } from '../../../shared/model/structureCommand.ts'
import type { Happening } from '../../sync/record.ts'
import { createdWords } from './createdWords.ts'
import { closingWords } from './closingSentence.ts'
import { name, type Piece, quote, words } from './piece.ts'
import { refusalWords } from './refusalWords.ts'
import { structureWords } from './structureSentence.ts'

/** An event of the record as a sentence, with the names and numbers that members and points have now. */
export function eventSentence(plan: Plan, { by, event }: Happening): readonly Piece[] {
  const who = memberName(plan, by)
  if (event === null) {
    return [words('Something that this page cannot show yet. Reload it to see what it was.')]
  }
  switch (event.kind) {
    case 'plan-created':
      return createdWords(event)
    case 'member-joined':
      return [
        memberName(plan, event.memberId),
        words(` joined as ${place(plan, event.role, event.partyId)}.`),
      ]
    case 'command':
      return [who, words(' '), ...deed(plan, event.command)]
    case 'command-refused':
      return [
        who,
        words(
          ` asked to ${wish(plan, event.command)} and was refused: ${refusalWords(event.reason)}.`,
        ),
      ]
    case 'update-refused': {
      const what = event.times === 1 ? 'An update of ' : `${event.times} more updates of `
      const were = event.times === 1 ? 'was' : 'were'
      const where = documentWords(event.document)
      return [
        words(what),
        who,
        words(` to ${where} ${were} refused: ${refusalWords(event.reason)}.`),
      ]
    }
    case 'position-taken': {
      const { partyId, stance } = event
      const on = point(plan, event.pointId as PointId)
      const party = name(plan.parties.find((one) => one.id === partyId)?.name ?? 'a party')
      return stance === 'withdrawn'
        ? [who, words(' withdrew the position of '), party, words(` on ${on}.`)]
        : [
            who,
            words(' took a position for '),
            party,
            words(` on ${on}: ${stanceSentence(stance).toLowerCase()}.`),
          ]
    }
    case 'version-frozen': {
      const frozen = [who, words(' froze version '), name(event.symbol)]
      return event.note === ''
        ? [...frozen, words('.')]
        : [...frozen, words(': '), quote(event.note)]
    }
    case 'copy-made':
      return [
        who,
        words(' made a copy for '),
        name(event.recipient),
        words(`: ${layoutWords(event.layout)}, code ${event.code}.`),
      ]
    default:
      return assertNever(event)
  }
}

/** What a command did, after the name of who gave it. */
function deed(plan: Plan, command: Command): readonly Piece[] {
  if (isDecision(command)) {
    const told = decisionWords(plan, command)
    return told.reason === null
      ? [words(`${told.deed}.`)]
      : [words(`${told.deed}: `), quote(told.reason)]
  }
  switch (command.kind) {
    case 'lockPoint':
      return [words(`locked ${point(plan, command.pointId)}: `), quote(command.reason)]
    case 'reopenPoint':
      return [words(`reopened ${point(plan, command.pointId)}: `), quote(command.reason)]
    case 'invite':
      return [words(`invited ${aPlace(plan, command)}; the link works for ${days(command.days)}.`)]
    case 'revokeInvitation':
      return [words('revoked an invitation.')]
    case 'changeRole':
      return [
        words('made '),
        memberName(plan, command.memberId),
        words(` ${place(plan, command.role, command.partyId)}.`),
      ]
    case 'suspend':
      return [
        words('suspended '),
        memberName(plan, command.memberId),
        words(': '),
        quote(command.reason),
      ]
    case 'reinstate':
      return [words('reinstated '), memberName(plan, command.memberId), words('.')]
    case 'remove':
      return [
        words('removed '),
        memberName(plan, command.memberId),
        words(': '),
        quote(command.reason),
      ]
    case 'settleBracket':
      return settledWords(plan, command)
    case 'freezeVersion':
      return [words('froze version '), name(command.symbol), words('.')]
    default:
      return assertNever(command)
  }
}

function settledWords(plan: Plan, { pointId, choice, reason }: SettleBracket): readonly Piece[] {
  const of = alternativeOf(choice)
  return [
    words(`settled a bracket in ${point(plan, pointId)}: `),
    name(of === null ? 'no text' : alternativeName(plan, of)),
    ...(reason === undefined ? [words('.')] : [words('; '), quote(reason)]),
  ]
}

/** What a command would have done, after "asked to". */
function wish(plan: Plan, command: Command): string {
  if (isDecision(command)) return decisionWords(plan, command).wish
  switch (command.kind) {
    case 'lockPoint':
      return `lock ${point(plan, command.pointId)}`
    case 'reopenPoint':
      return `reopen ${point(plan, command.pointId)}`
    case 'invite':
      return `invite ${aPlace(plan, command)}`
    case 'revokeInvitation':
      return 'revoke an invitation'
    case 'changeRole':
      return `make ${memberName(plan, command.memberId).text} ${place(plan, command.role, command.partyId)}`
    case 'suspend':
      return `suspend ${memberName(plan, command.memberId).text}`
    case 'reinstate':
      return `reinstate ${memberName(plan, command.memberId).text}`
    case 'remove':
      return `remove ${memberName(plan, command.memberId).text}`
    case 'settleBracket':
      return `settle a bracket in ${point(plan, command.pointId)}`
    case 'freezeVersion':
      return `freeze a version as ${command.symbol}`
    default:
      return assertNever(command)
  }
}

const LAYOUT_WORDS: Record<Layout, string> = {
  clean: 'the text',
  bracketed: 'the text with brackets',
  positions: 'the text with positions',
  columns: 'text and positions in columns',
  redline: 'a redline',
}
const layoutWords = (layout: Layout): string => LAYOUT_WORDS[layout]

const isStructure = (command: Command): command is StructureCommand => isStructureKind(command.kind)

/** Decisions that are told in files of their own. */
const isDecision = (command: Command): command is StructureCommand | ClosingCommand =>
  isStructure(command) || isClosingKind(command.kind)

const decisionWords = (plan: Plan, command: StructureCommand | ClosingCommand) =>
  isStructure(command)
    ? structureWords(plan, command, (id) => point(plan, id))
    : closingWords(command, (id) => point(plan, id))

const memberName = (plan: Plan, id: string): Piece =>
  id === 'server'
    ? name('Parley')
    : name(findMember(plan, id as MemberId)?.name ?? 'somebody who is not in this plan')

/** A role with its party, for instance "Drafter of Party A". */
function place(plan: Plan, role: Role, partyId: string | null): string {
  const party = plan.parties.find((one) => one.id === partyId)
  return party === undefined ? roleLabel(role) : `${roleLabel(role)} of ${party.name}`
}

/** With its article, for instance "an Observer". */
function aPlace(plan: Plan, { role, partyId }: Extract<Command, { kind: 'invite' }>): string {
  const named = place(plan, role, partyId)
  return `${/^[aeiou]/i.test(named) ? 'an' : 'a'} ${named}`
}

/** A point by its number of now, with its heading, because numbers move. */
function point(plan: Plan, id: PointId): string {
  const found = findPoint(plan, id)
  const label = pointLabel(plan, id)
  return found === undefined || found.number === null ? label : `${label}, “${found.heading}”`
}

const days = (count: number): string => (count === 1 ? 'one day' : `${count} days`)

function documentWords(document: string): string {
  switch (document) {
    case 'plan':
      return 'the text'
    case 'review':
      return 'the comments and positions'
    case 'record':
      return 'the record'
    default:
      return 'a caucus'
  }
}

/** A document of the plan as people call it, for the result of a check. */
export const documentName = (document: string): string =>
  document.startsWith('caucus/') ? 'your party’s caucus' : documentWords(document)
