import type { MemberId } from '../model/ids.ts'
import { findMember, type Plan } from '../model/plan.ts'
import type { Receipt } from '../model/record.ts'
import { stanceSentence } from '../model/stance.ts'
import type { PlanAgreement, PointAgreement, Standing } from '../rules/agreement.ts'
import { stateWords } from '../rules/agreementWords.ts'

type Receipts = ReadonlyMap<string, Receipt>

const POINT_COLUMNS = ['Pillar', 'Number', 'Source number', 'Heading', 'Status', 'Locked']
const PARTY_COLUMNS = ['stance', 'on current wording', 'reason', 'taken by', 'taken at']

/** Where agreement stands as a table: a row of headings, then a row for each point in the order of the plan. */
export function agreementTable(
  plan: Plan,
  agreement: PlanAgreement,
  receipts: Receipts,
): readonly (readonly string[])[] {
  const parties = plan.parties.flatMap((party) =>
    PARTY_COLUMNS.map((column) => `${party.name}: ${column}`),
  )
  const rows = agreement.pillars.flatMap((pillar) =>
    pillar.points.map((point) => [
      pillar.heading,
      ...pointCells(point),
      ...point.standings.flatMap((standing) => partyCells(plan, standing, receipts)),
    ]),
  )
  return [[...POINT_COLUMNS, ...parties], ...rows]
}

const pointCells = ({ point, state, isLocked }: PointAgreement): string[] => [
  point.number === null ? '' : String(point.number),
  point.sourceNumber === null ? '' : String(point.sourceNumber),
  point.heading,
  stateWords(state),
  isLocked ? 'yes' : 'no',
]

function partyCells(plan: Plan, { position, isStale }: Standing, receipts: Receipts): string[] {
  if (position === null) return ['No position', '', '', '', '']
  const receipt = receipts.get(position.key)
  const by: MemberId | null = receipt?.by ?? position.by
  return [
    stanceSentence(position.stance),
    isStale ? 'no' : 'yes',
    position.reason,
    by === null ? '' : (findMember(plan, by)?.name ?? ''),
    new Date(Math.min(receipt?.at ?? position.at, LAST_DATE)).toISOString(),
  ]
}

/** The author's clock may claim a later time than a date can have. */
const LAST_DATE = 8.64e15

/** Tells programs that the file is UTF-8; without it some read every accent wrongly. */
const BYTE_ORDER_MARK = '\ufeff'

/** A table as CSV (RFC 4180). */
export const csvOf = (table: readonly (readonly string[])[]): string =>
  `${BYTE_ORDER_MARK}${table.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

/** A spreadsheet would work out a cell that begins like a formula, and people write these cells about each other. */
const FORMULA = /^[=+\-@\t\r]/

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Where agreement stands as a CSV file. */
export const agreementCsv = (plan: Plan, agreement: PlanAgreement, receipts: Receipts): string =>
  csvOf(agreementTable(plan, agreement, receipts))

/** A name that every file system takes, for instance "28-point-framework_Draft-3-Rev-1_agreement.csv". */
export const agreementFileName = ({ title, symbol }: Pick<Plan, 'title' | 'symbol'>): string =>
  `${[title, symbol].map(fileWord).filter(Boolean).join('_') || 'plan'}_agreement.csv`

const fileWord = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
