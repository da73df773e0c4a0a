import { expect } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { PointId } from '../../../shared/model/ids.ts'
import { SCHEMA_VERSION } from '../../../shared/model/schema.ts'
import { problem } from '../../../shared/wire/problem.ts'
import type { CreatedPlan } from '../../core/createPlan.ts'
import { step1Frame } from '../../core/frames.ts'
import type { ApiContext } from '../context.ts'
import { aServer, type TestServer } from './aServer.ts'

export interface Opening {
  /** The room of the plan's text when nothing is said. */
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly protocols?: string[]
  readonly origin?: string | undefined
}

interface Refusal {
  readonly status: number
  readonly body: string
  readonly type: string
}

/** A listening server with one plan, and real clients of it. For tests. */
export interface Listening {
  readonly server: TestServer
  readonly port: number
  readonly plan: CreatedPlan
  /** A socket once it is open; throws when it is refused. */
  opened(opening: Opening): Promise<WebSocket>
  /** The problem with which a socket is refused; throws when it is opened. */
  refused(opening: Opening): Promise<Refusal>
  /** Someone in the room who may read, and has its state. */
  reader(): Promise<WebSocket>
  /** The update of a fresh client that writes these words into the first point of the plan. */
  typed(words: string): Uint8Array
  close(): Promise<void>
}

export async function listening(overrides: Partial<ApiContext> = {}): Promise<Listening> {
  const server = await aServer(overrides)
  const port = await server.listen()
  const plan = await server.plan()
  const point = (await server.context.rooms.plan(plan.planId))?.pillars[0]?.points[0]?.id
  if (point === undefined) throw new Error('The plan has no point')
  const clients: WebSocket[] = []

  function open(opening: Opening): Promise<WebSocket | Refusal> {
    const path = opening.path ?? `/sync/${plan.planId}/plan?schema=${SCHEMA_VERSION}`
    const client = new WebSocket(`ws://127.0.0.1:${port}${path}`, opening.protocols ?? [], {
      headers: opening.headers ?? {},
      ...(opening.origin === undefined ? {} : { origin: opening.origin }),
    })
    clients.push(client)
    return new Promise((resolve, reject) => {
      client.on('open', () => resolve(client))
      client.on('error', reject)
      client.on('unexpected-response', (_request, response) => {
        let body = ''
        response.on('data', (part: Buffer) => (body += part.toString()))
        response.on('end', () => {
          expect(response.headers['content-type']).toContain('application/problem+json')
          const { type } = problem.parse(JSON.parse(body))
          resolve({ status: response.statusCode ?? 0, body, type })
        })
      })
    })
  }

  async function opened(opening: Opening): Promise<WebSocket> {
    const client = await open(opening)
    if (!(client instanceof WebSocket)) throw new Error(`Refused: ${client.body}`)
    return client
  }

  return {
    server,
    port,
    plan,
    opened,
    async refused(opening) {
      const answer = await open(opening)
      if (answer instanceof WebSocket) throw new Error('The socket was opened')
      return answer
    },
    async reader() {
      const { token } = await server.seat(plan, 'observer')
      const client = await opened({ headers: { authorization: `Bearer ${token}` } })
      const answered = new Promise<void>((resolve) => {
        client.on('message', (data: Buffer) => {
          if (data[0] === 0 && data[1] === 1) resolve()
        })
      })
      client.send(step1Frame(Y.encodeStateVector(new Y.Doc())))
      await answered
      return client
    },
    typed: (words) => typed(words, point),
    async close() {
      for (const client of clients) client.terminate()
      await server.close()
    },
  }
}

/** Resolves with the code when the socket closes. */
export const closed = (client: WebSocket): Promise<number> =>
  new Promise((resolve) => client.on('close', (code) => resolve(code)))

/** Resolves when a frame holds these bytes; frames that came before it do not matter. */
export const receives = (client: WebSocket, text: string): Promise<void> =>
  new Promise((resolve) => {
    client.on('message', (data: Buffer) => {
      if (data.includes(text)) resolve()
    })
  })

/** The update of a fresh client that writes these words into a point. */
function typed(words: string, point: PointId): Uint8Array {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(pointRoot(point)).insert(0, [paragraph])
  return Y.encodeStateAsUpdate(doc)
}
