import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type TrendSample, writeTrendSample } from '../../../shared/model/record.ts'
import { useScreen } from '../../state/screen.ts'
import { type ATable, aTable } from '../../sync/testing/aTable.ts'
import { AgreementView } from './AgreementView.tsx'
import { labelHeights, scale, steps } from './trendSteps.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let place: HTMLElement
let root: Root
let table: ATable

beforeEach(() => {
  vi.useFakeTimers()
  useScreen.getState().reset()
  history.replaceState(null, '', '/plan/plan/agreement')
  table = aTable({ role: 'convener', partyId: null })
  place = document.createElement('div')
  document.body.append(place)
})

afterEach(() => {
  act(() => root.unmount())
  place.remove()
  table.workspace.awareness.destroy()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function open(): void {
  root = createRoot(place)
  act(() => root.render(table.around(<AgreementView />)))
}

/** A: agrees, B: on earlier wording, C: opposes, all on point 1; all agree on point 2. */
function talk(): void {
  table.take('b', 'p1', 'accept')
  table.write('p1', 'Borders are open.')
  table.take('a', 'p1', 'accept')
  table.take('c', 'p1', 'oppose', 'No.')
  for (const party of ['a', 'b', 'c']) table.take(party, 'p2', 'accept')
}

const rows = (): (string | null)[][] =>
  [...place.querySelectorAll('tbody tr:not(:first-child)')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  )
const lead = (): string => place.querySelector('h1 + p')?.textContent ?? ''
const select = (label: string, value: string): void =>
  act(() => {
    const field = [...place.querySelectorAll('label')].find((one) => one.textContent === label)
    const list = document.getElementById(field?.htmlFor ?? '')
    Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set?.call(list, value)
    list?.dispatchEvent(new Event('change', { bubbles: true }))
  })
const showBlocked = (): void =>
  act(() => place.querySelectorAll<HTMLElement>('input[type=radio]')[1]?.click())

describe('where agreement stands', () => {
  it('is a table of points by parties, with what is not agreement told as such', () => {
    talk()
    open()
    expect(rows()).toEqual([
      [
        '1Sovereignty',
        '1 position on earlier wording',
        'accepts',
        'accepted earlier wording',
        'opposes',
      ],
      ['2Navigation', 'Agreed by all', 'accepts', 'accepts', 'accepts'],
      ['3Elections', 'No text yet', 'no position', 'no position', 'no position'],
    ])
    expect(lead()).toBe('1 of 3 points agreed by all · 1 position on earlier wording')
    expect([...place.querySelectorAll('[scope=rowgroup]')].map((one) => one.textContent)).toEqual([
      'Peace1 of 2 agreed · 1 with earlier wording',
      'Future0 of 1 agreed · 1 without text',
    ])
    expect(
      [...place.querySelectorAll('tfoot td')].map((one) =>
        [...one.querySelectorAll('li')].map((line) => line.textContent),
      ),
    ).toEqual([
      ['2 accepts', '1 no position'],
      ['1 accepts', '1 on earlier wording', '1 no position'],
      ['1 accepts', '1 opposes', '1 no position'],
    ])
  })

  it('follows the text and the parties within a second, even while somebody never stops typing', () => {
    talk()
    open()
    for (let letter = 0; letter < 10; letter++) {
      act(() => {
        table.write('p2', `The river is open.${'.'.repeat(letter)}`)
        vi.advanceTimersByTime(100)
      })
    }
    expect(rows()[1]).toEqual([
      '2Navigation',
      '3 positions on earlier wording',
      ...Array.from({ length: 3 }, () => 'accepted earlier wording'),
    ])
    act(() => table.take('c', 'p1', 'seek-instructions'))
    expect(rows()[0]?.[4]).toBe('seeks instructions')
  })

  it('shows what blocks agreement, and says so when nothing does', () => {
    talk()
    table.change('p3', { status: 'struck' })
    open()
    showBlocked()
    expect(rows().map((row) => row[0])).toEqual(['1Sovereignty'])
    expect([...place.querySelectorAll('tbody td ul li')].map((one) => one.textContent)).toEqual([
      'Opposes: C',
      'On earlier wording: B',
    ])
    expect(rows()[0]?.[1]).toBe('Opposes: COn earlier wording: B')
    expect(place.querySelector('[role=status]:not(:empty)')?.textContent).toBe('1 point shown')
    act(() => {
      for (const party of ['b', 'c']) table.take(party, 'p1', 'accept')
    })
    expect(place.textContent).toContain('Nothing blocks agreement: every point is agreed.')
  })

  it('can be narrowed to a pillar, or to how a party stands', () => {
    talk()
    open()
    select('Pillar', 'two')
    expect(rows().map((row) => row[0])).toEqual(['3Elections'])
    select('Pillar', '')
    select('Position', 'b stale')
    expect(rows().map((row) => row[0])).toEqual(['1Sovereignty'])
    act(() => table.take('b', 'p1', 'accept'))
    expect(place.textContent).toContain('No point stands like that now.')
  })

  it('leads from a cell to that party’s position at the point', () => {
    talk()
    open()
    const cells = place.querySelectorAll<HTMLAnchorElement>('tbody td a')
    expect(cells[1]?.getAttribute('href')).toBe('/plan/plan/point/p1')
    act(() => cells[1]?.click())
    expect(location.pathname).toBe('/plan/plan/point/p1')
    expect(useScreen.getState()).toMatchObject({
      openPoint: 'p1',
      openPosition: 'b',
      tab: 'positions',
    })
  })

  it('goes by arrow keys from cell to cell', () => {
    talk()
    open()
    const first = place.querySelector<HTMLElement>('tbody th[scope=row] a')
    const press = (key: string): void =>
      act(() => {
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      })
    act(() => first?.focus())
    press('ArrowRight')
    press('ArrowRight')
    press('ArrowDown')
    press('ArrowDown')
    const cell = document.activeElement?.closest('td')
    expect([cell?.cellIndex, cell?.parentElement?.textContent]).toEqual([
      3,
      expect.stringContaining('Elections'),
    ])
    press('ArrowDown')
    expect(document.activeElement?.closest('td')).toBe(cell)
  })

  it('is a list of points on a narrow screen', () => {
    vi.stubGlobal('matchMedia', () => ({
      matches: true,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }))
    talk()
    open()
    expect(place.querySelector('table')).toBeNull()
    const first = place.querySelector('section ul > li')
    expect([...(first?.querySelectorAll('ul li') ?? [])].map((one) => one.textContent)).toEqual([
      'Aaccepts',
      'Baccepted earlier wording',
      'Copposes',
    ])
  })

  it('says what to do before anybody has taken a position', () => {
    open()
    expect(place.textContent).toContain(
      'No positions yet. Heads of delegation take positions at the foot of each point.',
    )
  })
})

describe('the way until now', () => {
  const sample = (at: number, agreed: number, stale: number): TrendSample => ({
    at: Date.UTC(2031, 2, at),
    points: 28,
    agreed,
    adReferendum: 1,
    bracketed: 9,
    brackets: 12,
    stale,
    open: 0,
    empty: 0,
  })

  it('is drawn once there are two moments, and told as a table', () => {
    writeTrendSample(table.workspace.record, sample(1, 4, 2))
    open()
    expect(place.querySelector('[role=img]')).toBeNull()
    act(() => writeTrendSample(table.workspace.record, sample(5, 10, 0)))
    expect(place.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
      'Points over time; now 11 agreed, 9 in brackets, 0 earlier wording',
    )
    const cells = [...place.querySelectorAll('details tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].map((cell) => cell.textContent),
    )
    expect(cells).toEqual([
      ['28', '11', '9', '0'],
      ['28', '5', '9', '2'],
    ])
  })

  it('goes in steps: a count holds until the next one', () => {
    const samples = [sample(1, 13, 0), sample(2, 27, 0), sample(3, 27, 0)]
    const to = scale(samples, { left: 0, top: 0, width: 100, height: 28 })
    expect(steps(samples, ({ agreed, adReferendum }) => agreed + adReferendum, to)).toBe(
      'M0 14H50V0H100V0',
    )
  })

  it('never lets the names of two lines cover each other', () => {
    expect(labelHeights([10, 12, 11], 5, 100)).toEqual([10, 20, 15])
    expect(labelHeights([99, 100], 5, 100)).toEqual([95, 100])
  })
})
