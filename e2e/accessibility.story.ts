import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { askAbout, goTo, showPoint } from './convener.ts'
import { saved, textOf, typeInPoint } from './person.ts'
import {
  commentOn,
  goToAgreement,
  showComments,
  standing,
  takePosition,
  threads,
} from './review.ts'
import { wishedSeat } from './seats.ts'
import { expect, test } from './story.ts'

/** What axe finds wrong on the page, each with the places where. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme} colours axe finds nothing wrong`, () => {
    test('at home', async ({ browser, parley }) => {
      const context = await browser.newContext({ baseURL: parley.origin, colorScheme })
      const page = await context.newPage()
      await page.goto('/')
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await faults(page)).toEqual([])
      await context.close()
    })

    test('where one joins', async ({ browser, parley }) => {
      const context = await browser.newContext({ baseURL: parley.origin, colorScheme })
      const page = await context.newPage()
      await page.goto(wishedSeat(parley.seats, { role: 'drafter', party: 0 }).link)
      await expect(page.getByLabel('Your name')).toBeVisible()
      expect(await faults(page)).toEqual([])
      await context.close()
    })

    test('in the workspace, alone and with others', async ({ sit }) => {
      const ana = await sit({ role: 'head', party: 0 }, 'Ana', {
        colorScheme,
        // A label that is just fading away has no contrast to speak of.
        reducedMotion: 'reduce',
      })
      expect(await faults(ana)).toEqual([])

      const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
      await typeInPoint(ben, 1, 'Shared words')
      await typeInPoint(ana, 1, ' and more.')
      await saved(ana)
      expect(await faults(ana)).toEqual([])

      await ana.getByRole('button', { name: 'Authors' }).click()
      await expect(textOf(ana, 1).locator('[data-author]').first()).toBeVisible()
      expect(await faults(ana)).toEqual([])
    })

    test('in comments, positions, news and the table of agreement', async ({ sit }) => {
      const ana = await sit({ role: 'head', party: 0 }, 'Ana', {
        colorScheme,
        reducedMotion: 'reduce',
      })
      const rita = await sit({ role: 'reviewer' }, 'Rita')
      await typeInPoint(ana, 1, 'Shared words and more.')
      await saved(ana)
      await expect(textOf(rita, 1)).toContainText('more')
      await commentOn(rita, 1, 'words', 'Which words?')
      await saved(rita)
      await showComments(ana, 1)
      await expect(threads(ana)).toHaveCount(1)
      expect(await faults(ana)).toEqual([])
      await threads(ana).first().getByRole('button', { name: 'Answer' }).click()
      await expect(ana.getByRole('textbox', { name: 'Answer to Rita' })).toBeFocused()
      expect(await faults(ana)).toEqual([])
      await ana.keyboard.press('Escape')

      await standing(ana, 1, 0).click()
      await expect(ana.getByRole('form', { name: 'Take a position' })).toBeVisible()
      expect(await faults(ana)).toEqual([])
      await takePosition(ana, 1, 0, 'Opposes', 'Too few.')
      await typeInPoint(ana, 1, ' More still.')
      await saved(ana)
      await ana.getByRole('button', { name: 'show difference' }).click()
      expect(await faults(ana)).toEqual([])

      await ana.getByRole('button', { name: /^For you/ }).click()
      await expect(ana.getByRole('dialog', { name: 'What concerns you' })).toBeVisible()
      expect(await faults(ana)).toEqual([])
      await ana.keyboard.press('Escape')
      await goToAgreement(ana)
      expect(await faults(ana)).toEqual([])
    })

    test('where conveners decide, in their questions too, and in the record', async ({ sit }) => {
      const cleo = await sit({ role: 'convener' }, 'Cleo', { colorScheme, reducedMotion: 'reduce' })
      const details = await showPoint(cleo, 2)
      await details.getByRole('button', { name: 'Lock this point…' }).click()
      await expect(cleo.getByRole('dialog')).toBeVisible()
      expect(await faults(cleo)).toEqual([])
      await cleo.keyboard.press('Escape')

      await goTo(cleo, 'Members')
      await expect(cleo.getByRole('button', { name: /^Revoke/ }).first()).toBeVisible()
      expect(await faults(cleo)).toEqual([])
      const dialog = await askAbout(cleo, 'Cleo', 'Change role…')
      await dialog.getByLabel('Role').selectOption('Observer')
      await expect(dialog.getByRole('alert')).not.toBeEmpty()
      expect(await faults(cleo)).toEqual([])
      await cleo.keyboard.press('Escape')

      await goTo(cleo, 'Record')
      await cleo.getByRole('button', { name: 'Check the record' }).click()
      await expect(cleo.getByText(/^Unbroken/)).toBeVisible()
      expect(await faults(cleo)).toEqual([])
    })
  })
}
