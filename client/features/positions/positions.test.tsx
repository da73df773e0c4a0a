import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PartyId, PointId } from '../../../shared/model/ids.ts'
import { readReview, positionsOn } from '../../../shared/model/review.ts'
import { writeReceipt } from '../../../shared/model/record.ts'
import type { MemberId } from '../../../shared/model/ids.ts'
import { usePositionDrafts } from '../../state/positionDrafts.ts'
import { useScreen } from '../../state/screen.ts'
import { type ATable, aTable } from '../../sync/testing/aTable.ts'
import { PositionBar } from './PositionBar.tsx'
import { PositionsPanel } from './PositionsPanel.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const P1 = 'p1' as PointId
const A = 'a' as PartyId
let place: HTMLElement
let root: Root
let table: ATable

beforeEach(() => {
  vi.useFakeTimers()
  useScreen.getState().reset()
  usePositionDrafts.setState({ drafts: new Map() })
  place = document.createElement('div')
  document.body.append(place)
})

afterEach(() => {
  act(() => root.unmount())
  place.remove()
  table.workspace.awareness.destroy()
  vi.useRealTimers()
})

function sit(at: ATable): void {
  table = at
  root = createRoot(place)
  act(() => {
    useScreen.getState().focusPoint(P1)
    root.render(
      table.around(
        <>
          <PositionBar pointId={P1} />
          <PositionsPanel />
        </>,
      ),
    )
  })
}

const later = (): void => act(() => void vi.advanceTimersByTime(1_000))
const bar = (): (string | null)[] =>
  [...place.querySelectorAll('ul[aria-label^="Positions"] li')].map((one) => one.textContent)
const card = (party: string): HTMLElement => {
  const found = place.querySelector<HTMLElement>(`section[aria-labelledby="position-${party}"]`)
  if (found === null) throw new Error(`no card of ${party}`)
  return found
}
const button = (name: RegExp, within: ParentNode = place): HTMLButtonElement => {
  const found = buttons(name, within)[0]
  if (found === undefined) throw new Error(`no button ${String(name)}`)
  return found
}
const buttons = (name: RegExp, within: ParentNode = place): HTMLButtonElement[] =>
  [...within.querySelectorAll('button')].filter((one) => name.test(one.textContent))
const click = (element: HTMLElement): void => act(() => element.click())
const choose = (stance: string): void => {
  const radio = place.querySelector<HTMLElement>(`input[value="${stance}"]`)
  if (radio === null) throw new Error(`no ${stance}`)
  click(radio)
}
const type = (words: string): void =>
  act(() => {
    const field = place.querySelector('textarea')
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, words)
    field?.dispatchEvent(new Event('input', { bubbles: true }))
  })
const held = () => positionsOn(readReview(table.workspace.review), A, P1)
const status = (): string => place.querySelector('[role=status]')?.textContent ?? ''

describe('the positions at the foot of a point', () => {
  it('tell of every party in the order of the plan', () => {
    const at = aTable({ role: 'observer', partyId: null })
    at.take('b', 'p1', 'accept')
    at.write('p1', 'Borders are open.')
    at.take('a', 'p1', 'accept')
    sit(at)
    expect(bar()).toEqual(['A accepts', 'B accepted earlier wording', 'C no position'])
    act(() => table.take('c', 'p1', 'oppose', 'no'))
    expect(bar()[2]).toBe('C opposes')
  })

  it('count a position again once the wording has returned to what it was taken on', () => {
    const at = aTable()
    at.take('b', 'p1', 'accept-ad-referendum')
    sit(at)
    expect(bar()[1]).toBe('B accepts ad referendum')
    act(() => table.write('p1', 'Borders are open.'))
    later()
    expect(bar()[1]).toBe('B accepted earlier wording ad referendum')
    act(() => table.write('p1', '  Borders are  inviolable. '))
    later()
    expect(bar()[1]).toBe('B accepts ad referendum')
  })

  it('lead to the panel at the party that was clicked', () => {
    sit(aTable({ role: 'observer', partyId: null }))
    click(button(/^B no position/))
    expect(useScreen.getState()).toMatchObject({ openPoint: 'p1', tab: 'positions', side: 'panel' })
    expect(document.activeElement?.id).toBe('position-b')
  })

  it('ask a head for a position, and nobody where there is no text', () => {
    sit(aTable())
    expect(bar()[0]).toBe('A Take a position (no position yet)')
    click(button(/^A Take a position/))
    expect(place.querySelector('form')).not.toBeNull()
    act(() => table.write('p1', ''))
    later()
    expect(bar()[0]).toBe('A no position')
  })

  it('show on a struck point what was taken, and ask for nothing', () => {
    const at = aTable()
    at.take('b', 'p1', 'accept')
    at.change('p1', { status: 'struck' })
    sit(at)
    expect(bar()).toEqual(['A no position', 'B accepts', 'C no position'])
    expect(place.textContent).toContain('Struck.')
    expect(buttons(/Take a|Withdraw/)).toEqual([])
  })

  it('render only when this point stands otherwise', () => {
    sit(aTable())
    const before = place.querySelector('ul')?.innerHTML
    const seen = vi.fn<() => void>()
    const watcher = new MutationObserver(seen)
    watcher.observe(place, { subtree: true, childList: true, characterData: true })
    act(() => table.write('p2', 'Other words.'))
    later()
    act(() => table.take('b', 'p2', 'accept'))
    expect(watcher.takeRecords()).toEqual([])
    expect(place.querySelector('ul')?.innerHTML).toBe(before)
  })
})

