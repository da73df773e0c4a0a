import { type BrowserContextOptions, type Page, test as base } from '@playwright/test'
import { takeSeat } from './person.ts'
import { type SeatWish, wishedSeat } from './seats.ts'
import { type ParleyServer, startServer } from './server.ts'

interface Story {
  /** A real server of this story alone, with the ready plan. */
  readonly parley: ParleyServer
  /** Somebody opens a seat's link in a browser of their own, gives a name and is in the workspace. */
  readonly sit: (wish: SeatWish, name: string, options?: BrowserContextOptions) => Promise<Page>
}

export const test = base.extend<Story>({
  parley: async ({ browser }, provide, info) => {
    const server = await startServer()
    try {
      await provide(server)
    } finally {
      if (info.status !== info.expectedStatus) {
        await info.attach('server output', { body: server.output(), contentType: 'text/plain' })
      }
      // Left to the browser, the pages of every story would go on until the last one, and take its time.
      for (const context of browser.contexts()) await context.close()
      await server.close()
    }
  },

  sit: async ({ browser, parley }, provide) => {
    await provide(async (wish, name, options) => {
      const context = await browser.newContext({ baseURL: parley.origin, ...options })
      const page = await context.newPage()
      await takeSeat(page, wishedSeat(parley.seats, wish), name)
      return page
    })
  },
})

export { expect } from '@playwright/test'
