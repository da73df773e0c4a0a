import { mkdir, writeFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContextOptions, type Page, type TestInfo } from '@playwright/test'
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import { createPlanResponse, planResponse } from '../shared/wire/http.ts'
import { goTo } from './convener.ts'
import { textOf } from './person.ts'
import { showComments, threads } from './review.ts'
import type { ParleyServer } from './server.ts'
import { expect, test } from './story.ts'

const ON = '2026-03-03T10:00:00Z'
const BY_BO = { author: 'Bo Lind', date: ON }

/** A draft as it comes from a delegation: headings, a numbered list, a comment, and changes that nobody decided. */
async function wordFile(info: TestInfo): Promise<string> {
  const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel]) =>
    new Paragraph({ heading: level, children: [new TextRun(text)] })
  const item = (text: string) =>
    new Paragraph({ numbering: { reference: 'clauses', level: 0 }, children: [new TextRun(text)] })
  const document = new Document({
    comments: {
      children: [
        {
          id: 0,
          author: 'Ann Smith',
          date: new Date(ON),
          children: [new Paragraph({ children: [new TextRun('Which spring is meant?')] })],
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'clauses',
          levels: [{ level: 0, format: LevelFormat.LOWER_LETTER, text: '(%1)' }],
        },
      ],
    },
    sections: [
      {
        children: [
          heading('Peace and order', HeadingLevel.HEADING_1),
          heading('Meetings', HeadingLevel.HEADING_2),
          new Paragraph({
            children: [
              new TextRun('The Parties meet '),
              new CommentRangeStart(0),
              new TextRun('in spring'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0)] }),
              new DeletedTextRun({ id: 1, text: ' once', ...BY_BO }),
              new InsertedTextRun({ id: 2, text: ' twice', ...BY_BO }),
              new TextRun('.'),
            ],
          }),
          heading('Observers', HeadingLevel.HEADING_2),
          new Paragraph({ children: [new TextRun('Observers may:')] }),
          item('listen;'),
          item('ask.'),
          heading('Money', HeadingLevel.HEADING_1),
          heading('Costs', HeadingLevel.HEADING_2),
          new Paragraph({
            children: [
              new TextRun('Each side pays its own'),
              new InsertedTextRun({ id: 3, text: ' travel', ...BY_BO }),
              new TextRun(' costs.'),
            ],
          }),
        ],
      },
    ],
  })
  const path = info.outputPath('draft.docx')
  await mkdir(info.outputPath(), { recursive: true })
  await writeFile(path, await Packer.toBuffer(document))
  return path
}

async function startPage(page: Page, name = 'Cleo'): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('radio', { name: /From a file or text/ }).check()
}
const choose = (page: Page, path: string) => page.locator('input[type=file]').setInputFiles(path)
const heading = (page: Page, number: number) =>
  page.getByRole('textbox', { name: `Heading of point ${number}`, exact: true })
const createButton = (page: Page) => page.getByRole('button', { name: 'Create the plan' })
const correct = async (page: Page, number: number, what: string): Promise<void> => {
  await page.getByRole('button', { name: `Correct point ${number}`, exact: true }).click()
  await page.getByRole('menuitem', { name: what, exact: true }).click()
}
async function create(page: Page): Promise<void> {
  await createButton(page).click()
  await expect(page.getByRole('heading', { name: 'Your plan is ready' })).toBeVisible()
  await page.getByRole('link', { name: 'Open the plan' }).click()
}

