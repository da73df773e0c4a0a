import serveStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NOT_FOUND, sendProblem } from './problems.ts'

const INDEX = 'index.html'
/** Vite puts a hash of its content into the name of every file in this folder. */
const HASHED = /[/\\]assets[/\\][^/\\]+$/
/** The addresses of pages; the client's own router tells them apart. */
const PAGE = /^\/(join|plan\/.*)?$/

/** Serves the built client: hashed files for ever, the page itself fresh each time. */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(serveStatic, {
    root: folder,
    index: false,
    // Files were compressed when they were built; see `compressPages`.
    preCompressed: true,
    cacheControl: false,
    setHeaders(response, path) {
      response.setHeader(
        'cache-control',
        HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-store',
      )
    },
  })
}

/** Answers an address that is no route: with the page if it is one of its addresses, else with 404. */
export function notFound(request: FastifyRequest, reply: FastifyReply, hasPages: boolean): unknown {
  const path = new URL(request.url, 'http://parley.invalid').pathname
  const reads = request.method === 'GET' || request.method === 'HEAD'
  return hasPages && reads && PAGE.test(path)
    ? reply.sendFile(INDEX)
    : sendProblem(reply, NOT_FOUND)
}
