import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify'
import { makeProblem } from '../../shared/wire/problem.ts'
import type { ApiContext } from './context.ts'
import { commandRoutes } from './commands.ts'
import { copyRoutes } from './copies.ts'
import { exportRoutes } from './exporting.ts'
import { historyRoutes } from './history.ts'
import { joiningRoutes } from './joining.ts'
import { pageRoutes } from './pages.ts'
import { planRoutes } from './plans.ts'
import { answerError, NOT_FOUND, PROBLEM_TYPE, sendProblem } from './problems.ts'
import { recordRoutes } from './records.ts'
import { schemaRoutes } from './schemas.ts'
import { protect } from './security.ts'
import { sessionRoutes } from './sessions.ts'
import { statusRoutes } from './status.ts'
import { createUpgrade } from './upgrade.ts'
import { versionRoutes } from './versions.ts'
import { inBackground } from '../core/log.ts'

/** No request has a larger body: the largest names twelve parties. */
const BODY_BYTES = 64 * 1024
/** A request that takes longer to arrive than this is given up. */
const REQUEST_TIMEOUT_MS = 30_000
/** Of all kinds, at one time; one more is turned away before the memory for it is spent. */
const CONNECTIONS_AT_MOST = 20_000
const BAD_REQUEST = makeProblem('bad-request', 'Send a request as HTTP/1.1 has it.')

/** The HTTP server with every route and the sync socket; not listening yet. */
export async function createApp(context: ApiContext): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: () => context.secrets.newId<string>(),
    trustProxy: context.proxies.length === 0 ? false : [...context.proxies],
    // An address with a broken escape never reaches a route.
    frameworkErrors: (error, request, reply) =>
      void answerError(context.log, error, request, reply),
    clientErrorHandler(_error, socket) {
      if (!socket.writable) return socket.destroy()
      const body = JSON.stringify(BAD_REQUEST)
      socket.end(
        `HTTP/1.1 400 Bad Request\r\ncontent-type: ${PROBLEM_TYPE}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
      )
    },
  })

  app.setErrorHandler((error: FastifyError, request, reply) =>
    answerError(context.log, error, request, reply),
  )
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const seconds = reply.elapsedTime / 1000
    context.metrics.request(request.method, route, reply.statusCode, seconds)
    context.log.debug('request', {
      request: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      seconds,
    })
  })

  await protect(app, context)
  await app.register(rateLimit, { global: false })

  statusRoutes(app, context)
  planRoutes(app, context)
  exportRoutes(app, context)
  schemaRoutes(app)
  copyRoutes(app, context)
  commandRoutes(app, context)
  recordRoutes(app, context)
  versionRoutes(app, context)
  historyRoutes(app, context)
  joiningRoutes(app, context)
  sessionRoutes(app, context)
  if (context.pages !== null) await pageRoutes(app, context.pages)
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, NOT_FOUND))

  app.server.maxConnections = CONNECTIONS_AT_MOST
  const upgrade = createUpgrade(context)
  app.server.on('upgrade', (request, socket, head) =>
    inBackground(context.log, 'upgrade', upgrade(request, socket, head)),
  )
  return app
}
