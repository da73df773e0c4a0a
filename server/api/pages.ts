import serveStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { NOT_FOUND, sendProblem } from './problems.ts'

/** The addresses of pages; the client's own router tells them apart. */
const PAGE = /^\/(join|plan\/[^.]*)?$/
/** The files of the client: some beside the page, all others in one folder. Nothing hidden, nothing deeper. */
const FILE = /^\/(assets\/)?\w[\w-]*(\.[\w-]+)+$/
/** Vite puts a hash of its content into the name of every file in this folder. */
const HASHED = '/assets/'
const FOR_EVER = 'public, max-age=31536000, immutable'

/** Serves the built client: hashed files for ever, the page itself fresh each time. */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(serveStatic, {
    root: folder,
    serve: false,
    // Files were compressed when they were built; see `compressPages`.
    preCompressed: true,
    cacheControl: false,
  })
  app.get('/*', async (request, reply) => {
    const path = new URL(request.url, 'http://parley.invalid').pathname
    reply.header('vary', 'accept-encoding')
    if (PAGE.test(path)) return reply.sendFile('index.html')
    if (!FILE.test(path)) return sendProblem(reply, NOT_FOUND)
    if (path.startsWith(HASHED)) reply.header('cache-control', FOR_EVER)
    return reply.sendFile(path)
  })
}
