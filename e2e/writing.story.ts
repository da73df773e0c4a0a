import { enterPoint, expectWords, saved, textOf, typeInPoint, writingIn } from './person.ts'
import { expect, test } from './story.ts'

test.describe('the text of a point holds', () => {
  test('sub-clauses, as they are typed and by the toolbar', async ({ sit }) => {
    const ana = await sit({ role: 'head', party: 0 }, 'Ana')
    const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
    await typeInPoint(ana, 10, 'The Parties shall:')
    await ana.keyboard.press('Enter')
    await ana.getByRole('button', { name: 'Sub-clauses (a), (b)' }).click()
    await ana.keyboard.type('withdraw')
    await ana.keyboard.press('Enter')
    await ana.keyboard.type('verify')
    await ana.keyboard.press('Enter')
    await ana.keyboard.press('Tab')
    await ana.keyboard.type('jointly')

    const outer = textOf(ben, 10).locator('> ol > li, div > ol > li')
    await expect(outer).toHaveCount(2)
    await expect(outer.nth(1).locator('ol > li')).toHaveText('jointly')
  })

  test('a bullet list', async ({ sit }) => {
    const ana = await sit({ role: 'head', party: 0 }, 'Ana')
    await enterPoint(ana, 11)
    await ana.getByRole('button', { name: 'Bullet list' }).click()
    await ana.keyboard.type('one')
    await ana.keyboard.press('Enter')
    await ana.keyboard.type('two')
    await expect(textOf(ana, 11).locator('ul > li')).toHaveText(['one', 'two'])
  })

  test('bold, italic and underlined words', async ({ sit }) => {
    const ana = await sit({ role: 'head', party: 0 }, 'Ana')
    const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
    await enterPoint(ana, 3)
    for (const [key, word] of [
      ['b', 'bold'],
      ['i', 'italic'],
      ['u', 'underlined'],
    ] as const) {
      await ana.keyboard.press(`Control+${key}`)
      await ana.keyboard.type(word)
      await ana.keyboard.press(`Control+${key}`)
      await ana.keyboard.type(' ')
    }
    await expect(textOf(ben, 3).locator('strong')).toHaveText('bold')
    await expect(textOf(ben, 3).locator('em')).toHaveText('italic')
    await expect(textOf(ben, 3).locator('u')).toHaveText('underlined')
  })

  test('a table with rows to add', async ({ sit }) => {
    const ana = await sit({ role: 'head', party: 0 }, 'Ana')
    const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
    await enterPoint(ana, 12)
    await ana.getByRole('button', { name: 'Table', exact: true }).click()
    await ana.keyboard.type('Year')
    await ana.keyboard.press('Tab')
    await ana.keyboard.type('Amount')
    await ana.getByRole('button', { name: 'Rows and columns' }).click()
    await ana.getByRole('menuitem', { name: 'Row below' }).click()

    const table = textOf(ben, 12).getByRole('table')
    await expect(table.getByRole('columnheader').first()).toHaveText('Year')
    await expect(table.getByRole('columnheader').nth(1)).toHaveText('Amount')
    await expect(table.getByRole('row')).toHaveCount(4)
  })

  test('a footnote with words of its own', async ({ sit }) => {
    const ana = await sit({ role: 'head', party: 0 }, 'Ana')
    const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
    await typeInPoint(ana, 14, 'Assets')
    await ana.getByRole('button', { name: 'Footnote' }).click()
    await expect(ana.getByRole('textbox', { name: 'Note 1' })).toBeFocused()
    await ana.keyboard.type('As listed in Annex II.')
    await ana.getByRole('button', { name: 'Done' }).click()
    await writingIn(ana, 14)
    await saved(ana)

    await expect(ben.getByRole('list', { name: 'Notes of point 14' })).toContainText(
      'As listed in Annex II.',
    )
  })

  test('a reference to another point, found by its number', async ({ sit }) => {
    const ana = await sit({ role: 'head', party: 0 }, 'Ana')
    const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
    await typeInPoint(ana, 15, 'Subject to #')
    await ana.getByRole('combobox', { name: 'Number or heading of the point' }).fill('20')
    await ana.keyboard.press('Enter')
    await writingIn(ana, 15)
    await expectWords(ben, 15, 'Subject to point 20')

    await textOf(ben, 15).getByRole('link', { name: 'point 20' }).click()
    await expect(textOf(ben, 20)).toBeInViewport()
  })

  test('a link, and refuses an address that could run a program', async ({ sit }) => {
    const ana = await sit({ role: 'head', party: 0 }, 'Ana')
    const ben = await sit({ role: 'drafter', party: 1 }, 'Ben')
    await typeInPoint(ana, 16, 'Charter')
    await ana.keyboard.press('Control+Shift+Home')
    await ana.getByRole('button', { name: 'Link', exact: true }).click()
    await ana.getByLabel('Link to').fill('javascript:alert(1)')
    await ana.keyboard.press('Enter')
    await expect(ana.getByRole('alert')).toBeVisible()
    await ana.getByLabel('Link to').fill('https://example.org/charter')
    await ana.keyboard.press('Enter')

    const link = textOf(ben, 16).getByRole('link', { name: 'Charter' })
    await expect(link).toHaveAttribute('href', 'https://example.org/charter')
  })
})
