import { assertNever, no, type Result, yes } from '../../shared/lib/result.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'
import type { Reason } from '../../shared/rules/reason.ts'
import type { PdfQuery, Standard } from '../../shared/wire/pdf.ts'
import { noteCopy } from './copies.ts'
import { fileName } from './fileName.ts'
import type { PlanSidePorts } from './planSides.ts'
import { printedText } from './printedText.ts'
import type { Rooms } from './rooms.ts'

export type Paper = 'a4' | 'letter'

/** Why a document was not made. Closed: each has a sentence below. */
export type PrintFailure =
  | 'busy'
  | 'took-too-long'
  | 'too-large'
  | 'printer-failed'
  | 'not-archivable'
  | 'no-archives'
  | 'given-up'
  | 'closed'

export interface PrintOptions {
  readonly paper: Paper
  /** `ua` without one. A file that says it is for archives is, or is not made. */
  readonly standard?: Standard
  /** Whoever asked is gone: what has not begun is not made. */
  readonly signal?: AbortSignal
}

/** Makes PDF files. Whoever opens a printer closes it; `close` is safe twice and ends what is under way. */
export interface PdfPrinter {
  /** The same document on the same paper gives the same bytes. */
  print(document: PrintDocument, options: PrintOptions): Promise<Result<Uint8Array, PrintFailure>>
  close(): Promise<void>
}

/** One sentence for people: what is so, and what to do next. */
export function printFailureSentence(failure: PrintFailure): string {
  switch (failure) {
    case 'busy':
      return 'Many documents are being made. Try again in a moment.'
    case 'took-too-long':
      return 'The document took too long to make. Try again; if it happens again, shorten the largest tables.'
    case 'too-large':
      return 'The plan is too large for one document. Shorten its longest points.'
    case 'printer-failed':
      return 'The document could not be made. The text itself is safe; try again.'
    case 'not-archivable':
      return 'A sign in this text cannot be kept in a PDF/A. Choose PDF/UA, or write that sign in plain letters.'
    case 'no-archives':
      return 'This server cannot make PDF/A files. Choose PDF/UA; it holds the same text.'
    case 'given-up':
      return 'Nobody was waiting for the document any more. Ask for it again.'
    case 'closed':
      return 'The server is stopping. Try again in a moment.'
    default:
      return assertNever(failure)
  }
}

export interface ExportedPlan {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly mediaType: string
}

export interface ExportPorts extends Omit<PlanSidePorts, 'rooms'> {
  readonly rooms: Pick<Rooms, 'plan' | 'open'>
  readonly printer: PdfPrinter
  /** A new code for one copy. */
  readonly newCode: () => string
}

export type ExportRefusal = 'no-such-plan' | 'no-such-version' | PrintFailure | Reason

/**
 * A plan, as it is on disk at this moment or as it was frozen, as a PDF for download. A copy for somebody is in the
 * record before anybody has it, and one that was not made is not there.
 */
export async function exportPlan(
  ports: ExportPorts,
  planId: PlanId,
  by: MemberId,
  query: PdfQuery,
  signal?: AbortSignal,
): Promise<Result<ExportedPlan, ExportRefusal>> {
  const plan = await ports.rooms.plan(planId)
  if (plan === null) return no('no-such-plan')
  const { recipient: name, layout, paper, standard } = query
  const recipient = name === undefined ? null : { name, code: ports.newCode() }
  const text = await printedText(ports, planId, by, query, recipient)
  if (!text.ok) return text
  const document = text.value
  const printed = await ports.printer.print(document, {
    ...{ paper, standard },
    ...(signal === undefined ? {} : { signal }),
  })
  if (!printed.ok) return printed
  // Nobody gets this copy, so the record does not say that somebody did.
  if (signal?.aborted === true) return no('given-up')
  if (recipient !== null) {
    const { hash } = document
    await noteCopy(ports.rooms, planId, by, {
      ...{ code: recipient.code, recipient: recipient.name, layout, hash },
    })
  }
  return yes({
    bytes: printed.value,
    fileName: fileName(
      'pdf',
      document.title.text,
      document.symbol.text,
      ...(layout === 'clean' ? [] : [layout]),
      ...(query.caucus ? ['caucus'] : []),
      ...(recipient === null ? [] : [recipient.name, recipient.code]),
    ),
    mediaType: 'application/pdf',
  })
}
