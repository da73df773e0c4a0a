import { devices } from '@playwright/test'
import { expectWords, saved, textOf, typeInPoint } from './person.ts'
import { expect, test } from './story.ts'

const { defaultBrowserType: _, ...phone } = devices['iPhone 13']
const onPhone = { ...phone, viewport: { width: 390, height: 844 } }

test('on a phone one finds a point, writes in it and never scrolls sideways', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const pat = await sit({ role: 'drafter', party: 1 }, 'Pat', onPhone)

  await pat.getByRole('button', { name: 'Points' }).click()
  await pat.getByRole('navigation', { name: 'Points' }).getByRole('link').nth(11).click()
  await expect(textOf(pat, 12)).toBeInViewport()
  await typeInPoint(pat, 12, 'Written on the way.')
  await saved(pat)
  await expectWords(ana, 12, 'Written on the way.')

  const overflow = await pat.evaluate('document.documentElement.scrollWidth - innerWidth')
  expect(overflow).toBeLessThanOrEqual(0)
})
