import { spawnSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { recordPage } from '../shared/wire/record.ts'
import { askAbout, decideLock, done, goTo, invite, showPoint } from './convener.ts'
import { saved, typeInPoint } from './person.ts'
import { takeSeatAsProgram } from './program.ts'
import { wishedSeat } from './seats.ts'
import { expect, test } from './story.ts'

const PROGRAM = join(import.meta.dirname, '..', 'dist', 'server', 'main', 'verifyRecord.js')

const events = (page: Page) => page.getByRole('list', { name: 'Events, the newest first' })

test('the record tells what was decided and what was refused, in sentences', async ({
  parley,
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  await sit({ role: 'drafter', party: 1 }, 'Ben')
  await decideLock(cleo, await showPoint(cleo, 7), 'Lock', 'final reading')
  await goTo(cleo, 'Members')
  await invite(cleo, 'Observer', null)
  const dialog = await askAbout(cleo, 'Ben', 'Remove…')
  await dialog.getByLabel('Reason').fill('left the talks')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await done(cleo, /^Ben was removed/)
  const mallory = await takeSeatAsProgram(
    parley.origin,
    wishedSeat(parley.seats, { role: 'observer' }),
    'Mallory',
  )
  const [first] = await mallory.points()
  await mallory.forceWords(first?.id ?? '', 'smuggled')

  await goTo(cleo, 'Record')
  const lines = events(cleo).getByRole('listitem')
  await expect(lines.filter({ hasText: /Cleo joined as Convener\./ })).toHaveCount(1)
  await expect(lines.filter({ hasText: /Cleo locked point 7, “.+”: “final reading”/ })).toHaveCount(
    1,
  )
  await expect(
    lines.filter({ hasText: 'Cleo invited an Observer; the link works for 14 days.' }),
  ).toHaveCount(1)
  await expect(lines.filter({ hasText: 'Cleo removed Ben: “left the talks”' })).toHaveCount(1)
  await expect(
    lines.filter({
      hasText: 'An update of Mallory to the text was refused: their role does not write the text.',
    }),
  ).toHaveCount(1)
  // The newest first.
  const sentences = await lines.allTextContents()
  const place = (part: string): number => sentences.findIndex((one) => one.includes(part))
  expect(place('Cleo removed Ben')).toBeLessThan(place('Cleo locked point 7'))
  expect(place('Cleo locked point 7')).toBeLessThan(place('Cleo joined'))
})

test('what is decided while the record is open appears in it', async ({ sit }) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await goTo(ana, 'Record')
  await expect(events(ana)).toContainText('Ana joined')
  await decideLock(cleo, await showPoint(cleo, 3), 'Lock', 'a pause')
  await expect(events(ana)).toContainText('“a pause”')
})

test('anybody may check the record on the server, and away from it with the downloaded file', async ({
  sit,
}, info) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 1, 'Some words.')
  await saved(ana)
  await goTo(ana, 'Record')
  await ana.getByRole('button', { name: 'Check the record' }).click()
  await expect(ana.getByText('Unbroken: every entry follows')).toBeVisible()
  await expect(ana.getByText(/^The text: \d+ entries/)).toBeVisible()

  const [download] = await Promise.all([
    ana.waitForEvent('download'),
    ana.getByRole('button', { name: 'Download the record' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^record-[a-z0-9-]+\.json$/)
  const file = await download.path()
  const whole = recordPage.parse(JSON.parse(await readFile(file, 'utf8')))
  expect(verify(file)).toEqual({
    code: 0,
    output: expect.stringMatching(
      new RegExp(`^Unbroken: ${whole.entries.length} entries`),
    ) as unknown,
  })

  // Somebody changes one letter in the middle of the file.
  const altered = whole.entries.map((entry) =>
    entry.seq === 2 ? { ...entry, by: 'somebody-else' } : entry,
  )
  const forged = info.outputPath('forged.json')
  await writeFile(forged, JSON.stringify({ ...whole, entries: altered }))
  expect(verify(forged)).toEqual({
    code: 1,
    output: 'Broken at entry 2: it does not follow from the entries before it.\n',
  })
})

/** Runs the program that checks an exported record. */
function verify(file: string): { code: number | null; output: string } {
  const ended = spawnSync(process.execPath, [PROGRAM, file], { encoding: 'utf8' })
  return { code: ended.status, output: ended.stdout + ended.stderr }
}
