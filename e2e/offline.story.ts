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

test('who is offline keeps typing, is told so, and brings it all along', async ({
  parley,
  sit,
}) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
  await typeInPoint(ana, 2, 'Before.')
  await saved(ana)

  await parley.kill()
  await expect(statusLine(ana)).toHaveText(/^Offline/)
  await typeInPoint(ana, 2, ' Offline words.')
  await keptHere(ana, ' Offline words.'.length)
  await typeInPoint(ben, 2, ' Also kept.')

  await parley.start()
  await Promise.all([saved(ana), saved(ben)])
  for (const page of [ana, ben]) {
    await expect(textOf(page, 2)).toContainText('Offline words.')
    await expect(textOf(page, 2)).toContainText('Also kept.')
  }
})

test('a browser that loses its network says so and catches up', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')

  await ana.context().setOffline(true)
  await expect(statusLine(ana)).toHaveText(/^Offline/)
  await typeInPoint(ana, 7, 'Written without a network.')
  await typeInPoint(ben, 8, 'Written meanwhile.')
  await saved(ben)

  await ana.context().setOffline(false)
  await saved(ana)
  await expectWords(ben, 7, 'Written without a network.')
  await expectWords(ana, 8, 'Written meanwhile.')
})

test('a tab that is closed while offline loses nothing', async ({ parley, sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
  const address = ana.url()

  await parley.kill()
  await expect(statusLine(ana)).toHaveText(/^Offline/)
  await typeInPoint(ana, 4, 'Kept in the closed tab.')
  await keptHere(ana, 'Kept in the closed tab.'.length)
  await ana.close()

  await parley.start()
  await saved(ben)
  await expect(textOf(ben, 4)).not.toContainText('Kept in the closed tab.')
  const again = await ana.context().newPage()
  await again.goto(address)
  await inWorkspace(again)
  await expectWords(again, 4, 'Kept in the closed tab.')
  await expectWords(ben, 4, 'Kept in the closed tab.')
})

test('what was saved survives the sudden end of the server', async ({ parley, sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  await enterPoint(ana, 6)
  for (const words of ['First. ', 'Second. ', 'Third. ']) {
    await ana.keyboard.type(words)
    await saved(ana)
  }
  // The writer's own browser must not be the one that remembers.
  await ana.context().close()

  await parley.kill()
  await parley.start()
  const observer = await sit({ role: 'observer' }, 'Olu')
  await expectWords(observer, 6, 'First. Second. Third. ')
})

test('a server that is asked to stop ends cleanly and keeps everything', async ({
  parley,
  sit,
}) => {
  const ana = await sit({ role: 'drafter', party: 0 }, 'Ana')
  await typeInPoint(ana, 1, 'Kept over a restart.')
  await saved(ana)

  await parley.stop()
  await expect(statusLine(ana)).toHaveText(/^Offline/)
  await parley.start()
  await saved(ana)
  const observer = await sit({ role: 'observer' }, 'Olu')
  await expectWords(observer, 1, 'Kept over a restart.')
})
