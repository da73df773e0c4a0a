import type { Page } from '@playwright/test'
import { decideLock, showPoint } from './convener.ts'
import { saved, textOf, typeInPoint } from './person.ts'
import { goToAgreement, takePosition } from './review.ts'
import { expect, test } from './story.ts'

/** Strikes all points of the plan but the first, as a program of the convener's would. */
async function strikeOthers(page: Page): Promise<void> {
  const { origin, pathname } = new URL(page.url())
  const [, plan = ''] = /\/plan\/([^/]+)/.exec(pathname) ?? []
  const [, ...links] = await page.locator('a[data-go]').all()
  const ids = await Promise.all(links.map((link) => link.getAttribute('data-go')))
  for (const pointId of ids) {
    const command = { kind: 'strikePoint', pointId, reason: 'not in this round' }
    const answer = await page.request.post(`${origin}/api/plans/${plan}/commands`, {
      headers: { origin },
      data: { id: `strike-${pointId}`, command },
    })
    expect(answer.ok()).toBe(true)
  }
}

test('what all parties accept is marked as agreed, and once everything is, the plan is closed and initialled', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const heads = [
    await sit({ role: 'head', party: 0 }, 'Ana'),
    await sit({ role: 'head', party: 1 }, 'Ben'),
    await sit({ role: 'head', party: 2 }, 'Chi'),
    await sit({ role: 'head', party: 3 }, 'Dia'),
  ]
  const [ana, ben] = heads
  if (ana === undefined || ben === undefined) throw new Error('There are no heads')
  await typeInPoint(ana, 1, 'The Parties affirm the sovereignty of each other.')
  await saved(ana)
  await expect(textOf(ben, 1)).toContainText('affirm')
  const details = await showPoint(cleo, 1)
  const mark = details.getByRole('button', { name: 'Mark as agreed…' })
  for (const [party, head] of heads.entries()) {
    await expect(mark).toHaveCount(0)
    await takePosition(head, 1, party, party === 0 ? 'Accepts ad referendum' : 'Accepts')
  }
  await details.getByRole('tab', { name: 'Point', exact: true }).click()
  await mark.click()
  await cleo.getByRole('dialog').getByRole('button', { name: 'Mark as agreed' }).click()
  await expect(details).toContainText(
    /Locked by Cleo on .+: Agreed ad referendum\. Nothing is agreed/,
  )
  await expect(textOf(ana, 1)).toHaveAttribute('aria-readonly', 'true')

  await strikeOthers(cleo)
  await goToAgreement(cleo)
  await expect(cleo.getByText('1 of 1 points are marked as agreed.')).toBeVisible()
  await cleo.getByRole('button', { name: 'Close the plan…' }).click()
  await cleo.getByRole('dialog').getByRole('button', { name: 'Close the plan' }).click()
  await expect(cleo.getByText(/^Closed by Cleo on .+Nobody has initialled it yet\.$/)).toBeVisible()

  await goToAgreement(ana)
  await ana.getByRole('button', { name: 'Initial the text…' }).click()
  await ana.getByRole('dialog').getByRole('button', { name: 'Initial' }).click()
  await expect(cleo.getByText(/Initialled by Ana for /)).toBeVisible()
  await expect(ana.getByRole('button', { name: 'Initial the text…' })).toHaveCount(0)
  await expect(ben.getByRole('button', { name: /^Arrange/ })).toHaveCount(0)

  await cleo.getByRole('button', { name: 'Reopen the plan…' }).click()
  await cleo.getByRole('dialog').getByLabel('Reason').fill('a slip in line 1')
  await cleo.getByRole('dialog').getByRole('button', { name: 'Reopen the plan' }).click()
  await expect(ana.getByText('1 of 1 points are marked as agreed.')).toBeVisible()
  await cleo.getByRole('link', { name: 'Text', exact: true }).click()
  await decideLock(cleo, await showPoint(cleo, 1), 'Reopen', 'a slip in line 1')
  await expect(details.getByText('Open', { exact: true })).toBeVisible()
})
