import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { toBase64 } from 'lib0/buffer'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { MemberId, PointId, VersionId } from '../../../shared/model/ids.ts'
import { plainText, readPointText } from '../../../shared/model/pointText.ts'
import { readPlan, readVersions, writeVersion } from '../../../shared/model/record.ts'
import { readReview } from '../../../shared/model/review.ts'
import { authorsOf } from '../../../shared/model/textAuthors.ts'
import { type FrozenVersion, VERSION_FORM, versionText } from '../../../shared/model/version.ts'
import { contentOf } from '../../../shared/rules/freeze.ts'
import { tableHash } from '../../../shared/rules/planState.ts'
import { aTable, type ATable } from '../../sync/testing/aTable.ts'
import type { VersionAddresses } from './addresses.ts'
import { CompareView } from './CompareView.tsx'
import { VersionReading } from './VersionReading.tsx'
import { VersionsView } from './VersionsView.tsx'
import { draftSentence, movedSentence, writersSentence } from './versionWords.ts'

const addresses: VersionAddresses = {
  list: '/versions',
  version: (id) => `/versions/${id}`,
  compare: (from, to) => `/compare/${from}/${to}`,
  point: (id) => `/point/${id}`,
}

let table: ATable
let page: HTMLElement
let root: Root
let answers: Map<string, string>
/** Versions are cached by their ids, so every test has its own. */
let test = 0

beforeEach(() => {
  test += 1
  table = aTable({ role: 'pen-holder', partyId: null })
  page = document.createElement('div')
  document.body.append(page)
  root = createRoot(page)
  answers = new Map()
  vi.stubGlobal('fetch', (path: string) => {
    const body = answers.get(path)
    return Promise.resolve(
      body === undefined ? new Response('{}', { status: 503 }) : new Response(body),
    )
  })
})
afterEach(() => {
  root.unmount()
  page.remove()
  vi.unstubAllGlobals()
})

async function hashOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Freezes what is on the table, as the server does. */
async function freeze(symbol: string, note = ''): Promise<VersionId> {
  const { record, plan: text, review, planId } = table.workspace
  const plan = readPlan(record)
  if (plan === null) throw new Error('There is no plan')
  const before = readVersions(record).at(-1)
  const version: FrozenVersion = {
    form: VERSION_FORM,
    planId,
    id: `v${test}-${(before?.number ?? 0) + 1}` as VersionId,
    number: (before?.number ?? 0) + 1,
    symbol,
    kind: 'chairs-text',
    note,
    at: Date.UTC(2031, 2, 3, 14, 5),
    by: 'me' as MemberId,
    previous: before?.hash ?? null,
    content: contentOf({
      plan,
      textOf: (id) => readPointText(text.getXmlFragment(pointRoot(id))),
      review: readReview(review),
      receipts: new Map(),
    }),
  }
  const hash = await hashOf(versionText(version))
  const { form: _form, planId: _plan, content, ...facts } = version
  writeVersion(record, {
    ...facts,
    hash,
    tableHash: tableHash(content),
    stateVector: toBase64(Y.encodeStateVector(text)),
  })
  answers.set(
    `/api/plans/${planId}/versions/${version.id}`,
    JSON.stringify({ version, hash, signature: 'AAAA', publicKey: 'AAAA' }),
  )
  return version.id
}

const words = (): string => (page.textContent ?? '').replace(/\s+/g, ' ')
const show = (view: React.ReactNode): void => flushSync(() => root.render(table.around(view)))
/** Waits for what is fetched and compared in slices. */
const shows = (sentence: string | RegExp): Promise<void> =>
  vi.waitFor(() => expect(words()).toMatch(sentence), { timeout: 3_000 })
const button = (name: string): HTMLElement => {
  const found = [...document.querySelectorAll('button')].find((one) =>
    one.textContent?.includes(name),
  )
  if (found === undefined) throw new Error(`There is no button ${name}`)
  return found
}

