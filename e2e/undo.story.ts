import { enterPoint, expectWords, insertInPoint, saved } from './person.ts'
import { test } from './story.ts'

test('undo takes back only what one wrote oneself, across points', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')

  await insertInPoint(ana, 1, 'One.')
  await insertInPoint(ana, 2, 'Two.')
  await saved(ana)
  await expectWords(ben, 2, 'Two.')
  await insertInPoint(ben, 2, ' From Ben.')
  await expectWords(ana, 2, 'Two. From Ben.')

  await enterPoint(ana, 2)
  await ana.keyboard.press('Control+z')
  await expectWords(ana, 2, ' From Ben.')
  await ana.keyboard.press('Control+z')
  await expectWords(ana, 1, '')
  await expectWords(ana, 2, ' From Ben.')
  await ana.keyboard.press('Control+Shift+z')
  await ana.keyboard.press('Control+Shift+z')
  for (const page of [ana, ben]) {
    await expectWords(page, 1, 'One.')
    await expectWords(page, 2, 'Two. From Ben.')
  }
})
