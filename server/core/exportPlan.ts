import { assertNever, no, type Result, yes } from '../../shared/lib/result.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PlanId, PointId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import { type PointText, readPointText } from '../../shared/model/pointText.ts'
import { planDocument } from '../../shared/print/planDocument.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'
import type { Rooms } from './rooms.ts'

export type Paper = 'a4' | 'letter'

/** Why a document was not made. Closed: each has a sentence below. */
export type PrintFailure = 'busy' | 'took-too-long' | 'too-large' | 'printer-failed' | 'closed'

/** Makes PDF files. Whoever opens a printer closes it; `close` is safe twice and ends what is under way. */
export interface PdfPrinter {
  /** The same document on the same paper gives the same bytes. */
  print(
    document: PrintDocument,
    options: { readonly paper: Paper },
  ): Promise<Result<Uint8Array, PrintFailure>>
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

/** A plan, with the text that is on disk at this moment, as a PDF for download. */
export async function exportPlan(
  ports: {
    readonly rooms: Pick<Rooms, 'plan' | 'open'>
    readonly printer: PdfPrinter
    /** Milliseconds since 1970. */
    readonly now: () => number
  },
  planId: PlanId,
  options: { readonly paper: Paper },
): Promise<Result<ExportedPlan, 'no-such-plan' | PrintFailure>> {
  const plan = await ports.rooms.plan(planId)
  if (plan === null) return no('no-such-plan')
  const room = await ports.rooms.open(planId, 'plan')
  const texts = await room.read((doc) => {
    // All texts in one reading, so that the document shows one moment.
    const read = new Map<PointId, PointText>()
    for (const { id } of pointsOf(plan)) {
      read.set(id, readPointText(doc.getXmlFragment(pointRoot(id))))
    }
    return read
  })
  const document = planDocument(plan, (id) => texts.get(id) ?? [], { at: ports.now() })
  const printed = await ports.printer.print(document, options)
  if (!printed.ok) return printed
  return yes({
    bytes: printed.value,
    fileName: fileName(plan.title, plan.symbol),
    mediaType: 'application/pdf',
  })
}

/** No system minds names of this length. */
const MAX_SLUG = 60

/** A name that is safe on every system, for instance 28-point-framework-draft-1.pdf. */
export function fileName(title: string, symbol: string): string {
  return `${[slug(title) || 'plan', slug(symbol)].filter((part) => part !== '').join('-')}.pdf`
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, '')
