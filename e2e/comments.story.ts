import { expectWords, keptHere, saved, statusLine, textOf, typeInPoint } from './person.ts'
import { commentOn, markedWords, selectWords, showComments, threads } from './review.ts'
import { expect, test } from './story.ts'

const SENTENCE = 'The Parties shall resolve it by negotiation alone.'

test('a comment on words is answered by another person and resolved', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const rita = await sit({ role: 'reviewer' }, 'Rita')
  await typeInPoint(ana, 2, SENTENCE)
  await saved(ana)
  await expectWords(rita, 2, SENTENCE)
  await commentOn(rita, 2, 'by negotiation alone', 'Does this exclude arbitration?')
  await saved(rita)

  await expect(markedWords(ana, 2)).toHaveText('by negotiation alone')
  await showComments(ana, 2)
  const thread = threads(ana).first()
  await expect(thread).toContainText('Does this exclude arbitration?')
  await thread.getByRole('button', { name: 'Answer' }).click()
  await expect(ana.getByRole('textbox', { name: 'Answer to Rita' })).toBeFocused()
  await ana.keyboard.type('Intended.')
  await ana.keyboard.press('Control+Enter')

  await expect(threads(rita).first()).toContainText('Intended.')
  await expect(rita.getByRole('button', { name: 'For you: 1 new' })).toBeVisible()
  await threads(rita).first().getByRole('button', { name: 'Resolve' }).click()
  await expect(threads(ana)).toHaveCount(0)
  await expect(markedWords(ana, 2)).toHaveCount(0)
  await ana.getByRole('button', { name: /^Resolved/ }).click()
  await expect(threads(ana).first()).toContainText('Resolved by Rita')
})

test('a comment whose words are deleted stays, with its quotation, and says so', async ({
  sit,
}) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const rita = await sit({ role: 'reviewer' }, 'Rita')
  await typeInPoint(ana, 2, SENTENCE)
  await saved(ana)
  await expectWords(rita, 2, SENTENCE)
  await commentOn(rita, 2, 'by negotiation alone', 'Really?')
  await saved(rita)
  await expect(markedWords(ana, 2)).toHaveText('by negotiation alone')

  await selectWords(ana, 2, ' by negotiation alone')
  await ana.keyboard.press('Delete')
  await saved(ana)
  await expectWords(rita, 2, 'The Parties shall resolve it.')
  for (const page of [ana, rita]) {
    await showComments(page, 2)
    await expect(threads(page).first()).toContainText('by negotiation alone')
    await expect(threads(page).first()).toContainText('These words were removed.')
    await expect(threads(page).first()).toContainText('On an earlier wording')
    await expect(markedWords(page, 2)).toHaveCount(0)
  }

  await textOf(ana, 2).click()
  await ana.keyboard.press('Control+z')
  for (const page of [ana, rita]) {
    await expect(markedWords(page, 2)).toHaveText('by negotiation alone')
    await expect(threads(page).first()).not.toContainText('These words were removed.')
  }
})

test('a comment keeps to its words when their paragraph is split and joined', async ({ sit }) => {
  const ana = await sit({ role: 'head', party: 0 }, 'Ana')
  const rita = await sit({ role: 'reviewer' }, 'Rita')
  await typeInPoint(ana, 2, 'First sentence here. Second sentence there. Second sentence there.')
  await saved(ana)
  await expect(textOf(rita, 2)).toContainText('there. Second')
  await selectWords(ana, 2, 'Second sentence')
  await ana.keyboard.press('Control+Alt+m')
  await expect(ana.getByRole('textbox', { name: 'Comment on point 2' })).toBeFocused()
  await ana.keyboard.type('Which second?')
  await ana.keyboard.press('Control+Enter')
  await saved(ana)
  await expect(markedWords(rita, 2)).toHaveText('Second sentence')

  await textOf(ana, 2).click()
  await ana.keyboard.press('Control+Home')
  for (let at = 0; at < 'First sentence here. '.length; at++) {
    await ana.keyboard.press('ArrowRight')
  }
  await ana.keyboard.press('Enter')
  await saved(ana)
  await expectWords(rita, 2, 'First sentence here. \nSecond sentence there. Second sentence there.')
  const firstMarked = async (page: typeof ana): Promise<string> =>
    textOf(page, 2)
      .locator('p')
      .nth(1)
      .evaluate((line) => {
        const first = line.querySelector('[data-thread]')
        return first?.previousSibling === null ? (first.textContent ?? '') : 'elsewhere'
      })
  for (const page of [ana, rita]) {
    await expect.poll(() => firstMarked(page)).toBe('Second sentence')
  }
  await ana.keyboard.press('Backspace')
  await saved(ana)
  await expect(markedWords(rita, 2)).toHaveText('Second sentence')
})

test('comments that were written offline are kept here and arrive later', async ({ sit }) => {
  const ana = await sit({ role: 'drafter', party: 0 }, 'Ana')
  const rita = await sit({ role: 'reviewer' }, 'Rita')
  await typeInPoint(ana, 1, SENTENCE)
  await saved(ana)
  await expectWords(rita, 1, SENTENCE)
  await rita.context().setOffline(true)
  await expect(statusLine(rita)).toHaveText(/^Offline/)
  await commentOn(rita, 1, 'resolve it', 'Resolve what?')
  await keptHere(rita, 1)
  await typeInPoint(ana, 1, ' And in good faith.')
  await saved(ana)
  await expect(markedWords(ana, 1)).toHaveCount(0)
  await rita.context().setOffline(false)
  await saved(rita)
  await expect(markedWords(ana, 1)).toHaveText('resolve it')
  await showComments(ana, 1)
  await expect(threads(ana).first()).toContainText('Resolve what?')
})

test('an observer reads comments and is offered none', async ({ sit }) => {
  const ana = await sit({ role: 'drafter', party: 0 }, 'Ana')
  const oleg = await sit({ role: 'observer' }, 'Oleg')
  await typeInPoint(ana, 1, SENTENCE)
  await commentOn(ana, 1, 'resolve it', 'Resolve what?')
  await saved(ana)
  await showComments(oleg, 1)
  await expect(threads(oleg).first()).toContainText('Resolve what?')
  await expect(threads(oleg).first().getByRole('button', { name: 'Answer' })).toHaveCount(0)
  await expect(oleg.getByRole('button', { name: /^Comment/ })).toHaveCount(0)
})