test('a Word file with tracked changes becomes a plan once each of them is decided', async ({
  browser,
  parley,
}, info) => {
  const page = await (await browser.newContext({ baseURL: parley.origin })).newPage()
  await startPage(page)
  await choose(page, await wordFile(info))
  await expect(heading(page, 1)).toHaveValue('Meetings')
  await expect(heading(page, 3)).toHaveValue('Costs')
  await page.getByLabel('Title', { exact: true }).fill('A framework')

  // Nothing is accepted silently.
  await expect(createButton(page)).toBeDisabled()
  await expect(page.getByText('3 changes wait for your decision').first()).toBeVisible()
  const del = page.locator('del').first()
  await expect(del).toContainText('once')
  await expect(del).toHaveAttribute('title', 'Bo Lind, 3 March 2026: taken out')
  await page.getByRole('button', { name: /^Accept\. .*put in “twice”/ }).click()
  await page.getByRole('button', { name: /^Accept\. .*taken out “once”/ }).click()
  await expect(page.getByText('1 change waits for your decision').first()).toBeVisible()
  await page.getByRole('button', { name: /^Reject\. .*put in “travel”/ }).click()
  await expect(page.locator('ins, del')).toHaveCount(0)
  await expect(createButton(page)).toBeEnabled()

  // What was not recognised is corrected, and a correction is taken back.
  await heading(page, 2).fill('Observers and guests')
  await correct(page, 2, 'Join with the point above')
  await expect(heading(page, 3)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(heading(page, 2)).toHaveValue('Observers and guests')
  await page.getByText('1 comment', { exact: true }).click()
  await expect(page.getByText('Which spring is meant?')).toBeVisible()
  await create(page)

  await expect(textOf(page, 1)).toHaveText('The Parties meet in spring twice.')
  await expect(textOf(page, 2)).toContainText('Observers may:')
  await expect(textOf(page, 3)).toHaveText('Each side pays its own costs.')
  await expect(page.getByRole('heading', { name: 'Observers and guests' }).first()).toBeVisible()
  await showComments(page, 1)
  await expect(threads(page)).toHaveCount(1)
  await expect(threads(page).first()).toContainText(
    'Comment by Ann Smith in the Word file, 3 March 2026:',
  )
  await expect(threads(page).first()).toContainText('Which spring is meant?')
  await goTo(page, 'Record')
  await expect(page.getByText(/The plan was made from the Word file .*draft\.docx/)).toBeVisible()
})

test('pasted text becomes a plan; a point is split, left out and put back', async ({
  browser,
  parley,
}) => {
  const page = await (await browser.newContext({ baseURL: parley.origin })).newPage()
  await startPage(page)
  await page
    .getByLabel('Or paste the text')
    .fill('# One pillar\n\n## First\n\nOne thing.\n\nAnother thing.\n\n## Second\n\nThe last.')
  await page.getByRole('button', { name: 'Use this text' }).click()
  await expect(heading(page, 2)).toHaveValue('Second')
  await page.getByLabel('Title', { exact: true }).fill('Pasted')
  await correct(page, 1, 'Split…')
  await page.getByRole('button', { name: 'Begin a new point here' }).click()
  await expect(heading(page, 2)).toHaveValue('Another thing')
  await correct(page, 3, 'Leave out')
  await expect(page.getByText('Left out: Second')).toBeVisible()
  await page.getByRole('button', { name: 'Put back “Second”' }).click()
  await correct(page, 3, 'Move up')
  await expect(heading(page, 2)).toHaveValue('Second')
  await create(page)
  await expect(textOf(page, 1)).toHaveText('One thing.')
  await expect(textOf(page, 2)).toHaveText('The last.')
  await expect(textOf(page, 3)).toHaveText('Another thing.')
})

test('a plan exported as JSON becomes a new plan with the same text', async ({
  browser,
  parley,
}, info) => {
  const page = await (await browser.newContext({ baseURL: parley.origin })).newPage()
  await page.goto('/')
  const first = await made(parley)
  const exported = await ask(parley, first, 'export?format=json')
  await mkdir(info.outputPath(), { recursive: true })
  const path = info.outputPath('plan.json')
  await writeFile(path, exported)

  await startPage(page)
  await choose(page, path)
  await expect(heading(page, 1)).toHaveValue('Meetings')
  await expect(page.getByLabel('Name of party 2')).toHaveValue('Party Y')
  await create(page)
  await expect(textOf(page, 1)).toContainText('The Parties meet')
  const id = new URL(page.url()).pathname.split('/')[2] ?? ''
  const second = await (await page.request.get(`/api/plans/${id}`)).json()
  const before = planResponse.parse(JSON.parse(await ask(parley, first, '')))
  expect(shape(planResponse.parse(second))).toEqual(shape(before))
})

test('an odd file is told in a sentence, and nothing that was typed is lost', async ({
  browser,
  parley,
}, info) => {
  const page = await (await browser.newContext({ baseURL: parley.origin })).newPage()
  await startPage(page, 'Cleo Moreau')
  await page.getByLabel('Or paste the text').fill('Words that I typed.')
  await mkdir(info.outputPath(), { recursive: true })
  const path = info.outputPath('odd.docx')
  await writeFile(path, Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(400, 7)]))
  await choose(page, path)
  await expect(page.getByRole('alert')).toContainText('This file is damaged')
  await expect(page.getByLabel('Or paste the text')).toHaveValue('Words that I typed.')
  await expect(page.getByLabel('Your name')).toHaveValue('Cleo Moreau')
  await expect(createButton(page)).toBeDisabled()
})

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 390],
] as const) {
  test(`the preview is readable and accessible, ${colorScheme} at ${width}`, async ({
    browser,
    parley,
  }, info) => {
    const options: BrowserContextOptions = { colorScheme, viewport: { width, height: 860 } }
    const context = await browser.newContext({ baseURL: parley.origin, ...options })
    const page = await context.newPage()
    await startPage(page)
    await choose(page, await wordFile(info))
    await expect(heading(page, 1)).toBeVisible()
    await page.screenshot({ path: info.outputPath('preview.png'), fullPage: true })
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
  })
}

