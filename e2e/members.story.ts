import type { Page } from '@playwright/test'
import { askAbout, done, goTo, goToText, invite, memberRow } from './convener.ts'
import { expectWords, inWorkspace, saved, takeSeat, textOf, typeInPoint } from './person.ts'
import { expect, test } from './story.ts'

/** What the people in the plan are promised: who is removed is out within this time. */
const REMOVED_WITHIN_MS = 1_000

test('a convener invites somebody, who comes in by the link and is seen to have done so', async ({
  browser,
  parley,
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  await goTo(cleo, 'Members')
  const link = await invite(cleo, 'Drafter', 1)
  expect(new URL(link).origin).toBe(parley.origin)

  const context = await browser.newContext({ baseURL: parley.origin })
  const gil = await context.newPage()
  await takeSeat(gil, { role: 'drafter', party: null, link }, 'Gil')
  await typeInPoint(gil, 3, 'A guest writes.')
  await saved(gil)

  await expect(memberRow(cleo, 'Gil')).toContainText('Drafter')
  await expect(memberRow(cleo, 'Gil')).toContainText('here now')
  await cleo.getByText(/^Used, ended and revoked/).click()
  await expect(cleo.getByText('used by Gil').first()).toBeVisible()

  // The link is used up.
  const late = await (await browser.newContext({ baseURL: parley.origin })).newPage()
  await late.goto(link)
  await expect(late.getByText('This invitation cannot be used')).toBeVisible()
})

test('an invitation that is revoked lets nobody in', async ({ browser, parley, sit }) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  await goTo(cleo, 'Members')
  const link = await invite(cleo, 'Observer', null)
  // The newest stands first.
  await cleo
    .getByRole('button', { name: /^Revoke the invitation Observer/ })
    .first()
    .click()
  await cleo.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await done(cleo, 'The invitation Observer is revoked.')

  const guest = await (await browser.newContext({ baseURL: parley.origin })).newPage()
  await guest.goto(link)
  await expect(guest.getByText('This invitation cannot be used')).toBeVisible()
})

test('a new role holds at once on the page that is open, and the session goes on', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const olu = await sit({ role: 'observer' }, 'Olu')
  await expect(olu.getByRole('button', { name: 'Bold' })).toHaveCount(0)
  const cookie = async (): Promise<string | undefined> =>
    (await olu.context().cookies()).find(({ name }) => name.startsWith('parley-'))?.value
  const before = await cookie()

  await goTo(cleo, 'Members')
  const dialog = await askAbout(cleo, 'Olu', 'Change role…')
  await dialog.getByLabel('Role').selectOption('Drafter')
  await expect(dialog.getByRole('alert')).toContainText('choose one')
  await dialog.getByLabel('Party').selectOption({ index: 1 })
  await dialog.getByRole('button', { name: 'Make Drafter' }).click()
  await done(cleo, /^Olu is now Drafter, /)

  await expect(olu.getByRole('button', { name: 'Bold' })).toBeVisible()
  await typeInPoint(olu, 2, 'Now I may write.')
  await saved(olu)
  // The old token is replaced by one that was made for the new role.
  await expect.poll(cookie).not.toBe(before)
  await olu.reload()
  await inWorkspace(olu)
  await expectWords(olu, 2, 'Now I may write.')
})

test('whoever is suspended reads on and writes nothing, until reinstated', async ({ sit }) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
  await typeInPoint(ben, 1, 'Before. ')
  await saved(ben)

  await goTo(cleo, 'Members')
  const suspend = await askAbout(cleo, 'Ben', 'Suspend…')
  await suspend.getByRole('button', { name: 'Suspend' }).click()
  await expect(suspend).toContainText('Write why, in a few words.')
  await suspend.getByLabel('Reason').fill('on leave')
  await suspend.getByRole('button', { name: 'Suspend' }).click()
  await done(cleo, 'Ben is suspended and can only read.')
  await expect(memberRow(cleo, 'Ben')).toContainText('suspended')

  await expect(textOf(ben, 1)).toHaveAttribute('aria-readonly', 'true')
  await expect(ben.getByText('Your seat is suspended.').first()).toBeVisible()
  await expect(textOf(ben, 1)).toContainText('Before.')

  const reinstate = await askAbout(cleo, 'Ben', 'Reinstate…')
  await reinstate.getByRole('button', { name: 'Reinstate' }).click()
  await done(cleo, 'Ben is reinstated.')
  await typeInPoint(ben, 1, 'After.')
  await saved(ben)
})

test('whoever is removed is out within a second and stays out, and their words stay', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
  const lines = linesOf(ben)
  await ben.reload()
  await inWorkspace(ben)
  const address = ben.url()
  await typeInPoint(ben, 4, 'Ben wrote this.')
  await saved(ben)
  expect(lines.open()).toBeGreaterThan(0)

  await goTo(cleo, 'Members')
  const dialog = await askAbout(cleo, 'Ben', 'Remove…')
  await dialog.getByLabel('Reason').fill('left the talks')
  const carriedOut = cleo.waitForResponse((response) => response.url().endsWith('/commands'))
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await carriedOut
  const from = Date.now()
  await expect.poll(lines.open, { intervals: [20] }).toBe(0)
  expect(lines.lastClosedAt() - from).toBeLessThan(REMOVED_WITHIN_MS)
  await expect(ben.getByRole('dialog', { name: 'You are signed out of this plan' })).toBeVisible()

  await done(cleo, 'Ben was removed and is signed out everywhere.')
  await ben.goto(address)
  await expect(ben.getByText(/signed out|not in this plan/).first()).toBeVisible()
  await goToText(cleo)
  await expectWords(cleo, 4, 'Ben wrote this.')
})

test('the last convener cannot step down, and the page says why', async ({ sit }) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  await goTo(cleo, 'Members')
  const dialog = await askAbout(cleo, 'Cleo', 'Change role…')
  await dialog.getByLabel('Role').selectOption('Observer')
  await expect(dialog.getByRole('alert')).toHaveText(
    'A plan needs a convener. Give the role to somebody else first.',
  )
  await expect(dialog.getByRole('button', { name: 'Make Observer' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(cleo.getByRole('button', { name: 'Actions for Cleo' })).toBeFocused()
})

test('others see who is in the plan and whom to ask, and nothing to press', async ({ sit }) => {
  await sit({ role: 'convener' }, 'Cleo')
  const olu = await sit({ role: 'observer' }, 'Olu')
  await goTo(olu, 'Members')
  await expect(memberRow(olu, 'Cleo')).toContainText('Convener')
  await expect(olu.getByText('To invite somebody or to change a role, ask Cleo.')).toBeVisible()
  const list = olu.getByRole('main')
  await expect(list.getByRole('button')).toHaveCount(0)
  await expect(list.getByText('Invitations')).toHaveCount(0)
})

/** Watches the lines of a page to the server: how many are open, and when the last one closed. */
function linesOf(page: Page): { open: () => number; lastClosedAt: () => number } {
  let open = 0
  let closedAt = Number.NaN
  page.on('websocket', (line) => {
    open += 1
    line.on('close', () => {
      open -= 1
      closedAt = Date.now()
    })
  })
  return { open: () => open, lastClosedAt: () => closedAt }
}
