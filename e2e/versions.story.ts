import { AxeBuilder } from '@axe-core/playwright'
import { goToText } from './convener.ts'
import { expectWords, saved, typeInPoint } from './person.ts'
import { standing, takePosition } from './review.ts'
import { expect, test } from './story.ts'

test('a version is frozen, the text moves on, the two are compared, and a wording is restored', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 2, 'The plant operates under international safeguards.')
  await saved(ana)
  await takePosition(ana, 2, 0, 'Accepts')
  await saved(ana)

  await cleo.getByRole('link', { name: 'Draft 1' }).click()
  await cleo.getByRole('button', { name: 'Freeze a version' }).click()
  const dialog = cleo.getByRole('dialog')
  await dialog.getByLabel('Symbol').fill('Draft 2')
  await dialog.getByLabel('Note').fill('for the second round')
  await dialog.getByRole('button', { name: 'Freeze' }).click()
  await expect(cleo.getByRole('heading', { level: 2, name: 'Draft 2' })).toBeVisible()
  expect((await new AxeBuilder({ page: cleo }).analyze()).violations).toEqual([])
  await expect(ana.getByRole('link', { name: 'Draft 2', exact: true })).toBeVisible()

  await typeInPoint(ana, 2, ' Always.')
  await typeInPoint(ana, 3, 'Schools teach tolerance.')
  await saved(ana)
  await expect(ana.getByRole('link', { name: 'Draft 2, edited since' })).toBeVisible()
  await expect(standing(ana, 2, 0)).toContainText('accepted earlier wording')

  await cleo.getByRole('link', { name: 'Compare Draft 2 with now' }).click()
  await expect(cleo.getByRole('status').filter({ hasText: '2 points changed' })).toBeVisible()
  const points = cleo.getByRole('list', { name: 'Points' }).getByRole('listitem')
  await expect(points.locator('ins').filter({ hasText: 'Always.' })).not.toHaveCount(0)
  await expect(points.first()).toContainText('Ana')
  expect((await new AxeBuilder({ page: cleo }).analyze()).violations).toEqual([])

  await ana.getByRole('link', { name: 'Draft 2, edited since' }).click()
  await ana.getByRole('link', { name: 'Read Draft 2' }).click()
  await expect(ana.getByText('The plant operates under international safeguards.')).toBeVisible()
  expect((await new AxeBuilder({ page: ana }).analyze()).violations).toEqual([])
  await ana
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click()
  await expect(ana.getByRole('dialog').locator('del')).toContainText('Always.')
  await ana.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await goToText(ana)
  await expectWords(ana, 2, 'The plant operates under international safeguards.')
  await expect(standing(ana, 2, 0)).toContainText(/accepts$/)
  await saved(ana)
})

test('only a convener or a pen-holder is offered to freeze a version', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await ana.getByRole('link', { name: 'Draft 1' }).click()
  await expect(ana.getByRole('heading', { level: 1, name: 'Versions' })).toBeVisible()
  await expect(ana.getByText('No version was frozen yet.')).toBeVisible()
  await expect(ana.getByRole('button', { name: 'Freeze a version' })).toHaveCount(0)
})
