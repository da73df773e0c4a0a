import { inWorkspace, saved } from './person.ts'
import { wishedSeat } from './seats.ts'
import { expect, test } from './story.ts'

test('an invitation says what it offers before it is used', async ({ page, parley }) => {
  const seat = wishedSeat(parley.seats, { role: 'drafter', party: 1 })
  await page.goto(seat.link)
  await expect(page.getByText('Drafter').first()).toBeVisible()
  if (seat.party !== null) await expect(page.getByText(seat.party).first()).toBeVisible()
  await page.getByRole('button', { name: 'Join' }).click()
  // Without a name nobody joins, and the link is still good.
  await expect(page.getByLabel('Your name')).toBeVisible()
  await page.getByLabel('Your name').fill('Dana')
  await page.getByRole('button', { name: 'Join' }).click()
  await inWorkspace(page)
})

test('a used invitation says so and lets nobody in', async ({ browser, parley, sit }) => {
  const wish = { role: 'head', party: 0 } as const
  await sit(wish, 'Ana')
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(wishedSeat(parley.seats, wish).link)
  await expect(page.getByText(/taken this seat already/)).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveCount(0)
  await context.close()
})

test('a made-up invitation is refused with what to do next', async ({ page, parley }) => {
  await page.goto(`${parley.origin}/join#${'x'.repeat(43)}`)
  await expect(page.getByText(/Check that the whole link was copied/)).toBeVisible()
  await expect(page.getByLabel('Your name')).toHaveCount(0)
})

test('whoever has joined is still seated after a reload and finds the plan at home', async ({
  sit,
}) => {
  const ana = await sit({ role: 'reviewer' }, 'Ana')
  await ana.reload()
  await inWorkspace(ana)

  const address = ana.url()
  await ana.goto('/')
  await ana
    .getByRole('link', { name: /28-point/ })
    .first()
    .click()
  await saved(ana)
  expect(new URL(ana.url()).pathname.split('/')[2]).toBe(new URL(address).pathname.split('/')[2])
})

test('a stranger sees nothing of a plan', async ({ browser, parley, sit }) => {
  const ana = await sit({ role: 'reviewer' }, 'Ana')
  const address = ana.url()
  const context = await browser.newContext({ baseURL: parley.origin })
  const page = await context.newPage()
  await page.goto(address)
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page.getByText(/invitation|link/i).first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Points' })).toHaveCount(0)
  await context.close()
})
