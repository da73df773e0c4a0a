import type { Page } from '@playwright/test'
import { enterPoint, expectWords, inWorkspace, saved, typeInPoint, writingIn } from './person.ts'
import { wishedSeat } from './seats.ts'
import { expect, test } from './story.ts'

test('arrow keys walk from the text of one point into the next', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 2, 'second')
  await typeInPoint(ana, 1, 'first')

  await ana.keyboard.press('ArrowDown')
  await writingIn(ana, 2)
  await ana.keyboard.press('Control+End')
  await ana.keyboard.press('ArrowRight')
  await writingIn(ana, 3)
  await ana.keyboard.type('third')
  await ana.keyboard.press('Control+Home')
  await ana.keyboard.press('ArrowLeft')
  await writingIn(ana, 2)
  await ana.keyboard.type('!')
  await ana.keyboard.press('ArrowUp')
  await writingIn(ana, 1)

  await expectWords(ana, 2, 'second!')
  await expectWords(ana, 3, 'third')
})

/** More presses of Tab than the whole page has places, so that a lost focus ends the story instead of the clock. */
const MOST_TABS = 200

/** Presses Tab, or Shift+Tab, until what has the focus is called by this name. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const focused = page.locator(':focus')
  for (let presses = 0; presses < MOST_TABS; presses++) {
    await page.keyboard.press(key)
    if ((await focused.count()) === 0) continue
    const [label, text] = await Promise.all([
      focused.getAttribute('aria-label'),
      focused.textContent(),
    ])
    if (name.test(label ?? text ?? '')) return
  }
  throw new Error(`${key} never reached ${name}`)
}

test('somebody without a pointer joins, writes, undoes and exports', async ({
  browser,
  parley,
}) => {
  const context = await browser.newContext({ baseURL: parley.origin })
  const page = await context.newPage()
  await page.goto(wishedSeat(parley.seats, { role: 'head', party: 1 }).link)
  const name = page.getByLabel('Your name')
  await expect(name).toBeVisible()
  while (!(await name.evaluate((field) => field.matches(':focus'))))
    await page.keyboard.press('Tab')
  await page.keyboard.type('Kim')
  await page.keyboard.press('Enter')
  await inWorkspace(page)

  await tabTo(page, /^Text of point 1:/)
  await page.keyboard.press('Enter')
  await writingIn(page, 1)
  await page.keyboard.insertText('By keyboard alone')
  await page.keyboard.press('Control+z')
  await expectWords(page, 1, '')
  await page.keyboard.press('Control+Shift+z')
  await expectWords(page, 1, 'By keyboard alone')
  await saved(page)

  // Tab belongs to the text while one writes in it; Escape gives it back to the page.
  await page.keyboard.press('Escape')
  await tabTo(page, /^Export/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'PDF, A4' })).toBeFocused()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Enter'),
  ])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  await context.close()
})

test('Escape leaves the text and Enter goes back in', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await enterPoint(ana, 4)
  await ana.keyboard.press('Escape')
  await ana.keyboard.type('x')
  await expectWords(ana, 4, '')
  await ana.keyboard.press('Enter')
  await writingIn(ana, 4)
  await ana.keyboard.type('inside')
  await expectWords(ana, 4, 'inside')
})
