import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { chooseExport, exportPdf, saved, typeInPoint } from './person.ts'
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

/** Opens the dialog for a PDF with its choices. */
async function openDialog(page: Page): Promise<Locator> {
  await chooseExport(page, 'PDF…')
  return page.getByRole('dialog', { name: 'PDF' })
}

const preview = (dialog: Locator): Locator => dialog.getByRole('region', { name: 'Preview' })

/** Waits until the preview shows a page of the choices of now, and answers how many there are. */
async function shownPages(dialog: Locator, number: number): Promise<number> {
  await expect(preview(dialog)).toHaveAttribute('aria-busy', 'false')
  const sentence = preview(dialog).getByText(new RegExp(`^Page ${number} of \\d+$`))
  await expect(sentence).toBeVisible()
  return Number(/\d+$/.exec((await sentence.textContent()) ?? '')?.[0])
}

/** How many dots of the page that is shown large are neither white nor clear. */
const inkOf = (dialog: Locator): Promise<number> =>
  preview(dialog)
    .locator('figure canvas')
    .evaluate((canvas) => {
      const { width, height } = canvas as unknown as { width: number; height: number }
      const { getContext } = canvas as unknown as {
        getContext(kind: '2d'): { getImageData(...box: number[]): { data: Uint8ClampedArray } }
      }
      const { data } = getContext.call(canvas, '2d').getImageData(0, 0, width, height)
      let ink = 0
      for (let at = 0; at < data.length; at += 4) {
        if ((data[at + 3] ?? 0) > 0 && (data[at] ?? 0) < 128) ink++
      }
      return ink
    })

async function makePdf(page: Page, dialog: Locator): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Make PDF' }).click(),
  ])
  await expect(dialog).toBeHidden()
  return readFile(await download.path())
}

