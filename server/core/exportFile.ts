import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import { agreementCsv, agreementFileName } from '../../shared/print/agreementTable.ts'
import { planAkoma } from '../../shared/print/akomaPlan.ts'
import { planMarkdown } from '../../shared/print/markdown.ts'
import { planDocument } from '../../shared/print/planDocument.ts'
import { type PlanFile, planFileText } from '../../shared/model/planFile.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'
import { factsOf, planAgreement } from '../../shared/rules/agreement.ts'
import type { Table } from '../../shared/rules/freeze.ts'
import type { FileFormat, FileQuery } from '../../shared/wire/exportFile.ts'
import { type ExportedPlan, fileName } from './exportPlan.ts'
import { planFileOf, type PlanFilePorts } from './planFileOf.ts'
import type { Rooms } from './rooms.ts'
import { wordComments, type WriteWord } from './wordComments.ts'

export interface ExportFilePorts extends PlanFilePorts {
  readonly rooms: Pick<Rooms, 'plan' | 'open'>
  readonly writeWord: WriteWord
}

const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  akn: 'application/akn+xml; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
}

const ENDINGS: Readonly<Record<FileFormat, string>> = {
  docx: 'docx',
  md: 'md',
  json: 'json',
  akn: 'akn.xml',
  csv: 'csv',
}

/** A plan, as it is on disk at this moment or as it was frozen, as a file of one of the formats beside PDF. */
export async function exportFile(
  ports: ExportFilePorts,
  planId: PlanId,
  { format, version }: FileQuery,
): Promise<Result<ExportedPlan, 'no-such-plan' | 'no-such-version'>> {
  if ((await ports.rooms.plan(planId)) === null) return no('no-such-plan')
  const found = await planFileOf(ports, planId, version)
  if (!found.ok) return found
  const { file, table } = found.value
  return yes({
    bytes: await write(ports, format, file, table),
    fileName: format === 'csv' ? agreementFileName(table.plan) : nameOf(file, ENDINGS[format]),
    mediaType: MEDIA_TYPES[format],
  })
}

async function write(
  { writeWord }: ExportFilePorts,
  format: FileFormat,
  file: PlanFile,
  table: Table,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return writeWord(documentOf(file), wordComments(file))
    case 'md':
      return utf8(planMarkdown(documentOf(file)))
    case 'json':
      return utf8(planFileText(file))
    case 'akn':
      return utf8(planAkoma(file))
    case 'csv':
      return utf8(csvOf(table))
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The text for reading; brackets name their parties by their letters. */
function documentOf({ content, symbol, version, createdAt }: PlanFile): PrintDocument {
  const plan = {
    ...content,
    symbol,
    parties: content.parties.map((party) => ({ ...party, name: party.letter })),
  }
  const texts = new Map(
    content.pillars.flatMap((pillar) => pillar.points).map((point) => [point.id, point.text]),
  )
  return planDocument(plan, (id) => texts.get(id) ?? [], { at: version?.at ?? createdAt })
}

function csvOf({ plan, textOf, review, receipts }: Table): string {
  const agreement = planAgreement(plan, (id) => factsOf(textOf(id)), review)
  return agreementCsv(plan, agreement, receipts)
}

const nameOf = ({ content, symbol }: PlanFile, ending: string): string =>
  fileName(content.title, symbol).replace(/\.pdf$/, `.${ending}`)
