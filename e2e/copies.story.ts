import { readFile } from 'node:fs/promises'
import { chooseExport, saved, typeInPoint } from './person.ts'
import { readPdf } from './pdf.ts'
import { expect, test } from './story.ts'

test('a copy made in the dialog names its recipient on every page, and stands in the record', async ({
  sit,
}) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 1, 'The Parties reaffirm this at once.')
  await saved(ana)

  await chooseExport(ana, 'PDF…')
  const dialog = ana.getByRole('dialog', { name: 'PDF' })
  await dialog.getByRole('radio', { name: 'Positions' }).check()
  await dialog.getByLabel('Make copies for…').fill('Room 4')
  const [download] = await Promise.all([
    ana.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make PDF' }).click(),
  ])
  const { pages } = await readPdf(await readFile(await download.path()))
  for (const page of pages) expect(page).toContain('Copy for Room 4')
  const code = /code ([0-9A-Z-]{9})/.exec(pages[0] ?? '')?.[1] ?? 'none'
  await expect(dialog).toBeHidden()

  const planId = /\/plan\/([^/]+)/.exec(ana.url())?.[1] ?? ''
  const answer = await ana.request.get(`/api/plans/${planId}/record`)
  expect(answer.ok()).toBe(true)
  const { entries } = (await answer.json()) as { entries: { body: string }[] }
  const told = entries.map(({ body }) => Buffer.from(body, 'base64').toString())
  expect(told.some((text) => text.includes(code) && text.includes('Room 4'))).toBe(true)

  // The dialog was left with this layout, and nobody's name.
  await chooseExport(ana, 'PDF…')
  await expect(dialog.getByRole('radio', { name: 'Positions' })).toBeChecked()
  await expect(dialog.getByLabel('Make copies for…')).toHaveValue('')
})

test('a convener finds out whose copy it is by its code', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await ana.getByRole('button', { name: 'Export' }).click()
  await expect(ana.getByRole('menuitem', { name: 'PDF…' })).toBeVisible()
  await expect(ana.getByRole('menuitem', { name: 'Whose copy is this?' })).toHaveCount(0)
  await ana.getByRole('menuitem', { name: 'PDF…' }).click()
  const dialog = ana.getByRole('dialog', { name: 'PDF' })
  await dialog.getByLabel('Make copies for…').fill('Room 4')
  const [download] = await Promise.all([
    ana.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make PDF' }).click(),
  ])
  const { pages } = await readPdf(await readFile(await download.path()))
  const code = /code ([0-9A-Z-]{9})/.exec(pages[0] ?? '')?.[1] ?? 'none'

  const cleo = await sit({ role: 'convener' }, 'Cleo')
  await cleo.getByRole('button', { name: 'Export' }).click()
  await cleo.getByRole('menuitem', { name: 'Whose copy is this?' }).click()
  const tracing = cleo.getByRole('dialog', { name: 'Whose copy is this?' })
  await tracing.getByLabel('Code').fill('AAAA-AAAA')
  await cleo.keyboard.press('Enter')
  await expect(tracing).toContainText('No copy of this plan has that code.')
  await tracing.getByLabel('Code').fill(code.toLowerCase().replace('-', ''))
  await cleo.keyboard.press('Enter')
  await expect(tracing).toContainText('Room 4')
  await expect(tracing).toContainText('Ana')
  await expect(tracing).toContainText(code)
  await expect(tracing).not.toContainText('No copy of this plan')
  await cleo.keyboard.press('Escape')
  await expect(cleo.getByRole('button', { name: 'Export' })).toBeFocused()
})
