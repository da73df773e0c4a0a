import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { type DocumentName, parseDocumentName } from '../../shared/model/documents.ts'
import { SCHEMA_VERSION } from '../../shared/model/schema.ts'
import { CLOSE, LIMITS } from '../../shared/wire/limits.ts'
import { makeProblem, type Problem } from '../../shared/wire/problem.ts'
import type { Room } from '../core/room.ts'
import type { Caller } from '../core/session.ts'
import { callerIn } from './access.ts'
import type { ApiContext } from './context.ts'
import { readCredentials } from './credentials.ts'
import { comesFromAllowedOrigin } from './origin.ts'
import { NO_SESSION, NOT_FOUND, PROBLEM_TYPE, STOPPING, WRONG_ORIGIN } from './problems.ts'
import { carry } from './carry.ts'

/** The subprotocol that the server selects; the one that carries a token is never echoed. */
const PROTOCOL = 'parley'
const SYNC_PATH = /^\/sync\/([^/]+)\/(.+)$/

const ONLY_WEBSOCKET = makeProblem(
  'bad-request',
  'Ask over HTTP/1.1 without an Upgrade header, or for a WebSocket.',
)

type Admission =
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'other-schema' }
  | {
      readonly kind: 'admitted'
      readonly caller: Caller
      readonly room: Room
      readonly document: DocumentName
      readonly schema: number | null
    }

const refused = (problem: Problem): Admission => ({ kind: 'refused', problem })

/** Answers requests for `/sync/<planId>/<document>` with a socket in that room, or with the HTTP status that says why not. */
export function createUpgrade(
  context: ApiContext,
): (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void> {
  const server = new WebSocketServer({
    noServer: true,
    // Updates are small and already dense; compressing them costs memory per socket and time per frame.
    perMessageDeflate: false,
    maxPayload: LIMITS.frameBytes,
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  })

  return async (request, socket, head) => {
    // Until the socket is a WebSocket nobody else listens, and an unheard error would end the process.
    const gone = (): void => void socket.destroy()
    socket.on('error', gone)
    try {
      const admission = await admit(context, request)
      if (socket.destroyed) return
      if (admission.kind === 'refused') return refuse(socket, admission.problem)
      socket.off('error', gone)
      server.handleUpgrade(request, socket, head, (opened) => seat(context, opened, admission))
    } catch (error) {
      context.log.error('upgrade failed', { error })
      refuse(socket, makeProblem('internal', 'Try again in a moment.'))
    }
  }
}

async function admit(context: ApiContext, request: IncomingMessage): Promise<Admission> {
  if (request.headers.upgrade?.toLowerCase() !== 'websocket') return refused(ONLY_WEBSOCKET)
  if (!comesFromAllowedOrigin(request.headers, context.allowsOrigin)) return refused(WRONG_ORIGIN)
  if (!context.accepting()) return refused(STOPPING)
  const url = new URL(request.url ?? '/', 'http://parley.invalid')
  const [, planId = '', name = ''] = SYNC_PATH.exec(url.pathname) ?? []
  const credentials = readCredentials(request.headers)
  const found = await callerIn(context, credentials, planId)
  if (!found.ok) return refused(found.reason === 'no-session' ? NO_SESSION : NOT_FOUND)
  const caller = found.value
  const document = parseDocumentName(name)
  if (document === null) return refused(NOT_FOUND)
  if (!(await context.rooms.mayOpen(caller.planId, caller.member.id, document))) {
    return refused(NOT_FOUND)
  }
  const schema = readSchema(url.searchParams.get('schema'))
  if (schema === 'other') return { kind: 'other-schema' }
  const room = await context.rooms.open(caller.planId, document)
  // The session may have ended while the room was read from disk, and then nobody would close this socket.
  const still = await callerIn(context, credentials, planId)
  if (!still.ok) return refused(NO_SESSION)
  if (!context.sockets.hasRoomFor(caller)) {
    return refused(
      makeProblem('too-many-requests', 'Close some of the pages that you have open on this plan.'),
    )
  }
  return { kind: 'admitted', caller, room, document, schema }
}

/** A plain client names no schema and is served; one that names another than ours must reload before it harms the text. */
function readSchema(text: string | null): number | null | 'other' {
  if (text === null) return null
  return text === String(SCHEMA_VERSION) ? SCHEMA_VERSION : 'other'
}

function seat(
  context: ApiContext,
  socket: WebSocket,
  admission: Exclude<Admission, { kind: 'refused' }>,
): void {
  if (admission.kind === 'other-schema') {
    socket.on('error', () => socket.terminate())
    // A browser sees no HTTP status of a failed upgrade, but it does see a close code.
    socket.close(CLOSE.otherSchema, `schema ${SCHEMA_VERSION}`)
    return
  }
  const { caller, room, schema } = admission
  context.sockets.add(socket, caller)
  carry(socket, context.log, (core) => room.join(core, { memberId: caller.member.id, schema }))
}

function refuse(socket: Duplex, problem: Problem): void {
  const body = JSON.stringify(problem)
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
      `content-type: ${PROBLEM_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
