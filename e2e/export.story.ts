import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { saved, typeInPoint } from './person.ts'
import { readPdf } from './pdf.ts'
import { expect, test } from './story.ts'

/** Presses Export and answers the file that the browser saved. */
async function exported(page: Page): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Export/ }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

test('the exported PDF holds the words that were typed, in three scripts', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 1, 'The Parties reaffirm this at once.')
  await typeInPoint(ana, 2, 'Сторони підтверджують ґрунтовну їхню згоду.')
  await typeInPoint(ana, 28, 'السلام')
  await saved(ana)

  const observer = await sit({ role: 'observer' }, 'Olu')
  const { name, bytes } = await exported(observer)
  expect(name).toMatch(/\.pdf$/)
  const pdf = await readPdf(bytes)
  expect(pdf.text).toContain('The Parties reaffirm this at once.')
  expect(pdf.text).toContain('Сторони підтверджують ґрунтовну їхню згоду.')
  expect(pdf.text).toContain('السلام')
  expect(pdf.title).toBeTruthy()
  for (const [index, page] of pdf.pages.entries()) {
    if (index > 0) expect(page).toMatch(new RegExp(`${index + 1} (of|/) ${pdf.pages.length}`))
  }
})
