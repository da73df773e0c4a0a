import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { devices, type Page } from '@playwright/test'
import { goToText } from './convener.ts'
import { chooseExport, enterPoint, exportPdf, saved, textOf, typeInPoint } from './person.ts'
import { agreementCell, commentOn, goToAgreement, takePosition } from './review.ts'
import { expect, test } from './story.ts'

const PICTURES = join(import.meta.dirname, 'pictures')
const { defaultBrowserType: _, ...phone } = devices['iPhone 13']
const PHONE = { ...phone, viewport: { width: 390, height: 760 }, deviceScaleFactor: 2 }
/** The page of the PDF that is shown, and how fine; the first pages are the title and the contents. */
const PDF_PAGE = 3
const PDF_DOTS_PER_INCH = 70

const picture = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: join(PICTURES, `${name}.png`), animations: 'allow', caret: 'initial' })

test('the pictures of the README', async ({ sit }) => {
  await mkdir(PICTURES, { recursive: true })
  const ana = await sit({ role: 'head', party: 0 }, 'Ana Horvat')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben Okafor')
  const chi = await sit({ role: 'head', party: 2 }, 'Chi Tran')
  await write(ana, ben, chi)
  await say(ana, ben, chi)

  await enterPoint(ben, 3)
  await enterPoint(ana, 1)
  await enterPoint(chi, 1)
  await chi.keyboard.press('Control+Home')
  await chi.keyboard.press('End')
  // The label beside a caret fades after a moment, so the pictures are taken right after it moved.
  for (const [colorScheme, name] of [
    ['light', 'workspace'],
    ['dark', 'workspace-dark'],
  ] as const) {
    await ana.emulateMedia({ colorScheme })
    await chi.keyboard.press('ArrowLeft')
    await expect(textOf(ana, 1).getByText('Chi Tran')).toBeVisible()
    await picture(ana, name)
  }

  await ana.emulateMedia({ colorScheme: 'light' })
  await goToAgreement(ana)
  await expect(agreementCell(ana, 1, 2)).toContainText('opposes')
  await picture(ana, 'agreement')
  await goToText(ana)

  const pat = await sit({ role: 'drafter', party: 3 }, 'Pat Lind', PHONE)
  await expect(textOf(pat, 1)).toContainText('affirm')
  await picture(pat, 'phone')
  await pictureOfPdf(ana)
  await pictureOfDialog(ana)
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
  await ana.keyboard.type('settle every dispute by peaceful means, as in #')
  await ana.getByRole('combobox', { name: 'Number or heading of the point' }).fill('4')
  await ana.keyboard.press('Enter')
  await ana.keyboard.type('.')

  await typeInPoint(
    ben,
    2,
    'The plant operates under international safeguards. Its output is shared in these steps:',
  )
  await ben.keyboard.press('Enter')
  await ben.getByRole('button', { name: 'Table', exact: true }).click()
  const cells = 'Step,Share,Begins,First,one half,at once,Second,all,after review'.split(',')
  for (const [index, words] of cells.entries()) {
    if (index > 0) await ben.keyboard.press('Tab')
    await ben.keyboard.type(words)
  }

  await typeInPoint(chi, 3, 'Schools teach tolerance and respect for every language and faith')
  await chi.getByRole('button', { name: 'Footnote' }).click()
  await chi.keyboard.type('Universal Declaration of Human Rights, Article 26(2).')
  await chi.getByRole('button', { name: 'Done' }).click()
  await typeInPoint(chi, 3, '.')
  await typeInPoint(ben, 4, 'Порядок визначає спільна комісія сторін.')
  await Promise.all([ana, ben, chi].map(saved))
}

/** Positions and a comment, so that the pictures show what they look like. */
async function say(ana: Page, ben: Page, chi: Page): Promise<void> {
  await expect(textOf(chi, 2)).toContainText('safeguards')
  await takePosition(ana, 3, 0, 'Accepts')
  await takePosition(chi, 3, 2, 'Accepts ad referendum')
  await takePosition(ana, 1, 0, 'Accepts')
  await takePosition(chi, 1, 2, 'Opposes', 'The annex is missing.')
  await takePosition(chi, 2, 2, 'Accepts')
  await commentOn(ben, 1, 'internationally recognised borders', 'As of which date?')
  await typeInPoint(ben, 4, ' Порядок переглядають щороку.')
  await Promise.all([ana, ben, chi].map(saved))
}

/** The dialog in which a document is chosen, with the page of the PDF that it shows. */
async function pictureOfDialog(page: Page): Promise<void> {
  await chooseExport(page, 'PDF…')
  const dialog = page.getByRole('dialog', { name: 'PDF' })
  await dialog.getByRole('radio', { name: 'Positions' }).check()
  const preview = dialog.getByRole('region', { name: 'Preview' })
  for (let at = 1; at < PDF_PAGE; at++) {
    await expect(preview.getByText(new RegExp(`^Page ${at} of`))).toBeVisible()
    await preview.getByRole('button', { name: 'Next page' }).click()
  }
  await expect(preview.getByText(new RegExp(`^Page ${PDF_PAGE} of`))).toBeVisible()
  await expect(preview).toHaveAttribute('aria-busy', 'false')
  await picture(page, 'export')
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
