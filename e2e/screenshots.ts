import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { devices, type Page } from '@playwright/test'
import { enterPoint, exportPdf, saved, textOf, typeInPoint } from './person.ts'
import { expect, test } from './story.ts'

const PICTURES = join(import.meta.dirname, 'pictures')
const { defaultBrowserType: _, ...phone } = devices['iPhone 13']
const PHONE = { ...phone, viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 }
/** The page of the PDF that is shown, and how fine; the first pages are the title and the contents. */
const PDF_PAGE = 3
const PDF_DOTS_PER_INCH = 70

const picture = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'disabled', caret: 'initial' })

test('the pictures of the README', async ({ sit }) => {
  await mkdir(PICTURES, { recursive: true })
  const ana = await sit({ role: 'head', party: 0 }, 'Ana Horvat')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben Okafor')
  const chi = await sit({ role: 'head', party: 2 }, 'Chi Tran')
  await write(ana, ben, chi)

  await enterPoint(ben, 3)
  await ben.keyboard.press('Control+Shift+ArrowLeft')
  await enterPoint(chi, 2)
  await enterPoint(ana, 1)
  await expect(textOf(ana, 3)).toBeVisible()
  await picture(ana, 'workspace')
  await ana.emulateMedia({ colorScheme: 'dark' })
  await picture(ana, 'workspace-dark')

  const pat = await sit({ role: 'drafter', party: 3 }, 'Pat Lind', PHONE)
  await expect(textOf(pat, 1)).toContainText('affirm')
  await picture(pat, 'phone')
  await pictureOfPdf(ana)
})

async function write(ana: Page, ben: Page, chi: Page): Promise<void> {
  await typeInPoint(
    ana,
    1,
    'The Parties affirm the sovereignty, independence and territorial integrity of each other within their internationally recognised borders.',
  )
  await ana.keyboard.press('Enter')
  await ana.keyboard.type('To this end they shall:')
  await ana.keyboard.press('Enter')
  await ana.getByRole('button', { name: 'Sub-clauses (a), (b)' }).click()
  await ana.keyboard.type('refrain from any threat or use of force;')
  await ana.keyboard.press('Enter')
  await ana.keyboard.type('settle every dispute by the means of #')
  await ana.getByRole('combobox', { name: 'Number or heading of the point' }).fill('4')
  await ana.keyboard.press('Enter')
  await ana.keyboard.type('.')

  await typeInPoint(
    ben,
    2,
    'Each Party shall notify the others of exercises above the thresholds below.',
  )
  await ben.keyboard.press('Enter')
  await ben.getByRole('button', { name: 'Table', exact: true }).click()
  const cells = [
    'Forces',
    'Threshold',
    'Notice',
    'Land',
    '9,000 troops',
    '42 days',
    'Air',
    '200 sorties',
    '14 days',
  ]
  for (const [index, words] of cells.entries()) {
    if (index > 0) await ben.keyboard.press('Tab')
    await ben.keyboard.type(words)
  }

  await typeInPoint(chi, 3, 'No Party shall intervene in the internal affairs of another')
  await chi.getByRole('button', { name: 'Footnote' }).click()
  await chi.keyboard.type('Charter of the United Nations, Article 2(7).')
  await chi.getByRole('button', { name: 'Done' }).click()
  await typeInPoint(chi, 3, '.')
  await typeInPoint(ben, 4, 'Сторони проводять зустрічі щомісяця.')
  await Promise.all([ana, ben, chi].map(saved))
}

/** A page of the exported plan, drawn by pdftoppm; without that program the picture stays as it was. */
async function pictureOfPdf(page: Page): Promise<void> {
  const { bytes } = await exportPdf(page)
  const target = join(PICTURES, 'pdf')
  const drawn = spawnSync(
    'pdftoppm',
    ['-png', '-singlefile', '-r', String(PDF_DOTS_PER_INCH), '-f', String(PDF_PAGE), '-', target],
    { input: bytes },
  )
  if (drawn.status !== 0)
    console.log('pdftoppm is not here; the picture of the PDF stays as it was')
}
