import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import { agreementCsv, agreementFileName } from '../../shared/print/agreementTable.ts'
import { planAkoma } from '../../shared/print/akomaPlan.ts'
import { planMarkdown } from '../../shared/print/markdown.ts'
import { type PlanFile, planFileText } from '../../shared/model/planFile.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'
import { dateOf } from '../../shared/print/moment.ts'
import { factsOf, planAgreement } from '../../shared/rules/agreement.ts'
import type { Table } from '../../shared/rules/freeze.ts'
import type { FileFormat, FileQuery } from '../../shared/wire/exportFile.ts'
import { type ExportedPlan, type ExportRefusal } from './exportPlan.ts'
import { fileName } from './fileName.ts'
import { planFileOf, type PlanFilePorts } from './planFileOf.ts'
import { readableDocument } from './readableDocument.ts'
import type { Rooms } from './rooms.ts'
import { wordComments } from './wordComments.ts'
import type { WordJob, WordMaker } from './wordJob.ts'
import { wordRedline, type WordRedlinePorts } from './wordRedline.ts'

export interface ExportFilePorts extends PlanFilePorts, Omit<WordRedlinePorts, 'rooms'> {
  readonly rooms: Pick<Rooms, 'plan' | 'open'>
  readonly word: WordMaker
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
  query: FileQuery,
): Promise<Result<ExportedPlan, ExportRefusal>> {
  const { format, version, from, to = 'now', positions } = query
  if ((await ports.rooms.plan(planId)) === null) return no('no-such-plan')
  if (from !== undefined) {
    const job = await wordRedline(ports, planId, from, to)
    return job.ok ? wordFile(ports, job.value) : job
  }
  const found = await planFileOf(ports, planId, version)
  if (!found.ok) return found
  const { file, table } = found.value
  if (format === 'docx') return wordFile(ports, wordText(planId, file, ports.now(), positions))
  return yes({
    bytes: write(format, file, table),
    fileName:
      format === 'csv'
        ? agreementFileName(table.plan)
        : fileName(ENDINGS[format], file.content.title, file.symbol),
    mediaType: MEDIA_TYPES[format],
  })
}

function write(format: Exclude<FileFormat, 'docx'>, file: PlanFile, table: Table): Uint8Array {
  switch (format) {
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

function wordText(planId: PlanId, file: PlanFile, now: number, positions: boolean): WordJob {
  const { content, symbol, version } = file
  const at = version?.at ?? now
  const { day, time } = dateOf(at)
  return {
    kind: 'text',
    planId,
    text: { content, symbol, at, hash: version?.hash ?? null },
    standing:
      version === null
        ? `The text as it stood on ${day} at ${time}`
        : `${symbol}, frozen on ${day} at ${time}`,
    comments: wordComments(file),
    positions,
  }
}

async function wordFile(
  { word }: ExportFilePorts,
  job: WordJob,
): Promise<Result<ExportedPlan, ExportRefusal>> {
  const made = await word.make(job)
  if (!made.ok) return made
  const { content, symbol } = job.kind === 'text' ? job.text : job.newer
  const changes = job.kind === 'redline' ? ['changes'] : []
  return yes({
    bytes: made.value,
    fileName: fileName(ENDINGS.docx, content.title, symbol, ...changes),
    mediaType: MEDIA_TYPES.docx,
  })
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const documentOf = (file: PlanFile): PrintDocument =>
  readableDocument(file, { at: file.version?.at ?? file.createdAt })

function csvOf({ plan, textOf, review, receipts }: Table): string {
  const agreement = planAgreement(plan, (id) => factsOf(textOf(id)), review)
  return agreementCsv(plan, agreement, receipts)
}