interface Made {
  readonly planId: string
  readonly token: string
}

/** A plan with brackets, a table and references, made by a program. */
async function made({ origin }: ParleyServer): Promise<Made> {
  const run = (text: string) => ({
    ...{ kind: 'text', text, bold: false, italic: false, underline: false, link: null },
  })
  const line = (...content: object[]) => ({ kind: 'paragraph', content })
  const said = (of: string, text: string) => ({ of, blocks: [line(run(text))] })
  const cell = (text: string, header = false) => ({
    ...{ header, colspan: 1, rowspan: 1, blocks: [line(run(text))] },
  })
  const answer = await fetch(`${origin}/api/plans`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Program',
      content: {
        title: 'The first',
        parties: [
          { id: 'x', name: 'Party X', letter: 'X', colour: 'blue' },
          { id: 'y', name: 'Party Y', letter: 'Y', colour: 'rose' },
        ],
        pillars: [
          {
            heading: 'All',
            points: [
              {
                ...{ id: 'p', heading: 'Meetings', sourceNumber: null, comments: [] },
                text: [
                  line(
                    run('The Parties meet '),
                    {
                      ...{ kind: 'bracket', bracketId: 'k' },
                      alternatives: [said('x', 'once'), said('y', 'twice'), said('text', 'often')],
                    },
                    run(' as in '),
                    { kind: 'reference', pointId: 'q' },
                    { kind: 'footnote', content: [run('By rule.')] },
                    run('.'),
                  ),
                ],
              },
              {
                ...{ id: 'q', heading: 'Costs', sourceNumber: null, comments: [] },
                text: [
                  {
                    kind: 'table',
                    rows: [
                      [cell('Side', true), cell('Share', true)],
                      [cell('X'), cell('half')],
                    ],
                  },
                  { kind: 'orderedList', items: [[line(run('one;'))], [line(run('two.'))]] },
                ],
              },
            ],
          },
        ],
        source: { kind: 'text', name: 'A program', sha256: '0'.repeat(64) },
      },
    }),
  })
  return createPlanResponse.parse(await answer.json())
}

const ask = async ({ origin }: ParleyServer, { planId, token }: Made, what: string) =>
  (
    await fetch(`${origin}/api/plans/${planId}${what === '' ? '' : `/${what}`}`, {
      headers: { authorization: `Bearer ${token}` },
    })
  ).text()

/** A plan without its ids: what each names is told by its place. */
function shape({ title, parties, pillars }: ReturnType<typeof planResponse.parse>) {
  let json = JSON.stringify({
    title,
    parties,
    pillars: pillars.map(({ heading: name, points }) => ({
      name,
      points: points.map(({ id, number, heading: words, content }) => ({
        ...{ id, number, words, content: byParty(content) },
      })),
    })),
  })
  const ids = [
    ...parties.map((party) => party.id),
    ...pillars.flatMap((pillar) => pillar.points.map((point) => point.id)),
    ...(json.match(/(?<="bracketId":")[a-z0-9-]+/g) ?? []),
  ]
  for (const [at, id] of [...new Set(ids)].entries()) json = json.replaceAll(id, `id-${at}`)
  return JSON.parse(json) as unknown

  /** Alternatives are read in the order of the ids of their parties, which is chance. */
  function byParty(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(byParty)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]: [string, unknown]) => [
        key,
        key === 'alternatives' && Array.isArray(inner)
          ? inner.map((one: unknown) => JSON.stringify(byParty(one))).sort(placeOfParty)
          : byParty(inner),
      ]),
    )
  }
  function placeOfParty(a: string, b: string): number {
    const place = (text: string): number => parties.findIndex(({ id }) => text.includes(id))
    return place(a) - place(b)
  }
}
