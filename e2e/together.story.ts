import { enterPoint, expectWords, saved, textOf, typeInPoint, wordsOf } from './person.ts'
import { expect, test } from './story.ts'

test('three parties type in one point and all read the same text', async ({ sit }) => {
  const [ana, ben, chi] = await Promise.all([
    sit({ role: 'head', party: 0 }, 'Ana'),
    sit({ role: 'drafter', party: 1 }, 'Ben'),
    sit({ role: 'drafter', party: 2 }, 'Chi'),
  ])

  await typeInPoint(ana, 5, 'The Parties agree.')
  for (const page of [ben, chi]) await expectWords(page, 5, 'The Parties agree.')

  await Promise.all([ana, ben, chi].map((page) => enterPoint(page, 5)))
  await Promise.all([
    ana.keyboard.type(' Alpha beta gamma'),
    ben.keyboard.type(' Ксенія пише'),
    chi.keyboard.type(' Damai dan adil'),
  ])
  await Promise.all([ana, ben, chi].map(saved))

  const letters = (text: string): string => Array.from(text).sort().join('')
  const all = letters('The Parties agree. Alpha beta gamma Ксенія пише Damai dan adil')
  await expect.poll(async () => letters(await wordsOf(ana, 5))).toBe(all)
  const text = await wordsOf(ana, 5)
  for (const page of [ben, chi]) await expectWords(page, 5, text)
})

test('a caret carries the name and the party of whoever holds it', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana Horvat')
  const ben = await sit({ role: 'drafter', party: 1 }, 'Ben Okafor')

  await enterPoint(ana, 3)
  await typeInPoint(ben, 3, 'here')

  await expect(textOf(ana, 3).getByText(/Ben Okafor/)).toBeVisible()
})
