import { z } from 'zod'
import {
  type CreatePlanRequest,
  type CreatePlanResponse,
  createPlanResponse,
  type InvitationResponse,
  invitationResponse,
  type JoinRequest,
  type PlansResponse,
  plansResponse,
  type SessionResponse,
  sessionResponse,
  type TemplatesResponse,
  templatesResponse,
} from '../../shared/wire/http.ts'
import type { CreateFromContentRequest } from '../../shared/wire/planContent.ts'
import { type Me, me } from './me.ts'
import { type Problem, problem, problemType, type ProblemName } from '../../shared/wire/problem.ts'

/** What came of a request: what was asked for, or a problem with a sentence for people. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

const UNREACHABLE: Problem = {
  type: 'urn:parley:problem:unreachable',
  title: 'Parley cannot be reached',
  status: 0,
  detail: 'Check your connection and try again.',
}
const NOT_UNDERSTOOD: Problem = {
  type: 'urn:parley:problem:not-understood',
  title: 'The server answered in a way this page does not understand',
  status: 0,
  detail: 'Reload the page. If it happens again, tell whoever runs this server.',
}

export const isUnreachable = (found: Problem): boolean => found.type === UNREACHABLE.type

export const isProblem = (found: Problem, name: ProblemName): boolean =>
  found.type === problemType(name)

export const createPlan = (
  body: CreatePlanRequest | CreateFromContentRequest,
): Promise<Answer<CreatePlanResponse>> => ask('POST', '/api/plans', createPlanResponse, body)

/** What an invitation offers, without using it up. */
export const readInvitation = (token: string): Promise<Answer<InvitationResponse>> =>
  ask('POST', '/api/invitation', invitationResponse, { token })

export const join = (body: JoinRequest): Promise<Answer<SessionResponse>> =>
  ask('POST', '/api/join', sessionResponse, body)

/** Who this browser is in a plan. */
export const whoAmI = (planId: string): Promise<Answer<Me>> =>
  ask('GET', `/api/session/${planId}`, me)

/** Ends this browser's session in a plan. */
export const leave = (planId: string): Promise<Answer<null>> =>
  ask('DELETE', `/api/session/${planId}`, nothing)

export const listPlans = (): Promise<Answer<PlansResponse>> =>
  ask('GET', '/api/plans', plansResponse)

export const listTemplates = (): Promise<Answer<TemplatesResponse>> =>
  ask('GET', '/api/templates', templatesResponse)

export interface ExportedFile {
  readonly file: Blob
  readonly name: string
}

/** Has the server make the plan's PDF; `query` is read there by `pdfQuery`. */
export async function exportPdf(
  planId: string,
  query: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<Answer<ExportedFile>> {
  const response = await send(`/api/plans/${planId}/export?${new URLSearchParams(query)}`, {
    ...(signal === undefined ? {} : { signal }),
  })
  if (response === null) return { ok: false, problem: UNREACHABLE }
  if (!response.ok) return { ok: false, problem: await readProblem(response) }
  const file = await response.blob().catch(() => null)
  if (file === null) return { ok: false, problem: UNREACHABLE }
  const name = fileName(response.headers.get('content-disposition')) ?? 'plan.pdf'
  return { ok: true, value: { file, name } }
}

/** The full name in a content-disposition header (RFC 6266), or null. */
export function fileName(header: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1]
  if (encoded !== undefined) {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return null
    }
  }
  return /filename="([^"]+)"/i.exec(header ?? '')?.[1] ?? null
}

const nothing = z.unknown().transform(() => null)

/** One request with its answer as the schema reads it; never throws. `signal` gives it up, which reads as unreachable. */
export async function ask<T>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  const response = await send(path, {
    method,
    ...(signal === undefined ? {} : { signal }),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (response === null) return { ok: false, problem: UNREACHABLE }
  if (!response.ok) return { ok: false, problem: await readProblem(response) }
  const read = schema.safeParse(await readJson(response))
  return read.success ? { ok: true, value: read.data } : { ok: false, problem: NOT_UNDERSTOOD }
}

async function send(path: string, init: RequestInit): Promise<Response | null> {
  try {
    return await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init })
  } catch {
    return null
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const read = problem.safeParse(await readJson(response))
  if (read.success) return read.data
  // A proxy between here and the server answers in its own words when the server is away.
  return response.status >= 502 && response.status <= 504 ? UNREACHABLE : NOT_UNDERSTOOD
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    return null
  }
}
