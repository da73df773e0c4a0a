import type { Locator, Page } from '@playwright/test'
import { enterPoint, expectWords, saved, textOf, typeInPoint } from './person.ts'
import { expect, test } from './story.ts'

const WORDS =
  'Questions of territory are resolved on the basis of the line of contact, by negotiation.'

const bracketOf = (page: Page, point = 1): Locator =>
  textOf(page, point).getByRole('button', { name: /^Bracket/ })
const panelOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Bracket' })

/** Selects the last words before ", by negotiation." with the keyboard, and brackets them. */
async function bracketLineOfContact(page: Page): Promise<void> {
  await enterPoint(page, 1)
  for (let at = 0; at < ', by negotiation.'.length; at++) await page.keyboard.press('ArrowLeft')
  for (let at = 0; at < 'the line of contact'.length; at++) {
    await page.keyboard.press('Shift+ArrowLeft')
  }
  await page.keyboard.press('Control+Alt+b')
  await expect(panelOf(page)).toBeVisible()
}

test('parties put words into brackets, propose their own, come to the same and settle it', async ({
  sit,
}, info) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'head', party: 1 }, 'Ben')
  await typeInPoint(ana, 1, WORDS)
  await bracketLineOfContact(ana)

  const ours = panelOf(ana).getByRole('textbox', { name: /proposes$/ })
  await expect(ours).toBeFocused()
  await ana.keyboard.type('the line of contact at signature')
  await expect(bracketOf(ana)).toContainText('the line of contact at signature')
  await saved(ana)

  await bracketOf(ben).click()
  await panelOf(ben)
    .getByRole('textbox', { name: /proposes$/ })
    .click()
  await ben.keyboard.type('internationally recognised borders')
  await expect(bracketOf(ana)).toContainText('internationally recognised borders')
  await info.attach('panel', { body: await ana.screenshot(), contentType: 'image/png' })
  await ana.screenshot({ path: info.outputPath('panel.png') })

  // Nobody takes a bracket with words of others out of the text.
  await ana.keyboard.press('Escape')
  await expect(panelOf(ana)).toBeHidden()
  await ana.screenshot({ path: info.outputPath('live.png') })
  await expect(ana.getByText('source no. 1 · 1 bracket')).toBeVisible()
  await expect(textOf(ana, 1)).toBeFocused()
  await ana.keyboard.press('Control+a')
  await ana.keyboard.press('Delete')
  await expect(ana.getByText(/Another party has a say in this bracket/)).toBeVisible()
  await expect(bracketOf(ana)).toBeVisible()
  await ben.screenshot({ path: info.outputPath('ben.png') })

  const benSupports = panelOf(ben).getByRole('listitem').filter({ hasText: 'at signature' })
  await expect(benSupports.getByRole('button', { name: /^Settle/ })).toHaveCount(0)
  await benSupports.getByRole('button', { name: 'Support' }).click()
  await expect(bracketOf(ana)).toContainText('✓')
  await ben.screenshot({ path: info.outputPath('supported.png') })
  await benSupports.getByRole('button', { name: /^Settle/ }).click()

  const settled = WORDS.replace('the line of contact', 'the line of contact at signature')
  for (const page of [ana, ben]) {
    await expectWords(page, 1, settled)
    await expect(bracketOf(page)).toHaveCount(0)
  }
  await saved(ana)
})

test('a mediator settles with a reason, and on a phone the panel has the width of the screen', async ({
  sit,
}, info) => {
  const pen = await sit({ role: 'convener' }, 'Pia', { viewport: { width: 390, height: 800 } })
  const ana = await sit({ role: 'drafter', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
  await typeInPoint(ana, 1, WORDS)
  await bracketLineOfContact(ana)
  await ana.keyboard.type('a first line')
  await saved(ana)
  await bracketOf(ben).click()
  await panelOf(ben)
    .getByRole('textbox', { name: /proposes$/ })
    .click()
  await ben.keyboard.type('a second line')
  await saved(ben)

  await expect(bracketOf(pen)).toContainText('a second line')
  await bracketOf(pen).press('Enter')
  await expect(panelOf(pen)).toBeVisible()
  await pen.screenshot({ path: info.outputPath('phone.png') })
  const box = await panelOf(pen).boundingBox()
  expect(box?.width ?? 0).toBeGreaterThan(360)
  await panelOf(pen).getByRole('button', { name: 'Settle: as drafted' }).click()
  const dialog = pen.getByRole('dialog', { name: /although the parties differ/ })
  await dialog.getByLabel('Reason').fill('Both lines are discussed elsewhere.')
  await pen.screenshot({ path: info.outputPath('reason.png') })
  await dialog.getByRole('button', { name: 'Settle it' }).click()
  await expectWords(ana, 1, WORDS)
})
