import type { Locator, Page } from '@playwright/test'
import { done, goTo, goToText, showPoint } from './convener.ts'
import { expectWords, saved, textOf, typeInPoint } from './person.ts'
import { expect, test } from './story.ts'

/** Chooses something of the menu of the point whose facts are shown. */
async function arrange(page: Page, details: Locator, what: string): Promise<Locator> {
  await details.getByRole('button', { name: /^Arrange / }).click()
  await page.getByRole('menuitem', { name: what }).click()
  return page.getByRole('dialog')
}
const pointLinks = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Points' }).locator('a[data-go]')

test('a convener arranges the plan while others write in it, and they lose nothing', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 7, 'First part.')
  await ana.keyboard.press('Enter')
  await ana.keyboard.type('Second part.')
  await saved(ana)

  const details = await showPoint(cleo, 7)
  const rename = await arrange(cleo, details, 'Rename…')
  await rename.getByLabel('Heading').fill('Transit of goods')
  await rename.getByRole('button', { name: 'Rename' }).click()
  await done(cleo, 'The point is called “Transit of goods” now.')
  await expect(ana.getByRole('heading', { name: 'Transit of goods' }).first()).toBeVisible()

  // Moved by keys while Ana is in it: her caret stays where it is.
  await ana.keyboard.type(' Before.')
  await pointLinks(cleo).nth(6).focus()
  await cleo.keyboard.press('Alt+Shift+ArrowUp')
  await expect(pointLinks(cleo).nth(5)).toContainText('Transit of goods')
  await expect(pointLinks(cleo).nth(5)).toBeFocused()
  await ana.keyboard.type(' After.')
  await saved(ana)
  await expectWords(cleo, 6, 'First part.\nSecond part. Before. After.')

  const split = await arrange(cleo, details, 'Split…')
  await split.getByLabel('Heading of the new point').fill('Transit by rail')
  await split.getByRole('button', { name: 'Split' }).click()
  await done(cleo, 'was split')
  await expectWords(ana, 6, 'First part.')
  await expectWords(ana, 7, 'Second part. Before. After.')

  const strike = await arrange(cleo, await showPoint(cleo, 3), 'Strike…')
  await strike.getByLabel('Reason').fill('settled elsewhere')
  await strike.getByRole('button', { name: 'Strike' }).click()
  await done(cleo, 'Point 3 is struck.')
  await expect(pointLinks(ana).nth(2)).toContainText('Struck 3')

  const merge = await arrange(cleo, await showPoint(cleo, 7), 'Merge into another…')
  await merge.getByLabel('Into').selectOption({ index: 0 })
  await merge.getByLabel('Reason').fill('the same subject')
  await merge.getByRole('button', { name: 'Merge' }).click()
  await done(cleo, 'Point 7 was merged into point 1.')
  await expectWords(ana, 1, 'Second part. Before. After.')
  await expect(details).toContainText('Merged into point 1 by Cleo: “the same subject”')

  await cleo.getByRole('button', { name: 'More' }).click()
  await cleo.getByRole('menuitem', { name: 'Renumber the points…' }).click()
  await cleo.getByRole('dialog').getByRole('button', { name: 'Renumber' }).click()
  await expect(pointLinks(ana).last()).toContainText('27')
  await expect(details).toContainText('Gave up number 7 in a renumbering by Cleo')
  await saved(ana)
})

test('nobody else is offered a way to arrange the plan', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await showPoint(ana, 2)
  await expect(ana.getByRole('button', { name: /^Arrange/ })).toHaveCount(0)
})

test('a convener leaves the text to the pen-holders, and opens it again', async ({ sit }) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 4, 'Mine.')
  await saved(ana)
  await goTo(cleo, 'Members')
  await cleo.getByRole('button', { name: 'Leave the text to the pen-holders…' }).click()
  await cleo.getByRole('dialog').getByLabel('Reason').fill('final reading')
  await cleo.getByRole('dialog').getByRole('button', { name: 'Leave it to them' }).click()
  await done(cleo, 'Only pen-holders type in the points now.')
  await expect(textOf(ana, 4)).toHaveAttribute('aria-readonly', 'true')
  await cleo.getByRole('button', { name: 'Open the text again…' }).click()
  await cleo.getByRole('dialog').getByLabel('Reason').fill('done')
  await cleo.getByRole('dialog').getByRole('button', { name: 'Open the text' }).click()
  await typeInPoint(ana, 4, ' Again.')
  await saved(ana)
  await goToText(cleo)
  await expectWords(cleo, 4, 'Mine. Again.')
})
