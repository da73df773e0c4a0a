import { z } from 'zod'

/** Problem types (RFC 9457). Stable: programs match on them. */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request is not as it should be' },
  'no-session': { status: 401, title: 'You are not signed in to this plan' },
  'wrong-origin': { status: 403, title: 'Requests from that page are not accepted' },
  forbidden: { status: 403, title: 'Your role may not do this' },
  /** A command that the rules do not allow; `detail` says why. */
  refused: { status: 409, title: 'This cannot be done now' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'That cannot be done here' },
  'unknown-template': { status: 422, title: 'There is no such template' },
  'invitation-invalid': { status: 410, title: 'This invitation cannot be used' },
  'too-large': { status: 413, title: 'That is too large' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait a moment' },
  'export-failed': { status: 500, title: 'The document could not be made' },
  busy: { status: 503, title: 'The server is busy; try again' },
  internal: { status: 500, title: 'Something went wrong on the server' },
} as const
export type ProblemName = keyof typeof PROBLEMS

const TYPE_PREFIX = 'urn:parley:problem:'
export const problemType = (name: ProblemName): string => TYPE_PREFIX + name

/** A problem document. `detail` is one sentence for people and says what to do next. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** What exactly was wrong, by path in the body, when the body was wrong. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problem>

export function makeProblem(
  name: ProblemName,
  detail: string,
  issues?: Problem['issues'],
): Problem {
  const { status, title } = PROBLEMS[name]
  return { type: problemType(name), title, status, detail, ...(issues ? { issues } : {}) }
}
