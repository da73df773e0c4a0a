import { expect, type Locator, type Page } from '@playwright/test'
import { saved, textOf } from './person.ts'

/** What of a page's own names is used below; these files know none of them. */
interface PageNames {
  readonly document: {
    createTreeWalker(
      root: unknown,
      what: number,
    ): { nextNode(): { readonly data: string; readonly length: number } | null }
  }
  getSelection(): {
    readonly isCollapsed: boolean
    setBaseAndExtent(...from: readonly unknown[]): void
  }
  requestAnimationFrame(then: () => void): void
}

/** Selects words in the text of a point, as a pointer drawn over them would; the editor knows of it afterwards. */
export async function selectWords(page: Page, number: number, words: string): Promise<void> {
  // What others write at this very moment may have the editor put its caret back.
  await expect(async () => expect(await areSelected(page, number, words)).toBe(true)).toPass()
}

const areSelected = (page: Page, number: number, words: string): Promise<boolean> =>
  textOf(page, number).evaluate(async (text, wanted) => {
    const { document, getSelection, requestAnimationFrame } = globalThis as unknown as PageNames
    const TEXT_NODES = 4
    const walker = document.createTreeWalker(text, TEXT_NODES)
    const nodes: { readonly data: string; readonly length: number }[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) nodes.push(node)
    const start = nodes
      .map((node) => node.data)
      .join('')
      .indexOf(wanted)
    if (start < 0) throw new Error(`There is no “${wanted}”`)
    const placeAt = (letters: number): readonly unknown[] => {
      let left = letters
      for (const node of nodes) {
        if (left <= node.length) return [node, left]
        left -= node.length
      }
      return []
    }
    const [from, to] = [placeAt(start), placeAt(start + wanted.length)]
    getSelection.call(globalThis).setBaseAndExtent(...from, ...to)
    const frame = (): Promise<void> =>
      new Promise((resolve) => requestAnimationFrame.call(globalThis, resolve))
    await frame()
    await frame()
    return !getSelection.call(globalThis).isCollapsed
  }, words)

/** Comments on words of a point, by the key. */
export async function commentOn(
  page: Page,
  number: number,
  words: string,
  remark: string,
): Promise<void> {
  await selectWords(page, number, words)
  await page.keyboard.press('Control+Alt+m')
  const composer = page.getByRole('textbox', { name: `Comment on point ${number}` })
  await expect(composer).toBeFocused()
  await page.keyboard.type(remark)
  await page.keyboard.press('Control+Enter')
  await expect(composer).toHaveCount(0)
}

/** The threads that the panel shows. */
export const threads = (page: Page): Locator => page.getByRole('article', { name: /^Comment by / })

/** The marked words of open comments in the text of a point. */
export const markedWords = (page: Page, number: number): Locator =>
  textOf(page, number).locator('[data-thread]')

/** Brings the open comments of a point to the side of the page. */
export async function showComments(page: Page, number: number): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^\\d+ open comments? on point ${number}$`) })
    .click()
}

/** Where a party stands, at the foot of a point; `party` is its place in the plan. */
export const standing = (page: Page, number: number, party: number): Locator =>
  page
    .getByRole('list', { name: `Positions on point ${number}` })
    .getByRole('button')
    .nth(party)

/** Takes a position by the form, for instance "Accepts". */
export async function takePosition(
  page: Page,
  number: number,
  party: number,
  stance: string,
  reason = '',
): Promise<void> {
  await standing(page, number, party).click()
  const form = page.getByRole('form', { name: 'Take a position' })
  // Whoever presses it before their own words arrived, or when there is a position, is shown where the party stands.
  const begin = page.getByRole('button', { name: /^Take a (new )?position$/ })
  await expect(form.or(begin)).toBeVisible()
  if (await begin.isVisible()) await begin.click()
  await form.getByRole('radio', { name: stance, exact: false }).first().check()
  if (reason !== '') await form.getByRole('textbox').fill(reason)
  await form.getByRole('button', { name: 'Confirm position' }).click()
  await expect(form).toHaveCount(0)
}

/** Opens the page that shows where agreement stands. */
export async function goToAgreement(page: Page): Promise<void> {
  await saved(page)
  await page.getByRole('link', { name: 'Agreement', exact: true }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Where agreement stands' }),
  ).toBeVisible()
}

/** The row of a point in the table of agreement. */
const agreementRow = (page: Page, number: number): Locator =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${number}\\b`) }) })

/** The status of a point in the table of agreement. */
export const agreementStatus = (page: Page, number: number): Locator =>
  agreementRow(page, number).getByRole('cell').first()

/** Where a party stands on a point in the table of agreement; `party` is its place in the plan. */
export const agreementCell = (page: Page, number: number, party: number): Locator =>
  agreementRow(page, number)
    .getByRole('cell')
    .nth(party + 1)
