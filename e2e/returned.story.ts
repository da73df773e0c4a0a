import { AxeBuilder } from '@axe-core/playwright'
import { type APIResponse, expect, type Locator, type Page } from '@playwright/test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { goToText } from './convener.ts'
import { enterPoint, expectWords, saved, textOf, typeInPoint } from './person.ts'
import { test } from './story.ts'

const SECOND = 'Technical standards apply in every case.'
const FOURTH = 'Trade is free.'

/** Freezes a version and takes it away as a Word file. */
async function exportedVersion(convener: Page, symbol: string): Promise<Uint8Array> {
  await convener.getByRole('link', { name: /^Draft/ }).click()
  await convener.getByRole('button', { name: 'Freeze a version' }).click()
  const dialog = convener.getByRole('dialog')
  await dialog.getByLabel('Symbol').fill(symbol)
  await dialog.getByRole('button', { name: 'Freeze' }).click()
  const read = convener.getByRole('link', { name: `Read ${symbol}` })
  const versionId = (await read.getAttribute('href'))?.split('/').at(-1) ?? ''
  const planId = /\/plan\/([^/]+)/.exec(convener.url())?.[1] ?? ''
  const answer: APIResponse = await convener.request.get(
    `/api/plans/${planId}/export?format=docx&version=${versionId}`,
  )
  expect(answer.ok()).toBe(true)
  return new Uint8Array(await answer.body())
}

/** The same file with other words, as a word processor would save it. */
function rewritten(file: Uint8Array, rewrite: (xml: string) => string): Uint8Array {
  const parts = unzipSync(file)
  const before = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const after = rewrite(before)
  expect(after).not.toBe(before)
  return zipSync({ ...parts, 'word/document.xml': strToU8(after) })
}

/** Replaces what must be there. */
function put(xml: string, before: string | RegExp, after: string): string {
  const written = xml.replace(before, after)
  expect(written, `${before} stands in the file`).not.toBe(xml)
  return written
}

async function bringBack(page: Page, file: Uint8Array, name = 'returned.docx'): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Bring back a file' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bring back a file' })).toBeVisible()
  await page.getByLabel('File that comes back').setInputFiles({
    ...{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(file) },
  })
}

const sumOf = (page: Page): Locator => page.getByLabel('What came back').getByRole('status')
const bracketsIn = (page: Page, point: number): Locator =>
  textOf(page, point).getByRole('button', { name: /^Bracket/ })

test('a delegation brings back its Word file, and what it changed becomes its party’s words', async ({
  sit,
}, info) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'head', party: 1 }, 'Ben')
  await typeInPoint(ana, 1, 'The Parties shall meet twice a year in public.')
  await typeInPoint(ana, 2, SECOND)
  await typeInPoint(ana, 4, FOURTH)
  await saved(ana)
  const file = await exportedVersion(cleo, 'Draft 2')
  await goToText(cleo)

  // Unchanged, it changes nothing.
  await bringBack(ana, file)
  await expect(sumOf(ana)).toHaveText('Nothing was changed.')
  await expect(ana.getByText('The file says that it was made from this version.')).toBeVisible()
  await goToText(ana)

  const changed = rewritten(file, (xml) => {
    let next = put(xml, 'shall meet twice', 'may meet twice')
    const paragraph = new RegExp(`<w:p>(?:(?!</w:p>).)*${SECOND}(?:(?!</w:p>).)*</w:p>`)
    const [second = ''] = paragraph.exec(next) ?? []
    next = put(next, second, second + put(second, SECOND, 'A commission watches over them.'))
    const by = 'w:author="Dana Roe" w:date="2031-03-04T10:00:00Z"'
    return put(
      next,
      new RegExp(`<w:r>(?:(?!</w:r>).)*${FOURTH}</w:t></w:r>`),
      `<w:r><w:t xml:space="preserve">Trade is </w:t></w:r><w:del w:id="901" ${by}><w:r><w:delText>free</w:delText></w:r></w:del><w:ins w:id="902" ${by}><w:r><w:t>open to all</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>`,
    )
  })
  // Meanwhile somebody writes in the same point.
  await typeInPoint(ben, 1, ' The minutes are open.')
  await saved(ben)

  await bringBack(ana, changed)
  await expect(sumOf(ana)).toHaveText('3 of 28 points changed, 3 changes.')
  await ana.screenshot({ path: info.outputPath('closed.png'), fullPage: true })
  const points = ana.getByRole('list', { name: 'Points that changed' }).locator('> li')
  for (const at of [0, 1, 2]) await points.nth(at).getByRole('button', { expanded: false }).click()
  await expect(points.nth(0).locator('del').first()).toContainText('shall')
  await expect(points.nth(0).locator('ins').first()).toContainText('may')
  await expect(points.nth(2)).toContainText('Tracked in the file by Dana Roe on 4 March 2031.')
  await expect(ana.getByRole('button', { name: 'Choose what to propose' })).toBeDisabled()
  await ana.getByRole('checkbox', { name: /^Choose all 3 changes/ }).check()
  expect((await new AxeBuilder({ page: ana }).analyze()).violations).toEqual([])
  await ana.screenshot({ path: info.outputPath('open.png'), fullPage: true })
  await ana.getByRole('button', { name: /^Propose 3 changes as alternatives of/ }).click()
  await expect(ana.getByText('3 alternatives proposed in 3 points.')).toBeVisible()
  await ana.screenshot({ path: info.outputPath('done.png'), fullPage: true })
  await saved(ana)

  // The other party sees the words as drafted and theirs, and what Ben wrote stands where it stood.
  await expect(bracketsIn(ben, 1)).toContainText('shall')
  await expect(bracketsIn(ben, 1)).toContainText('may')
  await expect(textOf(ben, 1)).toContainText('twice a year in public. The minutes are open.')
  await expect(bracketsIn(ben, 2)).toContainText('A commission watches over them.')
  await expect(bracketsIn(ben, 4)).toContainText('open to all')
  await bracketsIn(ben, 1).click()
  await expect(ben.getByRole('dialog', { name: 'Bracket' })).toContainText('As drafted')
  await ben.screenshot({ path: info.outputPath('other-party.png') })

  // Each point is one step to take back.
  await goToText(ana)
  await expect(bracketsIn(ana, 4)).toHaveCount(1)
  await enterPoint(ana, 3)
  await ana.keyboard.press('Control+z')
  await expectWords(ana, 4, FOURTH)
  await expect(bracketsIn(ana, 2)).toHaveCount(1)
  await saved(ana)
})

