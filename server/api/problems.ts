import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { makeProblem, type Problem, type ProblemName } from '../../shared/wire/problem.ts'
import type { Log } from '../core/log.ts'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** One answer for what is not there and for what is not theirs, so that nobody can find out which. */
export const NOT_FOUND = makeProblem(
  'not-found',
  'There is no such page or plan, or it is not yours to see. Check the address, or ask the convener of the plan for an invitation.',
)
export const NO_SESSION = makeProblem(
  'no-session',
  'Open the link of your invitation, or ask the convener of the plan for a new one.',
)
export const WRONG_ORIGIN = makeProblem(
  'wrong-origin',
  'Open Parley at its own address. If this is its address, its operator names it in PARLEY_ORIGINS.',
)
export const STOPPING = makeProblem('busy', 'The server is stopping. Try again in a moment.')

/** Answers with a problem document (RFC 9457). */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(problem.status)
    .header('content-type', PROBLEM_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem))
}

/** As many wrong places as are worth naming in one answer. */
const ISSUES_AT_MOST = 20

/** What came from outside: the value, or the problem document to answer with. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

/** Reads what came from outside by its schema. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): Parsed<T> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issues = parsed.error.issues
    .slice(0, ISSUES_AT_MOST)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
  const first = issues[0]
  const where = first === undefined || first.path === '' ? '' : ` (${first.path})`
  return {
    ok: false,
    problem: makeProblem(
      'bad-request',
      `Send what is asked for: ${first?.message ?? 'the input is invalid'}${where}.`,
      issues,
    ),
  }
}

/**
 * The problem for an error that fastify, a plugin or a handler threw; null when it is a bug or broken I/O. `bodyLimit`
 * is how many bytes the route takes.
 */
export function problemOf(
  error: Pick<FastifyError, 'code' | 'statusCode'>,
  bodyLimit?: number,
): Problem | null {
  const status = error.statusCode ?? 500
  if (status === 413) return makeProblem('too-large', atMost(bodyLimit))
  if (status === 415) return makeProblem('bad-request', 'Send JSON, as application/json.')
  if (status === 429) {
    return makeProblem('too-many-requests', 'Wait a minute, then try again.')
  }
  if (status === 503) return STOPPING
  if (status < 400 || status >= 500) return null
  const name: ProblemName = 'bad-request'
  return error.code?.startsWith('FST_ERR_CTP') || error instanceof SyntaxError
    ? makeProblem(name, 'Send one JSON document as the body of the request.')
    : makeProblem(name, 'Check the address and the headers of the request.')
}

function atMost(bytes: number | undefined): string {
  if (bytes === undefined) return 'Send less at once.'
  const kibi = Math.floor(bytes / 1024)
  return `Send at most ${kibi < 1024 ? `${kibi} KiB` : `${Math.floor(kibi / 1024)} MiB`}.`
}

/** Answers an error: what the client can mend is said to it, all else is logged and said to be ours. */
export function answerError(
  log: Log,
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const known = problemOf(error, request.routeOptions.bodyLimit)
  if (known !== null) return sendProblem(reply, known)
  log.error('request failed', {
    request: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'none',
    error,
  })
  return sendProblem(
    reply,
    makeProblem(
      'internal',
      `Try again. If it stays so, tell the operator the number of the request: ${request.id}.`,
    ),
  )
}
