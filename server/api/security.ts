import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { ApiContext } from './context.ts'
import { comesFromAllowedOrigin } from './origin.ts'
import { sendProblem, STOPPING, WRONG_ORIGIN } from './problems.ts'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Headers that keep the page to itself, and the check of where a changing request comes from. */
export async function protect(app: FastifyInstance, context: ApiContext): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // The editor sets style attributes and one style element of its own.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    hsts: context.onlyTls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  })

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    // Overridden where a file with its hash in its name is sent; all else is somebody's own or changes.
    reply.header('cache-control', 'no-store')
    if (SAFE_METHODS.has(request.method)) return
    if (!context.accepting()) return sendProblem(reply, STOPPING)
    if (!comesFromAllowedOrigin(request.headers, context.allowsOrigin)) {
      return sendProblem(reply, WRONG_ORIGIN)
    }
  })
}