test('who speaks for no party sees what a file changed, and proposes nothing', async ({
  sit,
}, info) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const dan = await sit({ role: 'drafter', party: 1 }, 'Dan')
  await typeInPoint(dan, 1, 'One sentence stands here. Another one stands beside it.')
  await typeInPoint(dan, 2, 'A point that the file leaves out its words of.')
  await saved(dan)
  const file = await exportedVersion(cleo, 'Draft 2')
  const changed = rewritten(file, (xml) => {
    const next = put(xml, 'Another one stands', 'Another sentence stands')
    const paragraph =
      /<w:p>(?:(?!<\/w:p>).)*A point that the file leaves out(?:(?!<\/w:p>).)*<\/w:p>/
    return put(next, paragraph, '')
  })
  await goToText(cleo)
  await bringBack(cleo, changed)
  await expect(sumOf(cleo)).toHaveText('2 of 28 points changed, 2 changes.')
  await cleo
    .getByRole('button', { name: /1 change$/ })
    .first()
    .click()
  await expect(cleo.getByRole('group', { name: /^What the file changed/ })).toContainText(
    'sentence',
  )
  await expect(cleo.getByText(/^You see what the file changes/)).toBeVisible()
  await expect(cleo.getByRole('button', { name: /^Propose/ })).toHaveCount(0)
  await expect(cleo.getByRole('checkbox').first()).toBeDisabled()
  expect((await new AxeBuilder({ page: cleo }).analyze()).violations).toEqual([])

  // A drafter may not say that their party wants no text at all, and what was rewritten since is shown only.
  await enterPoint(dan, 1)
  await dan.keyboard.press('Control+a')
  await dan.keyboard.insertText('All of this was rewritten.')
  await saved(dan)
  await bringBack(dan, changed)
  await expect(dan.getByText(/The text has moved on since Draft 2/)).toBeVisible()
  for (const at of [0, 1])
    await dan
      .getByRole('button', { name: /1 change$/ })
      .nth(at)
      .click()
  await expect(dan.getByText(/The text has changed here since that version/)).toBeVisible()
  await expect(dan.getByText(/is for its head of delegation to say/)).toBeVisible()
  await expect(dan.getByRole('button', { name: 'Choose what to propose' })).toBeDisabled()
  await dan.setViewportSize({ width: 390, height: 844 })
  await dan.emulateMedia({ colorScheme: 'dark' })
  await dan.screenshot({ path: info.outputPath('phone-dark.png') })

  // What is no document says so.
  await dan.getByLabel('File that comes back').setInputFiles({
    ...{ name: 'x.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK broken') },
  })
  await expect(dan.getByRole('alert')).toContainText('damaged')
})
