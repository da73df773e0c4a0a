import type * as Y from 'yjs'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import { lettersByAuthor } from '../../shared/model/lettersByAuthor.ts'
import { type Plan, pointsOf } from '../../shared/model/plan.ts'
import type { PointText } from '../../shared/model/pointText.ts'
import type { FrozenContent } from '../../shared/model/version.ts'
import { ENGLISH } from '../../shared/print/labels/en.ts'
import { LABELS } from '../../shared/print/labels/table.ts'
import type { AuthorsGiven } from '../../shared/print/printAuthors.ts'
import type { CaucusGiven } from '../../shared/print/printCaucus.ts'
import type { SignaturesGiven } from '../../shared/print/printSignatures.ts'
import { planDocument, type PrintOptions } from '../../shared/print/planDocument.ts'
import { withGonePoints } from '../../shared/print/printChange.ts'
import type { PrintedPlan } from '../../shared/print/printedPlan.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'
import type { Table } from '../../shared/rules/freeze.ts'
import { mayPrintCaucus } from '../../shared/rules/mayPrint.ts'
import { tableHash } from '../../shared/rules/planState.ts'
import type { Reason } from '../../shared/rules/reason.ts'
import type { PdfQuery } from '../../shared/wire/pdf.ts'
import { compareSides, planSide, type PlanSidePorts } from './planSides.ts'
import { readCaucus } from './readCaucus.ts'
import { readTableAnd } from './readTable.ts'

/** What is asked for as a document for print; `recipient` is whom this copy is for, with its code. */
export async function printedText(
  ports: PlanSidePorts,
  planId: PlanId,
  by: MemberId,
  query: PdfQuery,
  recipient: PrintOptions['recipient'] | null,
): Promise<Result<PrintDocument, 'no-such-version' | Reason>> {
  const { table, more: letters } = await readTableAnd(ports.rooms, planId, (doc, plan) =>
    query.authors ? lettersIn(doc, plan) : null,
  )
  const caucus = query.caucus ? await caucusFor(ports, table, by) : null
  if (caucus?.ok === false) return caucus
  const { layout, comments } = query
  const isRedline = layout === 'redline'
  const newer = await planSide(ports, table, (isRedline ? query.to : query.version) ?? 'now')
  const older = isRedline ? await planSide(ports, table, query.from ?? 'now') : null
  if (newer === null || (isRedline && older === null)) return no('no-such-version')
  const labels = LABELS[query.language]
  const change = older === null ? null : await compareSides(ports, older, newer, labels)
  const inEnglish =
    older === null || labels === ENGLISH ? null : await compareSides(ports, older, newer, ENGLISH)
  const plan: PrintedPlan = { ...newer.content, symbol: newer.symbol }
  const shown =
    older === null || change === null
      ? plan
      : withGonePoints(plan, { ...older.content, symbol: older.symbol }, change)
  const points = new Map(
    newer.content.pillars.flatMap((pillar) => pillar.points).map((point) => [point.id, point]),
  )
  const showsPositions = layout === 'positions' || layout === 'columns'
  const text = (id: Parameters<typeof points.get>[0]): PointText => points.get(id)?.text ?? []
  return yes(
    planDocument(shown, text, {
      at: newer.at,
      layout,
      language: query.language,
      attributed: query.attributed,
      lineNumbers: query.lines,
      ...(newer.hash === null || isRedline ? {} : { hash: newer.hash }),
      standing:
        older === null
          ? labels.standing(newer.standing)
          : labels.changes(older.standing, newer.standing),
      ...(showsPositions ? { positions: (id) => points.get(id)?.positions ?? [] } : {}),
      ...(change === null ? {} : { comparison: change }),
      ...(inEnglish === null ? {} : { englishComparison: inEnglish }),
      ...(comments === 'none'
        ? {}
        : {
            comments: {
              which: comments,
              threads: table.review.threads,
              members: newer.content.members,
            },
          }),
      ...(query.signatures ? { signatures: signaturesOf(newer.content) } : {}),
      ...(letters === null ? {} : { authors: { letters, members: table.plan.members } }),
      ...(caucus === null ? {} : { caucus: caucus.value }),
      ...(query.watermark === undefined ? {} : { watermark: query.watermark }),
      ...(recipient === null || recipient === undefined ? {} : { recipient }),
    }),
  )
}

/** Who wrote how much of each point. */
function lettersIn(doc: Y.Doc, plan: Plan): AuthorsGiven['letters'] {
  const letters = new Map(pointsOf(plan).map(({ id }) => [id, lettersByAuthor(doc, id)]))
  return (id) => letters.get(id) ?? new Map()
}

/** What a member's own party wrote in its caucus, or why this member may not have it. */
async function caucusFor(
  { rooms }: PlanSidePorts,
  { plan, textOf }: Table,
  by: MemberId,
): Promise<Result<CaucusGiven, Reason>> {
  const reader = plan.members.find(({ id }) => id === by)
  if (reader === undefined) return no('not-a-member')
  const may = mayPrintCaucus(reader)
  if (!may.ok) return may
  return reader.partyId === null
    ? no('no-caucus')
    : yes(await readCaucus(rooms, plan, reader.partyId, textOf))
}

/** Initials are put under the hash of a text, so they are those of no other one. */
function signaturesOf({ closing, members, pillars }: FrozenContent): SignaturesGiven {
  if (closing === null) return { closing, members }
  const isThisText = tableHash({ pillars }) === closing.versionHash
  return { closing: isThisText ? closing : { ...closing, initials: [] }, members }
}
