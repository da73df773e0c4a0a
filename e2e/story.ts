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
  // Playwright reads which fixtures a fixture needs out of this pattern, so it must stand here, even empty.
  // oxlint-disable-next-line no-empty-pattern
  parley: async ({}, provide, info) => {
    const server = await startServer()
    try {
      await provide(server)
    } finally {
      if (info.status !== info.expectedStatus) {
        await info.attach('server output', { body: server.output(), contentType: 'text/plain' })
      }
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
