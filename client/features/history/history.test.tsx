import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PointId } from '../../../shared/model/ids.ts'
import { paragraph } from '../../../shared/print/testing/aText.ts'
import type { HistoryState } from '../../sync/history.ts'
import { aTable, type ATable } from '../../sync/testing/aTable.ts'
import { HistoryView } from './HistoryView.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const P1 = 'p1' as PointId
let table: ATable
let page: HTMLElement
let root: Root
let states: HistoryState[]
let asked: string[]
let fails: boolean

const state = (seq: number, words: string, by: string[] = ['me']): HistoryState => ({
  from: seq,
  seq,
  begunAt: Date.UTC(2031, 2, 3, 14, seq),
  at: Date.UTC(2031, 2, 3, 14, seq),
  by,
  text: [paragraph(words)],
})

beforeEach(() => {
  vi.useFakeTimers()
  table = aTable()
  page = document.createElement('div')
  root = createRoot(page)
  states = [state(1, 'The Parties', ['server']), state(5, 'The Parties agree.')]
  asked = []
  fails = false
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    if (fails) return Promise.reject(new TypeError('Failed to fetch'))
    const query = new URL(path, 'http://parley.test').searchParams
    const [from, limit] = [Number(query.get('from')), Number(query.get('limit'))]
    const found = states.filter((one) => one.seq >= from).slice(0, limit)
    const next = (found.at(-1)?.seq ?? Infinity) < (states.at(-1)?.seq ?? 0)
    const body = {
      pointId: P1,
      states: found,
      next: next ? (found.at(-1)?.seq ?? 0) + 1 : null,
      total: states.length,
    }
    return Promise.resolve(new Response(JSON.stringify(body)))
  })
})
afterEach(() => {
  act(() => root.unmount())
  table.workspace.awareness.destroy()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const settle = (ms = 0) => act(() => vi.advanceTimersByTimeAsync(ms))
async function open(pointId = P1): Promise<void> {
  act(() => root.render(table.around(<HistoryView pointId={pointId} />)))
  await settle()
}
const words = (): string => (page.textContent ?? '').replace(/\s+/g, ' ')
const button = (name: string): HTMLButtonElement => {
  const found = [...page.querySelectorAll('button')].find(
    (one) => one.getAttribute('aria-label') === name || one.textContent === name,
  )
  if (found === undefined) throw new Error(`There is no button ${name}`)
  return found
}
const press = (name: string) => act(async () => button(name).click())
const range = (): HTMLInputElement | null => page.querySelector('input[type=range]')

describe('the history of a point', () => {
  it('begins at the newest state, with who, when and what changed', async () => {
    await open()
    expect(words()).toContain('2 of 2')
    expect(words()).toContain('Mina (A)')
    expect(words()).toMatch(/3 March 2031/)
    expect(page.querySelector('ins')?.textContent).toContain('agree.')
    expect(range()?.getAttribute('aria-valuetext')).toMatch(/^Mina \(A\), 3 March 2031/)
  })

  it('goes back and forth by buttons and by the slider, and shows the words without marks', async () => {
    await open()
    await press('Earlier')
    expect(words()).toContain('1 of 2')
    expect(words()).toContain('Parley')
    expect(button('Earlier').disabled).toBe(true)
    await act(async () => {
      const slider = range()
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(slider, '1')
      slider?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    expect(words()).toContain('2 of 2')
    await act(async () => page.querySelector<HTMLElement>('input[type=checkbox]')?.click())
    expect(page.querySelector('ins')).toBeNull()
    expect(words()).toContain('The Parties agree.')
  })

  it('plays from the beginning to the end, and stops there', async () => {
    states = [...states, state(9, 'The Parties agree at once.')]
    await open()
    await press('Play')
    expect(words()).toContain('1 of 3')
    await settle(1_200)
    expect(words()).toContain('2 of 3')
    await settle(1_200)
    expect(words()).toContain('3 of 3')
    await settle(1_200)
    expect(button('Play')).toBeDefined()
    await press('Play')
    await press('Pause')
    await settle(5_000)
    expect(words()).toContain('1 of 3')
  })

  it('takes in what is written while it is shown, and asks for nothing that it has', async () => {
    await open()
    states = [...states, state(9, 'The Parties agree at once.', ['me', 'server'])]
    table.write('p1', 'The Parties agree at once.')
    await settle(3_000)
    expect(words()).toContain('3 of 3')
    expect(words()).toContain('Mina (A) and Parley')
    expect(asked.map((path) => /from=(\d+)/.exec(path)?.[1])).toEqual(['1', '2'])
  })

  it('stays where one looks while others write, and joins states that became one', async () => {
    await open()
    await press('Earlier')
    states = [{ ...state(1, 'All at once.', ['server', 'me']), seq: 9 }]
    table.write('p1', 'All at once.')
    await settle(3_000)
    expect(words()).toContain('1 of 1')
    expect(words()).toContain('Parley and Mina (A)')
  })

  it('reads a long life in pages', async () => {
    states = Array.from({ length: 230 }, (_, at) => state(at + 1, `State ${at + 1}`))
    await open()
    await settle()
    expect(words()).toContain('230 of 230')
    expect(asked).toHaveLength(3)
  })

  it('says when nobody has written yet, and when the server cannot be reached', async () => {
    states = []
    await open()
    expect(words()).toContain('Nobody has written in this point yet.')
    fails = true
    await open('p2' as PointId)
    expect(words()).toContain('Parley cannot be reached')
    fails = false
    states = [state(1, 'Words')]
    await press('Try again')
    await settle()
    expect(words()).toContain('1 of 1')
  })
})
