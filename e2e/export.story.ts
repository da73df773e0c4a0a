import { exportPdf, saved, typeInPoint } from './person.ts'
import { readPdf } from './pdf.ts'
import { expect, test } from './story.ts'

test('the exported PDF holds the words that were typed, in three scripts', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 1, 'The Parties reaffirm this at once.')
  await typeInPoint(ana, 2, 'Сторони підтверджують ґрунтовну їхню згоду.')
  await typeInPoint(ana, 28, 'السلام')
  await saved(ana)

  const observer = await sit({ role: 'observer' }, 'Olu')
  const { name, bytes } = await exportPdf(observer)
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
