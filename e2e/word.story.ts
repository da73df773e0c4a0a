import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { goToText } from './convener.ts'
import { chooseExport, enterPoint, saved, typeInPoint } from './person.ts'
import { takePosition } from './review.ts'
import { expect, test } from './story.ts'

/** Opens the dialog for a Word file with its choices. */
async function openDialog(page: Page): Promise<Locator> {
  await chooseExport(page, 'Word…')
  return page.getByRole('dialog', { name: 'Word' })
}

const theText = (dialog: Locator): Locator => dialog.getByRole('radio', { name: 'The text' })
const changes = (dialog: Locator): Locator =>
  dialog.getByRole('radio', { name: /^Changes between/ })
const make = (dialog: Locator): Locator => dialog.getByRole('button', { name: 'Make Word file' })

/** What the dialog makes: the name of the file, and what a word processor reads of its body. */
async function made(page: Page, press: () => Promise<void>): Promise<[name: string, xml: string]> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  const parts = unzipSync(new Uint8Array(await readFile(await download.path())))
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('button', { name: 'Export' })).toBeFocused()
  return [download.suggestedFilename(), strFromU8(parts['word/document.xml'] ?? new Uint8Array())]
}

/** The tracked changes of one kind, each with its author and its words. */
const tracked = (xml: string, kind: 'ins' | 'del'): string[] =>
  [...xml.matchAll(new RegExp(`<w:${kind} ([^>]*[^/])>(.*?)</w:${kind}>`, 'g'))].map(
    ([, attributes = '', words = '']) =>
      `${/w:author="([^"]*)"/.exec(attributes)?.[1]}: ${words.replace(/<[^>]*>/g, '')}`,
  )

async function freeze(convener: Page, symbol: string): Promise<void> {
  await convener.getByRole('link', { name: /^Draft/ }).click()
  await convener.getByRole('button', { name: 'Freeze a version' }).click()
  const dialog = convener.getByRole('dialog')
  await dialog.getByLabel('Symbol').fill(symbol)
  await dialog.getByRole('button', { name: 'Freeze' }).click()
  await expect(convener.getByRole('heading', { level: 2, name: symbol })).toBeVisible()
}

