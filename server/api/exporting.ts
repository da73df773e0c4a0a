import type { FastifyInstance, FastifyReply } from 'fastify'
import { isReason, reasonSentence } from '../../shared/rules/reason.ts'
import { fileQuery, isFileFormat } from '../../shared/wire/exportFile.ts'
import { pdfQuery } from '../../shared/wire/pdf.ts'
import { makeProblem, type Problem } from '../../shared/wire/problem.ts'
import { type ExportRefusal, printFailureSentence } from '../core/exportPlan.ts'
import type { Caller } from '../core/session.ts'
import { callerOf } from './caller.ts'
import type { ApiContext } from './context.ts'
import { NOT_FOUND, parse, sendProblem } from './problems.ts'
import { perMinute, resource } from './routes.ts'

/** `GET /api/plans/:plan/export`: whoever may read the plan may take it away as a document. */
export function exportRoutes(app: FastifyInstance, context: ApiContext): void {
  resource(app, '/api/plans/:plan/export', {
    GET: {
      ...perMinute(context.requestsPerMinute.export),
      async handle(request, reply) {
        const caller = await callerOf(context, request, reply)
        if (caller === null) return reply
        const began = context.now()
        const asked = await makeAsked(context, caller, request.query, leaving(reply))
        if (!asked.ok) return sendProblem(reply, asked.problem)
        const { made } = asked
        context.metrics.exported((context.now() - began) / 1000)
        if (made.ok) {
          return reply
            .header('content-type', made.value.mediaType)
            .header('content-disposition', attachment(made.value.fileName))
            .send(Buffer.from(made.value.bytes))
        }
        if (!EXPECTED.has(made.reason) && !isReason(made.reason)) {
          context.log.warn('export failed', { planId: caller.planId, reason: made.reason })
        }
        return sendProblem(reply, exportProblem(made.reason))
      },
    },
  })
}

type Made = Awaited<ReturnType<ApiContext['exportPlan']>>

/** Makes what is asked for: a PDF with its choices, or a file of another format, which has none of them. */
async function makeAsked(
  context: ApiContext,
  { planId, member }: Caller,
  query: unknown,
  signal: AbortSignal,
): Promise<
  { readonly ok: true; readonly made: Made } | { readonly ok: false; readonly problem: Problem }
> {
  if (isFileFormat(query)) {
    const file = parse(fileQuery, query)
    return file.ok ? { ok: true, made: await context.exportFile(planId, file.value) } : file
  }
  const pdf = parse(pdfQuery, query)
  return pdf.ok
    ? { ok: true, made: await context.exportPlan(planId, member.id, pdf.value, signal) }
    : pdf
}

/** Fires when whoever asked goes away before the answer is out. */
function leaving({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.on('close', () => {
    if (!raw.writableFinished) gone.abort()
  })
  return gone.signal
}

/** Refusals that are nobody's fault, and say nothing about how the server fares. */
const EXPECTED: ReadonlySet<ExportRefusal> = new Set<ExportRefusal>([
  ...(['no-such-plan', 'no-such-version', 'not-archivable', 'no-archives', 'given-up'] as const),
])

const NO_SUCH_VERSION = makeProblem(
  'not-found',
  'This plan has no version with that id. Choose another one, or the text of now.',
)

function exportProblem(reason: ExportRefusal): Problem {
  if (reason === 'no-such-plan') return NOT_FOUND
  if (reason === 'no-such-version') return NO_SUCH_VERSION
  if (reason === 'not-archivable' || reason === 'no-archives') {
    return makeProblem('refused', printFailureSentence(reason))
  }
  if (isReason(reason)) return makeProblem('forbidden', reasonSentence(reason))
  const passes = reason === 'busy' || reason === 'closed'
  return makeProblem(passes ? 'busy' : 'export-failed', printFailureSentence(reason))
}

/** The header that names a download (RFC 6266): in plain letters for old programs, in full for all others. */
export function attachment(fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const full = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`
}
