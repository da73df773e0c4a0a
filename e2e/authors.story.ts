import type { Locator, Page } from '@playwright/test'
import { enterPoint, expectWords, saved, textOf, typeInPoint } from './person.ts'
import { expect, test } from './story.ts'

const authorsButton = (page: Page) => page.getByRole('button', { name: 'Authors' })

test('who wrote which words is told under the pointer and at the caret, to whom wants to know', async ({
  sit,
}) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana Horvat')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben Okafor')
  await typeInPoint(ana, 3, 'The Parties agree.')
  await saved(ana)
  await expect(textOf(ben, 3)).toContainText('agree.')
  await typeInPoint(ben, 3, ' And so do we.')
  await saved(ben)

  const olu = await sit({ role: 'observer' }, 'Olu')
  const marked = textOf(olu, 3).locator('[data-author]')
  await expect(textOf(olu, 3)).toContainText('And so do we.')
  await expect(marked).toHaveCount(0)

  // In a text that is only read.
  await authorsButton(olu).click()
  await expect(marked).toHaveText(['The Parties agree.', ' And so do we.'])
  await marked.last().hover()
  const told = (page: Page) =>
    page.getByRole('complementary', { name: 'Authors' }).getByRole('status')
  await expect(told(olu)).toContainText('Ben Okafor')
  await marked.first().hover()
  await expect(told(olu)).toContainText('Ana Horvat')

  // In a text that is being written.
  await authorsButton(ana).click()
  await enterPoint(ana, 3)
  await ana.mouse.move(0, 0)
  const atCaret = told(ana)
  await expect(atCaret).toContainText('Ben Okafor')
  await ana.keyboard.press('Home')
  await expect(atCaret).toContainText('Ana Horvat')
  await expect(textOf(ana, 3).locator('[data-author]')).toHaveText([
    'The Parties agree.',
    ' And so do we.',
  ])

  // It is remembered in this browser, and goes as it came.
  await olu.reload()
  await expect(marked).toHaveCount(2)
  await authorsButton(olu).click()
  await expect(marked).toHaveCount(0)
})

test('words that are copied while authors are shown are pasted as plain as they are', async ({
  sit,
}) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 3, 'The Parties agree.')
  await saved(ana)
  // So many texts stay live; the first of them is then only shown, and copied by the browser itself.
  for (const number of [4, 5, 6]) await enterPoint(ana, number)
  await authorsButton(ana).click()
  const marked = textOf(ana, 3).locator('[data-author]')
  await expect(textOf(ana, 3)).toHaveAttribute('data-still', 'editable')
  await selectByMouse(ana, marked)
  await ana.keyboard.press('Control+C')

  await enterPoint(ana, 7)
  await ana.keyboard.press('Control+V')
  await expectWords(ana, 7, 'The Parties agree.')
  await expect(textOf(ana, 7).locator('u')).toHaveCount(0)
})

/** Draws the pointer over words on one line, from their first letter to their last. */
async function selectByMouse(page: Page, words: Locator): Promise<void> {
  await words.scrollIntoViewIfNeeded()
  const box = await words.boundingBox()
  if (box === null) throw new Error('there are no such words on the screen')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width, y, { steps: 4 })
  await page.mouse.up()
}