test('what a head changes since a version leaves as tracked changes with name and party', async ({
  sit,
  parley,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const party = parley.seats.find(({ role }) => role === 'head')?.party ?? ''
  await typeInPoint(ana, 1, 'The plant is open to inspection at once')
  await saved(ana)

  // Without a version there is nothing to compare, and the dialog says what to do.
  const early = await openDialog(ana)
  await expect(theText(early)).toBeFocused()
  await expect(theText(early)).toBeChecked()
  await expect(changes(early)).toBeDisabled()
  await expect(early).toContainText('Freeze one first')
  await ana.keyboard.press('Escape')
  await expect(ana.getByRole('button', { name: 'Export' })).toBeFocused()

  await freeze(cleo, 'Draft 2')
  await enterPoint(ana, 1)
  for (const _letter of 'at once') await ana.keyboard.press('Backspace')
  await ana.keyboard.type('every month')
  await saved(ana)

  // By the keyboard alone: the other radio, then Enter.
  const dialog = await openDialog(ana)
  await ana.keyboard.press('ArrowDown')
  await expect(changes(dialog)).toBeChecked()
  await expect(dialog.getByLabel('From').locator('option:checked')).toHaveText('Draft 2, draft')
  await expect(dialog.getByLabel('To').locator('option:checked')).toHaveText('The text of now')
  const [name, xml] = await made(ana, () => ana.keyboard.press('Enter'))
  expect(name).toMatch(/changes\.docx$/)
  expect(party).not.toBe('')
  const inserted = tracked(xml, 'ins').filter((one) => one.startsWith(`Ana (${party}): `))
  const deleted = tracked(xml, 'del').filter((one) => one.startsWith(`Ana (${party}): `))
  expect(inserted.map((one) => one.split(': ')[1]).join('')).toBe('every month')
  expect(deleted.map((one) => one.split(': ')[1]).join('')).toBe('at once')
  expect(xml).toContain('The plant is open to inspection')

  // A version keeps the words of its moment, without the comments of today.
  const frozen = await openDialog(ana)
  await theText(frozen).check()
  await expect(frozen).toContainText('With its brackets and the comments on it.')
  await frozen.getByLabel('Which text').selectOption('Draft 2, draft')
  await expect(frozen).toContainText('Comments are of the text of now.')
  const [, old] = await made(ana, () => make(frozen).click())
  expect(old).toContain('The plant is open to inspection at once')
  expect(old).not.toContain('every month')

  // The choice is remembered; a text does not differ from itself.
  const again = await openDialog(ana)
  await expect(theText(again)).toBeChecked()
  await expect(again.getByLabel('Which text').locator('option:checked')).toHaveText(
    'Draft 2, draft',
  )
  await changes(again).check()
  await again.getByLabel('From').selectOption('The text of now')
  await expect(again.getByRole('alert')).toContainText('Choose two different texts')
  await expect(make(again)).toBeDisabled()
})

test('the text leaves with the positions of the parties, and a failure says why', async ({
  sit,
}) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 1, 'The plant is open to inspection.')
  await saved(ana)
  await takePosition(ana, 1, 0, 'Accepts with reservation', 'Costs are open.')
  await saved(ana)

  const dialog = await openDialog(ana)
  await ana.route('**/export?*', (route) => route.abort())
  await make(dialog).click()
  await expect(dialog.getByRole('alert')).toContainText('Parley cannot be reached')
  await ana.unroute('**/export?*')
  const [name, plain] = await made(ana, () => make(dialog).click())
  expect(name).toMatch(/\.docx$/)
  expect(plain).toContain('The plant is open to inspection.')
  expect(plain).not.toContain('Costs are open.')

  const second = await openDialog(ana)
  await second.getByLabel('Positions of the parties after each point').check()
  const [, told] = await made(ana, () => make(second).click())
  expect(told).toContain('The plant is open to inspection.')
  expect(told).toContain('Accepts with reservation')
  expect(told).toContain('Costs are open.')
  expect(told).toContain('No position')
})

test('a file that is long in the making can be given up', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const dialog = await openDialog(ana)
  await ana.route('**/export?*', () => new Promise(() => {}))
  await make(dialog).click()
  await expect(dialog).toContainText('The document is being made.')
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(make(dialog)).toBeEnabled()
  await expect(dialog.getByRole('alert')).toHaveCount(0)
})

/** What axe finds wrong on the page, each with the places where. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`in ${colorScheme} colours, ${width} dots wide, axe finds nothing wrong`, async ({
      sit,
    }) => {
      const cleo = await sit({ role: 'convener' }, 'Cleo', {
        ...{ colorScheme, reducedMotion: 'reduce' },
      })
      const wide = (): Promise<void> => cleo.setViewportSize({ width: 1280, height: 860 })
      const asAsked = (): Promise<void> => cleo.setViewportSize({ width, height: 860 })
      const look = async (): Promise<void> => {
        expect(await faults(cleo)).toEqual([])
        const overflow = await cleo.evaluate('document.documentElement.scrollWidth - innerWidth')
        expect(overflow).toBeLessThanOrEqual(0)
      }
      await asAsked()
      await cleo.getByRole('button', { name: 'Export' }).click()
      await expect(cleo.getByRole('menuitem', { name: 'Word…' })).toBeVisible()
      await cleo.keyboard.press('Escape')
      const early = await openDialog(cleo)
      await look()
      await early.getByRole('button', { name: 'Cancel' }).click()
      // A narrow page has no room for the link to the versions.
      await wide()
      await freeze(cleo, 'Draft 2')
      await goToText(cleo)
      await asAsked()
      const dialog = await openDialog(cleo)
      await changes(dialog).check()
      await look()
      await dialog.getByLabel('To').selectOption('Draft 2, draft')
      await expect(dialog.getByRole('alert')).toContainText('Choose two different texts')
      await look()
    })
  }
}