describe('the panel of positions', () => {
  it.each([
    ['reviewer', null],
    ['observer', null],
    ['convener', null],
    ['pen-holder', null],
    ['drafter', 'a'],
  ] as const)('shows a %s everything and asks for nothing', (role, partyId) => {
    const at = aTable({ role, partyId })
    at.take('a', 'p1', 'oppose', 'Not these words.')
    sit(at)
    expect(card('a').textContent).toContain('Opposes')
    expect(card('a').textContent).toContain('Not these words.')
    expect(buttons(/Take a|Withdraw|Confirm/)).toEqual([])
  })

  it('lets a head speak for their own party only', () => {
    sit(aTable({ role: 'head', partyId: 'b' }))
    expect(buttons(/Take a position/, card('b'))).toHaveLength(1)
    expect(buttons(/Take a/, card('a'))).toEqual([])
    expect(buttons(/Take a/, card('c'))).toEqual([])
  })

  it('says what blocks agreement, and when nothing does', () => {
    const at = aTable()
    at.take('a', 'p1', 'accept')
    at.take('b', 'p1', 'seek-instructions')
    sit(at)
    const blockers = () =>
      [...place.querySelectorAll('[aria-label="What blocks agreement"] li')].map(
        (one) => one.textContent,
      )
    expect(blockers()).toEqual(['Seeks instructions: Party B', 'No position: Party C'])
    act(() => {
      table.take('b', 'p1', 'accept')
      table.take('c', 'p1', 'accept')
    })
    expect(blockers()).toEqual([])
    expect(place.textContent).toContain('Agreed by all.')
  })

  it('takes a position on the words that were shown, says so, and withdraws it', () => {
    sit(aTable())
    click(button(/^Take a position$/, card('a')))
    expect(document.activeElement?.getAttribute('value')).toBe('accept')
    expect(place.querySelector('summary')?.textContent).toBe('On the wording of now, 3 words')
    click(button(/Confirm/))
    expect(place.textContent).toContain('Choose one of the five.')
    choose('accept')
    click(button(/Confirm/))
    expect(held().map(({ stance }) => stance)).toEqual(['accept'])
    expect(status()).toContain('Taken: Party A, point 1. Accepts, on the wording of now.')
    expect(document.activeElement?.id).toBe('position-a')
    expect(bar()[0]).toBe('A accepts')

    click(button(/^Withdraw…/))
    click(button(/^Withdraw$/, document))
    expect(held().map(({ stance }) => stance)).toEqual(['accept', 'withdrawn'])
    expect(status()).toContain('Withdrawn')
    expect(bar()[0]).toBe('A Take a position (no position yet)')
    expect(card('a').textContent).toContain('2 earlier positions')
  })

  it('wants a reason for a reservation, and keeps it while other stances are looked at', () => {
    sit(aTable())
    click(button(/^Take a position$/, card('a')))
    choose('accept-with-reservation')
    click(button(/Confirm/))
    expect(held()).toEqual([])
    expect(place.textContent).toContain('Write why')
    expect(document.activeElement?.tagName).toBe('TEXTAREA')
    type('Only after the election.')
    choose('accept')
    expect(place.querySelector('textarea')).toBeNull()
    choose('oppose')
    expect(place.querySelector('textarea')?.value).toBe('Only after the election.')
    click(button(/Confirm/))
    expect(held()[0]).toMatchObject({ stance: 'oppose', reason: 'Only after the election.' })
  })

  it('keeps every word of the form while another point is looked at', () => {
    sit(aTable())
    click(button(/^Take a position$/, card('a')))
    choose('oppose')
    type('Half a sentence')
    act(() => useScreen.getState().focusPoint('p2' as PointId))
    expect(place.querySelector('form')).toBeNull()
    act(() => useScreen.getState().focusPoint(P1))
    expect(place.querySelector('textarea')?.value).toBe('Half a sentence')
  })

  it('takes nothing on words that changed while the form was open, before they were looked at', () => {
    sit(aTable())
    click(button(/^Take a position$/, card('a')))
    choose('accept')
    act(() => table.write('p1', 'Borders are open to all.'))
    expect(place.querySelector('form [role=alert]')?.textContent).toContain('The wording changed')
    click(button(/Confirm/))
    expect(held()).toEqual([])
    click(button(/Show difference/))
    expect(place.querySelector('form del')?.textContent).toContain('inviolable')
    click(button(/Use the new wording, 5 words/))
    click(button(/Confirm/))
    later()
    expect(held()).toHaveLength(1)
    expect(bar()[0]).toBe('A accepts')
  })

  it('shows what changed since a position on earlier wording was taken', () => {
    const at = aTable({ role: 'reviewer', partyId: null })
    at.take('b', 'p1', 'accept')
    at.write('p1', 'Borders are open.')
    sit(at)
    expect(card('b').textContent).toContain('Accepted earlier wording')
    click(button(/Show difference/, card('b')))
    expect(card('b').querySelector('del')?.textContent).toContain('inviolable')
    expect(card('b').querySelector('ins')?.textContent).toContain('open')
    click(button(/Hide difference/, card('b')))
    // Whoever comes by the party's mark sees the difference at once.
    click(button(/^B accepted earlier wording/))
    expect(card('b').querySelector('del')).not.toBeNull()
  })

  it('tells who took a position and when by the receipt, and what has not been sent', () => {
    const at = aTable()
    at.take('a', 'p1', 'accept')
    sit(at)
    const [position] = held()
    if (position === undefined) throw new Error('no position')
    expect(card('a').textContent).toContain('3 March 2031')
    act(() => table.saving.setState({ kind: 'offline', changes: 1, stored: true }, true))
    expect(card('a').textContent).toContain('Not sent yet')
    act(() =>
      writeReceipt(table.workspace.record, position.key, {
        at: Date.UTC(2031, 4, 6, 12),
        by: 'me' as MemberId,
      }),
    )
    expect(card('a').textContent).toContain('Mina · 6 May 2031')
  })
})
