import { keptHere, saved, statusLine, textOf, typeInPoint } from './person.ts'
import { agreementCell, agreementStatus, goToAgreement, standing, takePosition } from './review.ts'
import { expect, test } from './story.ts'

test('a position goes stale when the words change, and is current again when they return', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
  await typeInPoint(ben, 2, 'The plant operates under international safeguards.')
  await saved(ben)
  await goToAgreement(cleo)
  await expect(agreementStatus(cleo, 2)).toHaveText('Open')

  await takePosition(ana, 2, 0, 'Accepts')
  await expect(agreementCell(cleo, 2, 0)).toHaveText('accepts')
  await expect(standing(ben, 2, 0)).toContainText('accepts')

  await typeInPoint(ben, 2, ' Always.')
  await saved(ben)
  for (const page of [ana, ben]) {
    await expect(standing(page, 2, 0)).toContainText('accepted earlier wording')
  }
  await expect(agreementCell(cleo, 2, 0)).toHaveText('accepted earlier wording')
  await expect(agreementStatus(cleo, 2)).toContainText('1 position on earlier wording')

  const details = ana.getByRole('complementary', { name: 'Details' })
  await details.getByRole('button', { name: 'show difference' }).click()
  await expect(details.locator('ins')).toContainText('Always.')
  await expect(details.locator('del')).toHaveCount(0)

  // Words that are only formatted are the same words.
  await ben.keyboard.press('Control+z')
  await expect(standing(ana, 2, 0)).toContainText(/accepts$/)
  await expect(agreementCell(cleo, 2, 0)).toHaveText('accepts')
  await textOf(ben, 2).press('Control+a')
  await ben.keyboard.press('Control+b')
  await saved(ben)
  await expect(textOf(ana, 2).locator('strong')).not.toHaveCount(0)
  await expect(agreementCell(cleo, 2, 0)).toHaveText('accepts')
})

test('all parties agree, by head after head, and the plan says so', async ({ sit }) => {
  const heads = [
    await sit({ role: 'head', party: 0 }, 'Ana'),
    await sit({ role: 'head', party: 1 }, 'Ben'),
    await sit({ role: 'head', party: 2 }, 'Chi'),
    await sit({ role: 'head', party: 3 }, 'Dia'),
  ]
  const [ana, ben, , dia] = heads
  if (ana === undefined || ben === undefined || dia === undefined) throw new Error('no heads')
  await typeInPoint(ana, 1, 'The Parties affirm the sovereignty of each other.')
  await saved(ana)
  await expect(textOf(dia, 1)).toContainText('affirm')
  for (const [party, head] of heads.entries()) await takePosition(head, 1, party, 'Accepts')
  await expect(ana.getByRole('navigation', { name: 'Points' })).toContainText('1 of 28 agreed')

  await takePosition(ben, 1, 1, 'Opposes', 'The annex is missing.')
  await expect(standing(ana, 1, 1)).toContainText('opposes')
  await standing(ana, 1, 1).click()
  const details = ana.getByRole('complementary', { name: 'Details' })
  await expect(details).toContainText('The annex is missing.')
  await expect(details).toContainText('Open: not every party accepts the words of now.')
  await expect(details.getByText(/^Ben · /)).not.toHaveCount(0)
})

test('a position that was taken offline is kept here and arrives later', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
  await typeInPoint(ana, 3, 'Schools teach tolerance.')
  await saved(ana)
  await ana.context().setOffline(true)
  await expect(statusLine(ana)).toHaveText(/^Offline/)
  await takePosition(ana, 3, 0, 'Accepts ad referendum')
  await keptHere(ana, 1)
  await expect(standing(ana, 3, 0)).toContainText('accepts ad referendum')
  await expect(standing(ben, 3, 0)).toContainText('no position')
  await ana.context().setOffline(false)
  await saved(ana)
  await expect(standing(ben, 3, 0)).toContainText('accepts ad referendum')
})

test('nobody but a head of the party is asked for its position', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 0 }, 'Ben')
  const rita = await sit({ role: 'reviewer' }, 'Rita')
  await typeInPoint(ana, 1, 'The Parties affirm it.')
  await saved(ana)
  for (const [page, party] of [
    [ana, 1],
    [ben, 0],
    [rita, 0],
  ] as const) {
    await standing(page, 1, party).click()
    const details = page.getByRole('complementary', { name: 'Details' })
    await expect(details.getByText('No text yet')).toHaveCount(0)
    await expect(details.getByRole('heading', { level: 3 })).toHaveCount(4)
    const offered = details.getByRole('button', { name: 'Take a position' })
    await expect(offered).toHaveCount(page === ana ? 1 : 0)
  }
})