describe('the list of versions', () => {
  it('says what to do while there is none, to those who may and to those who may not', () => {
    show(<VersionsView addresses={addresses} />)
    expect(words()).toContain('No version was frozen yet. Freeze one before a meeting')
    root.unmount()
    root = createRoot(page)
    table = aTable({ role: 'observer', partyId: null })
    show(<VersionsView addresses={addresses} />)
    expect(words()).toContain('A convener or a pen-holder freezes one')
    expect(words()).not.toContain('Freeze a version')
  })

  it('shows the newest first, with who, when, what for, and where to go', async () => {
    await freeze('Draft 2', 'First reading')
    table.write('p1', 'Borders are firm.')
    await freeze('Draft 3/Rev.1')
    show(<VersionsView addresses={addresses} />)
    const titles = [...page.querySelectorAll('h2')].map((one) => one.textContent)
    expect(titles).toEqual(['Draft 3/Rev.1', 'Draft 2'])
    expect(words()).toContain('Chair’s text')
    expect(words()).toContain('First reading')
    expect(words()).toMatch(/Frozen by Mina on 3 March 2031/)
    const links = [...page.querySelectorAll('a')].map((one) => one.getAttribute('href'))
    expect(links).toEqual([
      `/compare/v${test}-2/now`,
      `/versions/v${test}-2`,
      `/compare/v${test}-2/now`,
      `/compare/v${test}-1/v${test}-2`,
      `/versions/v${test}-1`,
      `/compare/v${test}-1/now`,
    ])
  })

  it('says which draft is on the table, and that it was edited since, until the words are back', async () => {
    await freeze('Draft 2')
    show(<VersionsView addresses={addresses} />)
    expect(words()).toContain('On the table now: Draft 2')
    expect(words()).not.toContain('edited since')
    table.write('p1', 'Other words.')
    await shows('Draft 2, edited since')
    table.write('p1', 'Borders are inviolable.')
    await vi.waitFor(() => expect(words()).not.toContain('edited since'), { timeout: 3_000 })
  })

  it('asks for a symbol that is free before it freezes, and sends the command', async () => {
    await freeze('Draft 2')
    const sent: unknown[] = []
    vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)).command)
      return Promise.resolve(new Response(JSON.stringify({ before: false, seat: null })))
    })
    show(<VersionsView addresses={addresses} />)
    flushSync(() => button('Freeze a version').click())
    const fields = [...document.querySelectorAll('input')]
    const type = (field: HTMLInputElement | undefined, text: string): void => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
      flushSync(() => field?.dispatchEvent(new Event('input', { bubbles: true })))
    }
    expect(fields[0]?.value).toBe('Draft 3')
    type(fields[0], ' draft 2 ')
    const submit = [...document.querySelectorAll('button')].find((one) => one.type === 'submit')
    flushSync(() => submit?.click())
    expect(document.body.textContent).toContain('A version of this plan has that symbol already')
    expect(sent).toEqual([])
    type(fields[0], ' Draft 3/Rev.1 ')
    type(fields[1], 'For Monday')
    flushSync(() => submit?.click())
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toEqual({
      kind: 'freezeVersion',
      symbol: 'Draft 3/Rev.1',
      versionKind: 'draft',
      note: 'For Monday',
    })
  })
})

describe('reading a version', () => {
  it('shows the words as they were, whatever became of them, and that the hash is the one in the record', async () => {
    table.take('a', 'p1', 'accept')
    const id = await freeze('Draft 2')
    table.write('p1', 'Other words.')
    show(<VersionReading id={id} addresses={addresses} />)
    await shows('Borders are inviolable.')
    expect(words()).toContain('Frozen version, not the text of now')
    expect(words()).toContain('it is the one in the record')
    expect(words()).toContain('Party A accepts')
    expect(words()).not.toContain('Other words.')
  })

  it('says so when the words are not those that were frozen', async () => {
    const id = await freeze('Draft 2')
    const path = `/api/plans/plan/versions/${id}`
    answers.set(path, (answers.get(path) ?? '').replace('inviolable', 'negotiable'))
    show(<VersionReading id={id} addresses={addresses} />)
    await shows('This version is not the one that was frozen')
    show(<CompareView from={id} to="now" addresses={addresses} onSides={() => undefined} />)
    await shows('This version is not the one that was frozen')
  })

  it('offers to try again when the server cannot be reached', async () => {
    show(<VersionReading id={'nowhere' as VersionId} addresses={addresses} />)
    await shows('Parley cannot be reached')
    expect(words()).toContain('Try again')
  })

  it('restores the wording of one point as an edit, after showing what changes', async () => {
    const id = await freeze('Draft 2')
    table.write('p1', 'Borders are negotiable.')
    show(<VersionReading id={id} addresses={addresses} />)
    await shows('Restore this wording')
    expect(page.querySelectorAll('section section button')).toHaveLength(1)
    flushSync(() => button('Restore this wording').click())
    expect(document.querySelector('[role=dialog] ins')?.textContent).toContain('inviolable')
    expect(document.querySelector('[role=dialog] del')?.textContent).toContain('negotiable')
    const confirm = [...document.querySelectorAll('button')].find((one) => one.type === 'submit')
    flushSync(() => confirm?.click())
    const text = table.workspace.plan.getXmlFragment(pointRoot('p1' as PointId))
    expect(plainText(readPointText(text), () => '')).toBe('Borders are inviolable.')
    await vi.waitFor(() => expect(words()).not.toContain('Restore this wording'))
  })
})

