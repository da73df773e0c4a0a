import { expect, type Locator, type Page } from '@playwright/test'

/** Goes to one of the plan's pages by the menu of the top bar. */
export async function goTo(page: Page, name: 'Members' | 'Record'): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** Goes back to the text of the plan. */
export async function goToText(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Pages of the plan' })
    .getByRole('link', { name: 'Text' })
    .click()
  await expect(page.getByRole('textbox', { name: /^Text of point 1:/ })).toBeVisible()
}

/** The line of a member in the list of members. */
export const memberRow = (page: Page, name: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })

/** Opens the question about a member, for instance "Remove…". */
export async function askAbout(page: Page, name: string, what: string): Promise<Locator> {
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: what }).click()
  return page.getByRole('dialog')
}

/** What the page says that it has done. */
export const done = (page: Page, sentence: string | RegExp): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible()

/** Makes an invitation on the page of members and answers its link. */
export async function invite(page: Page, role: string, party: number | null): Promise<string> {
  await page.getByRole('button', { name: 'Invite…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Role').selectOption(role)
  if (party !== null) await dialog.getByLabel('Party').selectOption({ index: party })
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  await expect(dialog).toContainText('This link is shown only now.')
  const link = await dialog.getByRole('group', { name: /^Link for/ }).textContent()
  await dialog.getByRole('button', { name: 'Done' }).click()
  return link ?? ''
}

/** Brings the facts of a point to the side of the page. */
export async function showPoint(page: Page, number: number): Promise<Locator> {
  await page
    .getByRole('navigation', { name: 'Points' })
    .getByRole('link')
    .nth(number - 1)
    .click()
  const details = page.getByRole('complementary', { name: 'Details' })
  await expect(details.getByText(String(number), { exact: true }).first()).toBeVisible()
  return details
}

/** Locks or reopens the point whose facts are shown. */
export async function decideLock(
  page: Page,
  details: Locator,
  what: 'Lock' | 'Reopen',
  reason: string,
): Promise<void> {
  await details
    .getByRole('button', { name: what === 'Lock' ? 'Lock this point…' : 'Reopen…' })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill(reason)
  await dialog.getByRole('button', { name: what, exact: true }).click()
  await expect(dialog).toHaveCount(0)
}
