import type { Page, WebSocketRoute } from '@playwright/test'
import { FENCE_MS } from '../server/core/gate/fence.ts'
import { decideLock, showPoint } from './convener.ts'
import {
  enterPoint,
  expectWords,
  inWorkspace,
  keptHere,
  saved,
  statusLine,
  textOf,
  typeInPoint,
} from './person.ts'
import { expect, test } from './story.ts'

test('a lock stops whoever is typing, keeps what they typed, and says why to everybody', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 7, 'Agreed in the plenary.')
  await saved(ana)
  await expect(textOf(ana, 7)).toBeFocused()

  const details = await showPoint(cleo, 7)
  await decideLock(cleo, details, 'Lock', 'final reading')

  const sentence = /^Locked by Cleo on .+: final reading$/
  await expect(textOf(ana, 7)).toHaveAttribute('aria-readonly', 'true')
  for (const page of [ana, cleo]) {
    await expect(page.getByRole('article').getByText(sentence)).toBeVisible()
    await expect(
      page.getByRole('complementary', { name: 'Details' }).getByText(sentence),
    ).toBeVisible()
    await expect(
      page.getByRole('navigation', { name: 'Points' }).getByRole('link').nth(6),
    ).toContainText('Locked')
  }
  await ana.keyboard.type('not any more')
  await typeInPoint(ana, 8, 'Elsewhere one writes on.')
  await saved(ana)
  await expectWords(cleo, 7, 'Agreed in the plenary.')

  await decideLock(cleo, details, 'Reopen', 'a slip in line 2')
  await typeInPoint(ana, 7, ' And open again.')
  await saved(ana)
  await expectWords(cleo, 7, 'Agreed in the plenary. And open again.')
})

test('nobody but conveners and pen-holders is offered a lock', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const details = await showPoint(ana, 2)
  await expect(details.getByRole('button', { name: 'Copy text' })).toBeVisible()
  await expect(details.getByRole('button', { name: /Lock|Reopen/ })).toHaveCount(0)
})

test('words written offline into a point that was locked meanwhile are recovered, not lost', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await typeInPoint(ana, 7, 'Before the lock.')
  await saved(ana)
  const loads = countLoads(ana)

  await ana.context().setOffline(true)
  await expect(statusLine(ana)).toHaveText(/^Offline/)
  await typeInPoint(ana, 7, ' Too late for this.')
  await typeInPoint(ana, 9, 'In an open point.')
  await keptHere(ana, ' Too late for this.In an open point.'.length)
  await decideLock(cleo, await showPoint(cleo, 7), 'Lock', 'final reading')
  await fencePassed()

  await ana.context().setOffline(false)
  const recovered = ana.getByRole('dialog', { name: 'Recovered words' })
  await expect(recovered).toContainText('This point is locked.')
  await expect(recovered).toContainText('Before the lock. Too late for this.')
  await expect(recovered).toContainText('In an open point.')
  await recovered.getByRole('button', { name: 'Close' }).click()

  // The plan is open again as the server has it, and works.
  await saved(ana)
  await expectWords(ana, 7, 'Before the lock.')
  await expect(textOf(ana, 7)).toHaveAttribute('aria-readonly', 'true')
  await typeInPoint(ana, 9, 'Written anew.')
  await saved(ana)
  await expectWords(cleo, 9, 'Written anew.')
  expect(loads()).toBe(0)

  // They stay on offer until they are discarded, also after a reload, which brings nothing back into the text.
  await ana.reload()
  await inWorkspace(ana)
  await expectWords(ana, 7, 'Before the lock.')
  await ana.getByRole('button', { name: 'Recovered words' }).click()
  await expect(recovered).toContainText('Too late for this.')
  await recovered.getByRole('button', { name: 'Discard' }).click()
  await expect(ana.getByRole('button', { name: 'Recovered words' })).toHaveCount(0)
  await expectWords(cleo, 7, 'Before the lock.')
})

test('also a tab that was closed offline offers its words when it comes back too late', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const address = ana.url()
  await enterPoint(ana, 5)
  await ana.context().setOffline(true)
  await expect(statusLine(ana)).toHaveText(/^Offline/)
  await ana.keyboard.type('Written on a train.')
  await keptHere(ana, 'Written on a train.'.length)
  await ana.close()

  await decideLock(cleo, await showPoint(cleo, 5), 'Lock', 'final reading')
  await fencePassed()
  await ana.context().setOffline(false)
  const again = await ana.context().newPage()
  await again.goto(address)
  const recovered = again.getByRole('dialog', { name: 'Recovered words' })
  await expect(recovered).toContainText('Written on a train.')
  await recovered.getByRole('button', { name: 'Close' }).click()
  await saved(again)
  await expect(textOf(again, 5)).not.toContainText('Written on a train.')
})

test('a tab whose words are refused takes nothing from another tab of the same person', async ({
  sit,
}) => {
  const cleo = await sit({ role: 'convener' }, 'Cleo')
  const first = await sit({ role: 'head', party: 0 }, 'Ana')
  const second = await first.context().newPage()
  const [lineOfFirst, lineOfSecond] = [await cutLine(first), await cutLine(second)]
  await first.reload()
  await second.goto(first.url())
  for (const page of [first, second]) {
    await inWorkspace(page)
    await expect(statusLine(page)).toHaveText('Saved')
  }
  lineOfFirst.cut()
  lineOfSecond.cut()
  for (const page of [first, second]) await expect(statusLine(page)).toHaveText(/^Offline/)
  await typeInPoint(first, 5, 'Refused.')
  await keptHere(first, 'Refused.'.length)
  await typeInPoint(second, 9, 'Kept by the other tab.')
  await keptHere(second, 'Kept by the other tab.'.length)
  await decideLock(cleo, await showPoint(cleo, 5), 'Lock', 'final reading')
  await fencePassed()

  lineOfFirst.mend()
  const recovered = first.getByRole('dialog', { name: 'Recovered words' })
  await expect(recovered).toContainText('Refused.')
  await second.close()
  await first.close()

  const third = await first.context().newPage()
  await third.goto(cleo.url())
  await inWorkspace(third)
  await saved(third)
  await expectWords(cleo, 9, 'Kept by the other tab.')
})

/** Holds one page's line to the server, and no other page's. */
async function cutLine(page: Page): Promise<{ cut(): void; mend(): void }> {
  let isCut = false
  const open = new Set<WebSocketRoute>()
  await page.routeWebSocket(/\/sync\//, (line) => {
    if (isCut) return void line.close()
    line.connectToServer()
    open.add(line)
  })
  return {
    cut() {
      isCut = true
      for (const line of open) void line.close()
      open.clear()
    },
    mend() {
      isCut = false
    },
  }
}

/** The server still takes what was typed before the lock could be seen; this waits until it no longer does. */
async function fencePassed(): Promise<void> {
  const lockedAt = Date.now()
  await expect.poll(() => Date.now() - lockedAt).toBeGreaterThan(FENCE_MS)
}

/** Counts how often the page is loaded from now on. */
function countLoads(page: Page): () => number {
  let loads = 0
  page.on('domcontentloaded', () => (loads += 1))
  return () => loads
}
