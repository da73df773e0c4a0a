import { enterPoint, saved, textOf, typeInPoint } from './person.ts'
import { expect, test } from './story.ts'

test('undo takes back only what one wrote oneself, across points', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')

  await typeInPoint(ana, 1, 'One.')
  await typeInPoint(ana, 2, 'Two.')
  await saved(ana)
  await expect(textOf(ben, 2)).toHaveText('Two.')
  await typeInPoint(ben, 2, ' From Ben.')
  await expect(textOf(ana, 2)).toHaveText('Two. From Ben.')

  await enterPoint(ana, 2)
  await ana.keyboard.press('Control+z')
  await expect(textOf(ana, 2)).toHaveText('From Ben.')
  await ana.keyboard.press('Control+z')
  await expect(textOf(ana, 1)).toHaveText('')
  await expect(textOf(ana, 2)).toHaveText('From Ben.')
  await ana.keyboard.press('Control+Shift+z')
  await ana.keyboard.press('Control+Shift+z')
  for (const page of [ana, ben]) {
    await expect(textOf(page, 1)).toHaveText('One.')
    await expect(textOf(page, 2)).toHaveText('Two. From Ben.')
  }
})
