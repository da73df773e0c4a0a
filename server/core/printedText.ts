import type * as Y from 'yjs'
import { toHex } from '../../shared/lib/hex.ts'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import { lettersByAuthor } from '../../shared/model/lettersByAuthor.ts'
import { type Plan, pointsOf } from '../../shared/model/plan.ts'
import type { PointText } from '../../shared/model/pointText.ts'
import type { FrozenContent } from '../../shared/model/version.ts'
import { ENGLISH } from '../../shared/print/labels/en.ts'
import type { Labels, Standing } from '../../shared/print/labels/labels.ts'
import { LABELS } from '../../shared/print/labels/table.ts'
import type { AuthorsGiven } from '../../shared/print/printAuthors.ts'
import type { CaucusGiven } from '../../shared/print/printCaucus.ts'
import type { SignaturesGiven } from '../../shared/print/printSignatures.ts'
import { planDocument, type PrintOptions } from '../../shared/print/planDocument.ts'
import { withGonePoints } from '../../shared/print/printChange.ts'
import type { PrintedPlan } from '../../shared/print/printedPlan.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'
import { comparePlansByPoint, type PlanComparison } from '../../shared/rules/comparePlans.ts'
import { contentOf, type Table } from '../../shared/rules/freeze.ts'
import { mayPrintCaucus } from '../../shared/rules/mayPrint.ts'
import { tableHash } from '../../shared/rules/planState.ts'
import type { Reason } from '../../shared/rules/reason.ts'
import { planLabels } from '../../shared/model/planLabels.ts'
import type { PdfQuery } from '../../shared/wire/pdf.ts'
import { findVersion, type VersionPorts } from './readVersions.ts'
import { readCaucus } from './readCaucus.ts'
import { readTableAnd } from './readTable.ts'

export interface PrintedTextPorts extends Pick<VersionPorts, 'rooms' | 'store'> {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Lets other work of the server go first; asked between any two points that are compared. */
  readonly pause: () => Promise<void>
}

/** A text that can be printed: what stands there now, or a version. */
interface Printed {
  readonly content: FrozenContent
  readonly symbol: string
  readonly at: number
  /** The hash of a version; null for the text of now. */
  readonly hash: string | null
  /** For the first page: which text it is. */
  readonly standing: Standing
}

/** What is asked for as a document for print; `recipient` is whom this copy is for, with its code. */
export async function printedText(
  ports: PrintedTextPorts,
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
  const newer = await textAt(ports, table, (isRedline ? query.to : query.version) ?? 'now')
  const older = isRedline ? await textAt(ports, table, query.from ?? 'now') : null
  if (newer === null || (isRedline && older === null)) return no('no-such-version')
  const labels = LABELS[query.language]
  const change = older === null ? null : await changeBetween(ports, older, newer, labels)
  const inEnglish =
    older === null || labels === ENGLISH ? null : await changeBetween(ports, older, newer, ENGLISH)
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
  { rooms }: PrintedTextPorts,
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

async function textAt(
  ports: PrintedTextPorts,
  table: Table,
  side: string,
): Promise<Printed | null> {
  if (side === 'now') {
    const at = ports.now()
    const standing: Standing = { kind: 'now', at }
    return { content: contentOf(table), symbol: table.plan.symbol, at, hash: null, standing }
  }
  const found = await findVersion(ports, table.plan.id, side)
  if (found === null) return null
  const { version, stored } = found
  return {
    content: version.content,
    symbol: version.symbol,
    at: version.at,
    hash: toHex(stored.hash),
    standing: { kind: 'version', symbol: version.symbol, meant: version.kind, at: version.at },
  }
}

async function changeBetween(
  { pause }: PrintedTextPorts,
  older: Printed,
  newer: Printed,
  { reference, alternative }: Labels,
): Promise<PlanComparison> {
  const labels = planLabels(newer.content, reference, alternative)
  const steps = comparePlansByPoint(older.content, newer.content, labels)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await pause()
  }
}