/** What axe finds wrong on the page, each with the places where. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
  )
}

test('the dialog shows the pages that it makes, and follows what is chosen', async ({
  sit,
  parley,
}) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const strangers: string[] = []
  ana.on('request', (request) => {
    if (!request.url().startsWith(parley.origin)) strangers.push(request.url())
  })
  const complaints: string[] = []
  ana.on('console', (said) => {
    if (said.type() === 'error') complaints.push(said.text())
  })
  await typeInPoint(ana, 1, 'The Parties reaffirm this at once.')
  await saved(ana)

  const dialog = await openDialog(ana)
  const upright = await shownPages(dialog, 1)
  await expect(preview(dialog).getByRole('figure')).toContainText('The text as it stood on')
  await expect.poll(() => inkOf(dialog)).toBeGreaterThan(500)
  const box = await preview(dialog).locator('figure canvas').boundingBox()
  expect((box?.height ?? 0) > (box?.width ?? 0)).toBe(true)

  // Page by page, and back; at the ends the arrows lead nowhere.
  const next = dialog.getByRole('button', { name: 'Next page' })
  await expect(dialog.getByRole('button', { name: 'Previous page' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await next.focus()
  await ana.keyboard.press('Enter')
  await ana.keyboard.press('Enter')
  await shownPages(dialog, 3)
  await expect(next).toBeFocused()
  await expect(preview(dialog).getByRole('figure')).toContainText('The Parties reaffirm this')

  await dialog.getByRole('radio', { name: 'Columns' }).check()
  await expect
    .poll(async () => {
      const wide = await preview(dialog).locator('figure canvas').boundingBox()
      return (wide?.width ?? 0) > (wide?.height ?? 0)
    })
    .toBe(true)
  const wide = await shownPages(dialog, 3)
  expect([upright, wide].every((count) => count > 3)).toBe(true)
  await dialog.getByLabel('Watermark').fill('FOR THE TABLE')
  await expect(preview(dialog).getByRole('figure')).toContainText('FOR THE TABLE')
  await shownPages(dialog, 3)

  const { pages, text } = await readPdf(await makePdf(ana, dialog))
  expect(pages).toHaveLength(wide)
  expect(text).toContain('The Parties reaffirm this at once.')
  expect(text).toContain('FOR THE TABLE')
  expect(strangers.filter((url) => !url.startsWith('blob:'))).toEqual([])
  expect(complaints).toEqual([])

  // A look is no copy: nobody is named in the record.
  const planId = /\/plan\/([^/]+)/.exec(ana.url())?.[1] ?? ''
  const { entries } = (await (await ana.request.get(`/api/plans/${planId}/record`)).json()) as {
    entries: { body: string }[]
  }
  const told = entries.map(({ body }) => Buffer.from(body, 'base64').toString())
  expect(told.filter((one) => one.includes('copy-made'))).toEqual([])
})

test('a file for archives says that it is one', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const dialog = await openDialog(ana)
  await dialog.getByLabel('Kind of file').selectOption('For archives (PDF/A-2a)')
  await dialog.getByLabel('Comments').selectOption('Resolved ones, in an annex')
  const said = Buffer.from(await makePdf(ana, dialog)).toString('latin1')
  expect(said).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(said).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
})

test('a document in another language holds its signature page and its record of authors', async ({
  sit,
  parley,
}) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const party = parley.seats.find(({ role }) => role === 'head')?.party ?? ''
  await typeInPoint(ana, 1, 'The Parties reaffirm this at once.')
  await saved(ana)
  const dialog = await openDialog(ana)
  await dialog.getByLabel('Language of labels').selectOption('Français')
  await dialog.getByLabel('Signature page').check()
  await dialog.getByLabel('Record of authors').check()
  const { pages, text } = await readPdf(await makePdf(ana, dialog))
  expect(text).toContain('The Parties reaffirm this at once.')
  expect(party).not.toBe('')
  const authors = pages.find((page) => page.includes('De qui sont les lettres')) ?? ''
  expect(authors).toContain('Registre des auteurs')
  expect(authors).toContain(`29 lettres ${party} 100 % Ana 100 %`)
  const signing = pages.find((page) => page.includes('Nom et titre')) ?? ''
  expect(signing).toContain('Fait à')
  expect(signing).toContain('Le plan n’était pas clos')
  expect(signing).toContain(party)
  for (const english of ['Record of authors', 'Name and title', 'Contents'])
    expect(text).not.toContain(english)

  // The choice is kept.
  const again = await openDialog(ana)
  await expect(again.getByLabel('Language of labels')).toHaveValue('fr')
  await expect(again.getByLabel('Signature page')).toBeChecked()
  await expect(again.getByLabel('Record of authors')).toBeChecked()
})

test('a preview that fails says why, and is tried again', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await ana.route('**/export?*', (route) => route.abort())
  const dialog = await openDialog(ana)
  const alert = preview(dialog).getByRole('alert')
  await expect(alert).toContainText('There is no preview')
  await ana.unroute('**/export?*')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await shownPages(dialog, 1)
})

test('copies can be stopped, and the names that are left stay', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const dialog = await openDialog(ana)
  await shownPages(dialog, 1)
  await ana.route('**/export?*Room+B*', () => new Promise(() => {}))
  await dialog.getByLabel('Make copies for…').fill('Room A\nRoom B\nRoom C')
  const download = ana.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Make 3 copies' }).click()
  await download
  await expect(dialog).toContainText('Copy 2 of 3 is being made.')
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog).toContainText('1 of 3 copies is in your downloads.')
  await expect(dialog.getByLabel('Make copies for…')).toHaveValue('Room B\nRoom C')
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`in ${colorScheme} colours, ${width} dots wide, axe finds nothing wrong`, async ({
      sit,
    }) => {
      const ana = await sit({ role: 'head', party: 0 }, 'Ana', {
        ...{ colorScheme, reducedMotion: 'reduce', viewport: { width, height: 860 } },
      })
      await typeInPoint(ana, 1, 'The Parties reaffirm this at once.')
      await saved(ana)
      const dialog = await openDialog(ana)
      if (width < 960) {
        await expect(preview(dialog)).toHaveCount(0)
        await dialog.getByRole('button', { name: 'Show preview' }).click()
      }
      await shownPages(dialog, 1)
      await expect.poll(() => inkOf(dialog)).toBeGreaterThan(500)
      expect(await faults(ana)).toEqual([])
      const overflow = await ana.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect(overflow).toBeLessThanOrEqual(0)
      await ana.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await expect(ana.getByRole('button', { name: 'Export' })).toBeFocused()
    })
  }
}
