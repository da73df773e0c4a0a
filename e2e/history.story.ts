import { AxeBuilder } from '@axe-core/playwright'
import { expectWords, saved, typeInPoint } from './person.ts'
import { showPoint } from './convener.ts'
import { expect, test } from './story.ts'

test('the life of a point is gone through state by state, by hand, by keys and by itself', async ({
  sit,
}) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
  await typeInPoint(ana, 2, 'The plant operates.')
  await saved(ana)
  await expectWords(ben, 2, 'The plant operates.')
  await typeInPoint(ben, 2, ' Under safeguards.')
  await saved(ben)
  await expectWords(ana, 2, 'The plant operates. Under safeguards.')

  const details = await showPoint(ana, 2)
  await details.getByRole('button', { name: 'History' }).click()
  const history = details.getByRole('region', { name: 'History of the text' })
  await expect(history).toContainText('2 of 2')
  await expect(history).toContainText('Ben (')
  await expect(history.locator('ins')).toContainText('Under safeguards.')
  expect((await new AxeBuilder({ page: ana }).analyze()).violations).toEqual([])

  await history.getByRole('slider', { name: 'State of the text' }).press('ArrowLeft')
  await expect(history).toContainText('1 of 2')
  await expect(history).toContainText('Ana (')
  await expect(history.locator('ins')).toContainText('The plant operates.')
  await history.getByRole('button', { name: 'Play' }).click()
  await expect(history).toContainText('2 of 2')
  await history.getByLabel('The text without marks').check()
  await expect(history).toContainText('The plant operates. Under safeguards.')
})