describe('comparing', () => {
  it('says first how much changed, then what, and hides what did not unless it is asked for', async () => {
    const id = await freeze('Draft 2')
    table.write('p1', 'Borders are negotiable.')
    table.change('p2', { status: 'struck' })
    show(<CompareView from={id} to="now" addresses={addresses} onSides={() => undefined} />)
    await shows('1 point changed, 1 struck.')
    expect(page.querySelector('ins')?.textContent).toContain('negotiable')
    expect(page.querySelectorAll('ol > li')).toHaveLength(2)
    flushSync(() => page.querySelector('input')?.click())
    expect(page.querySelectorAll('ol > li')).toHaveLength(3)
    expect(words()).toContain('Unchanged')
  })

  it('names who wrote what is new', async () => {
    const id = await freeze('Draft 2')
    const { plan } = table.workspace
    authorsOf(plan).set(String(plan.clientID), 'me' as MemberId)
    table.write('p1', 'Borders are negotiable.')
    show(<CompareView from={id} to="now" addresses={addresses} onSides={() => undefined} />)
    await shows('New words by Mina.')
  })

  it('follows the text of now', async () => {
    const id = await freeze('Draft 2')
    show(<CompareView from={id} to="now" addresses={addresses} onSides={() => undefined} />)
    await shows('Nothing changed.')
    expect(words()).toContain('Every word and every heading is the same.')
    table.write('p2', 'Other words.')
    await shows('1 point changed.')
  })

  it('says that there is no last visit in a browser that keeps none, and lets one choose other sides', async () => {
    const id = await freeze('Draft 2')
    const chosen: string[][] = []
    const onSides = (...sides: string[]): void => void chosen.push(sides)
    show(<CompareView from="last-visit" to="now" addresses={addresses} onSides={onSides} />)
    await shows('keeps nothing of an earlier visit')
    const [from] = page.querySelectorAll('select')
    if (from === undefined) throw new Error('There is no choice')
    flushSync(() => {
      from.value = id
      from.dispatchEvent(new Event('change', { bubbles: true }))
    })
    flushSync(() => page.querySelector<HTMLElement>('[aria-label*="other way"]')?.click())
    expect(chosen).toEqual([
      [id, 'now'],
      ['now', 'last-visit'],
    ])
  })

  it('says what is no side at all', async () => {
    show(<CompareView from="A B" to="now" addresses={addresses} onSides={() => undefined} />)
    await shows('There is no such version')
  })
})

describe('the words of versions', () => {
  it('tell the draft, who wrote, and from where to where', () => {
    expect(draftSentence({ symbol: 'Draft 3', isEdited: false })).toBe('Draft 3')
    expect(draftSentence({ symbol: 'Draft 3', isEdited: true })).toBe('Draft 3, edited since')
    const plan = readPlan(table.workspace.record)
    if (plan === null) throw new Error('There is no plan')
    expect(writersSentence(plan, [])).toBeNull()
    expect(writersSentence(plan, ['me' as MemberId, 'server'])).toBe(
      'New words by Mina and Parley.',
    )
    const place = { number: 1, heading: 'x', pillar: 'Peace' }
    const moved = {
      pointId: 'p1' as PointId,
      kind: 'moved' as const,
      before: place,
      after: { ...place, number: 3 },
      headingChanged: false,
      comparison: null,
    }
    expect(movedSentence(moved)).toBe('From 1 to 3.')
    expect(movedSentence({ ...moved, after: { ...place, number: 3, pillar: 'Trade' } })).toBe(
      'From 1 to 3, from the pillar “Peace” to “Trade”.',
    )
    expect(movedSentence({ ...moved, kind: 'changed' })).toBeNull()
  })
})
