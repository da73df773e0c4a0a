import type { Server } from 'node:http'

/** Counts requests under way, so that a stop can wait for their answers. Sockets are not requests. */
export function countRequests(server: Server): { ended(graceMs: number): Promise<void> } {
  let underWay = 0
  let allEnded = (): void => {}
  server.on('request', (_request, response) => {
    underWay += 1
    response.once('close', () => {
      underWay -= 1
      if (underWay === 0) allEnded()
    })
  })
  return {
    /** Resolves when none is under way any more, or when the time is up. */
    ended: (graceMs) =>
      underWay === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            const timer = setTimeout(resolve, graceMs)
            allEnded = () => {
              clearTimeout(timer)
              resolve()
            }
          }),
  }
}
