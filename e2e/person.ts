import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import type { SeatLink } from './seats.ts'

/** Opens a seat's link, gives a name, and is in the workspace with everything loaded. */
export async function takeSeat(page: Page, seat: SeatLink, name: string): Promise<void> {
  await page.goto(seat.link)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Join' }).click()
  await inWorkspace(page)
}

/** Waits until the workspace is open and says that all is saved. */
export async function inWorkspace(page: Page): Promise<void> {
  await expect(textOf(page, 1)).toBeVisible()
  await saved(page)
}

/** The status line: "Saving…", "Saved", "Offline: n changes kept here". */
export const statusLine = (page: Page): Locator =>
  page.getByRole('status').filter({ hasText: /^(Opening|Saving|Saved|Offline)/ })

/** Waits until the page says that everything is on the server's disk. */
export const saved = (page: Page): Promise<void> => expect(statusLine(page)).toHaveText('Saved')

/** The text of a point by the point's number, whether it is being edited or only shown. */
export const textOf = (page: Page, number: number): Locator =>
  page.getByRole('textbox', { name: new RegExp(`^Text of point ${number}:`) })

/** The words of a point, a line for each paragraph, without the carets of others. */
export const wordsOf = (page: Page, number: number): Promise<string> =>
  textOf(page, number).evaluate((text) => {
    const copy = text.cloneNode(true)
    for (const drawn of copy.querySelectorAll('[aria-hidden=true]')) drawn.remove()
    return Array.from(
      copy.querySelectorAll('p'),
      (line: { textContent: string }) => line.textContent,
    ).join('\n')
  })

/** Waits until the words of a point are these. */
export const expectWords = (page: Page, number: number, words: string): Promise<void> =>
  expect.poll(() => wordsOf(page, number), `the words of point ${number}`).toBe(words)

/** Waits until the page says that it is offline and keeps at least so many changes in this browser. */
export const keptHere = (page: Page, changes: number): Promise<void> =>
  expect
    .poll(async () => {
      const line = (await statusLine(page).textContent()) ?? ''
      return Number(/^Offline: (\d+) changes? kept here$/.exec(line)?.[1] ?? 0)
    }, 'changes kept here')
    .toBeGreaterThanOrEqual(changes)

/** Waits until the caret of this page is in the text of a point. */
export async function writingIn(page: Page, number: number): Promise<void> {
  await expect(textOf(page, number)).toHaveAttribute('contenteditable', 'true')
  await expect(textOf(page, number)).toBeFocused()
}

/** Clicks into the text of a point and goes to its end. */
export async function enterPoint(page: Page, number: number): Promise<void> {
  await textOf(page, number).click()
  await writingIn(page, number)
  await page.keyboard.press('Control+End')
}

/** Clicks into the text of a point and puts words at its end at once, which undo takes back at once. */
export async function insertInPoint(page: Page, number: number, words: string): Promise<void> {
  await enterPoint(page, number)
  await page.keyboard.insertText(words)
}

/** Clicks into the text of a point and types at its end, letter by letter. */
export async function typeInPoint(page: Page, number: number, words: string): Promise<void> {
  await enterPoint(page, number)
  await page.keyboard.type(words)
}

/** Opens the menu of exports and chooses the item of this name. */
export async function chooseExport(page: Page, name: string): Promise<void> {
  const item = page.getByRole('menuitem', { name })
  // A page that becomes narrow at this moment draws its bar anew, and the menu goes with it.
  await expect(async () => {
    if (!(await item.isVisible())) await page.getByRole('button', { name: 'Export' }).click()
    await item.click({ timeout: 2_000 })
  }).toPass()
}

/** Takes the plan away as a PDF and answers the file that the browser saved. */
export async function exportPdf(page: Page): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    chooseExport(page, 'PDF, A4'),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}
