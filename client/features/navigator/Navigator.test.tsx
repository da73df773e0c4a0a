import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from '../../../shared/model/ids.ts'
import { writeOutline, writePillar, writePoint } from '../../../shared/model/record.ts'
import { readPointText } from '../../../shared/model/pointText.ts'
import { wordingOf } from '../../../shared/model/wording.ts'
import { writePosition } from '../../../shared/model/writeReview.ts'
import { useScreen } from '../../state/screen.ts'
import type { Workspace } from '../../sync/workspace.ts'
import { WorkspaceContext } from '../../sync/WorkspaceContext.tsx'
import { Navigator } from './Navigator.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const headings = ['Sovereignty', 'River navigation', 'Size of forces', 'Elections']
const pointId = (at: number): PointId => `p${at}` as PointId

let place: HTMLElement
let root: Root
let awareness: Awareness
let record: Y.Doc
let asked: string[]
const arranging = {
  move: (id: PointId, way: string) => void asked.push(`${id} ${way}`),
  place: (id: PointId, pillarId: PillarId, after: PointId | null) =>
    void asked.push(`${id} ${pillarId} ${after}`),
  said: '',
}
let plan: Y.Doc
let review: Y.Doc

beforeEach(() => {
  vi.useFakeTimers()
  useScreen.getState().reset()
  asked = []
  record = new Y.Doc()
  record.transact(() =>
    writeOutline(record, {
      id: 'plan' as PlanId,
      title: 'A plan',
      symbol: 'Draft 1',
      createdAt: 0,
      parties: [{ id: 'a' as PartyId, name: 'Party A', letter: 'A', colour: 'blue' }],
      pillars: [
        { id: 'one' as PillarId, heading: 'Peace', points: [pointId(0), pointId(1)] },
        { id: 'two' as PillarId, heading: 'Security', points: [pointId(2), pointId(3)] },
      ],
      points: headings.map((heading, at) => ({
        id: pointId(at),
        heading,
        sourceNumber: at + 10,
        status: 'open',
        lock: null,
      })),
    }),
  )
  plan = new Y.Doc()
  review = new Y.Doc()
  awareness = new Awareness(plan)
  // Only what the navigator reads of a workspace.
  const workspace = {
    planId: 'plan' as PlanId,
    me: {
      planId: 'plan' as PlanId,
      memberId: 'me' as MemberId,
      name: 'Me',
      role: 'observer',
      partyId: null,
    },
    plan,
    review,
    record,
    awareness,
  } satisfies Partial<Workspace>
  place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  act(() =>
    root.render(
      <WorkspaceContext value={workspace as unknown as Workspace}>
        <Navigator arranging={arranging} />
      </WorkspaceContext>,
    ),
  )
})

afterEach(() => {
  act(() => root.unmount())
  place.remove()
  awareness.destroy()
  vi.useRealTimers()
})

const links = (): HTMLAnchorElement[] => [...place.querySelectorAll('a')]
const names = (): (string | undefined)[] => links().map((link) => link.textContent)
const field = (): HTMLInputElement => {
  const input = place.querySelector('input')
  if (input === null) throw new Error('no field')
  return input
}
const press = (key: string, init: KeyboardEventInit = {}): void =>
  act(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    )
  })
const search = (words: string): void =>
  act(() => {
    // React listens to what the field's own setter does, not to the one that it laid over it.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), words)
    field().dispatchEvent(new Event('input', { bubbles: true }))
  })
const focusOn = (at: number): void => act(() => links()[at]?.focus())
const focused = (): string => document.activeElement?.textContent ?? ''

describe('the navigator', () => {
  it('shows every point under its pillar, with its number and its source number', () => {
    expect([...place.querySelectorAll('h2')].map((one) => one.textContent)).toEqual([
      'Peace',
      'Security',
    ])
    expect(names()).toEqual([
      '1SovereigntySource number 10',
      '2River navigationSource number 11',
      '3Size of forcesSource number 12',
      '4ElectionsSource number 13',
    ])
    expect(links()[2]?.getAttribute('href')).toBe('/plan/plan/point/p2')
  })

  it('is one stop of the Tab key, at the open point', () => {
    const stops = (): number[] => links().map((link) => link.tabIndex)
    expect(stops()).toEqual([0, -1, -1, -1])
    act(() => useScreen.getState().openPointAt(pointId(2)))
    expect(stops()).toEqual([-1, -1, 0, -1])
    expect(links()[2]?.getAttribute('aria-current')).toBe('location')
  })

  it('moves by arrows, Home and End across pillars, and stops at the ends', () => {
    focusOn(1)
    press('ArrowDown')
    expect(focused()).toContain('Size of forces')
    press('End')
    press('ArrowDown')
    expect(focused()).toContain('Elections')
    press('Home')
    expect(focused()).toContain('Sovereignty')
    press('ArrowUp')
    expect(document.activeElement).toBe(field())
    press('ArrowDown')
    expect(focused()).toContain('Sovereignty')
  })

  it('moves a point by Alt, Shift and an arrow, and the point keeps the focus in its new pillar', () => {
    focusOn(1)
    press('ArrowDown', { altKey: true, shiftKey: true })
    press('ArrowDown', { altKey: true })
    expect(asked).toEqual(['p1 down'])
    act(() =>
      record.transact(() => {
        writePillar(record, { id: 'one' as PillarId, heading: 'Peace', points: [pointId(0)] })
        const points = [pointId(1), pointId(2), pointId(3)]
        writePillar(record, { id: 'two' as PillarId, heading: 'Security', points })
      }),
    )
    expect(focused()).toContain('River navigation')
    expect(names()[1]).toContain('River navigation')
  })

  it('puts a dragged point behind the one that it is dropped on', () => {
    const drag = (type: string, at: number, clientY = 0): void =>
      act(() => {
        // jsdom has no drag events; React looks at the name and at what it reads.
        const event = new MouseEvent(type, { bubbles: true, cancelable: true, clientY })
        Object.assign(event, { dataTransfer: {} })
        links()[at]?.dispatchEvent(event)
      })
    drag('dragstart', 0)
    drag('dragover', 2, 5)
    expect(links()[2]?.dataset['drop']).toBe('below')
    drag('drop', 2, 5)
    expect(asked).toEqual(['p0 two p2'])
    expect(links()[2]?.dataset['drop']).toBeUndefined()
  })

  it('opens the point that is clicked, and leaves clicks with a key to the browser', () => {
    const click = (at: number, init: MouseEventInit = {}): boolean =>
      links()[at]?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, ...init }),
      ) ?? false
    // Nobody goes anywhere in this test.
    place.addEventListener('click', (event) => event.preventDefault())
    act(() => void click(1, { ctrlKey: true }))
    expect(useScreen.getState().openPoint).toBeNull()
    act(() => void click(1))
    expect(useScreen.getState().openPoint).toBe('p1')
    expect(useScreen.getState().side).toBe('document')
  })

  it('finds points by words, opens the first by Enter and clears by Escape', () => {
    act(() => field().focus())
    search('si')
    expect(names()).toEqual(['3Size of forcesSource number 12'])
    expect(place.textContent).toContain('1 point found')
    press('Escape')
    expect(names()).toHaveLength(4)
    search('elec')
    press('Enter')
    expect(useScreen.getState().openPoint).toBe('p3')
    expect(field().value).toBe('')
  })

  it('says so when nothing is found', () => {
    search('zzz')
    expect(names()).toEqual([])
    expect(place.textContent).toContain('No point has these words.')
  })

  it('takes letters typed in the list into the field', () => {
    focusOn(2)
    press('r')
    expect(document.activeElement).toBe(field())
  })

  it('names who is in a point, by party and for listeners', () => {
    const user = { memberId: 'ana', name: 'Ana', partyId: 'a', colour: 'blue' }
    act(() => {
      awareness.states.set(5, { user, point: 'p1' })
      awareness.emit('change', [{ added: [5], updated: [], removed: [] }, 'test'])
    })
    expect(names()[1]).toBe('2River navigationHere: AnaA')
    act(() => {
      awareness.states.delete(5)
      awareness.emit('change', [{ added: [], updated: [], removed: [5] }, 'test'])
    })
    expect(names()[1]).toBe('2River navigationSource number 11')
  })

  it('follows the record: a struck point keeps its number until a renumbering gives it to the next one', () => {
    const strike = (numberFreed: boolean) =>
      writePoint(record, {
        id: pointId(0),
        heading: 'Sovereignty',
        sourceNumber: 10,
        status: 'struck',
        lock: null,
        numberFreed,
      })
    act(() => strike(false))
    expect(names().slice(0, 2)).toEqual([
      'Struck 1SovereigntySource number 10',
      '2River navigationSource number 11',
    ])
    act(() => strike(true))
    expect(names().slice(0, 2)).toEqual([
      'Struck SovereigntySource number 10',
      '1River navigationSource number 11',
    ])
  })

  it('tells at every point where the parties stand, and above them how much is agreed', () => {
    const stands = (at: number): (string | undefined)[] => {
      const link = links()[at]
      const says = document.getElementById(link?.getAttribute('aria-describedby') ?? '')
      return [...(link?.querySelectorAll('svg') ?? [])]
        .map((mark) => mark.dataset['stance'])
        .concat(says?.textContent)
    }
    expect(stands(0)).toEqual(['silent', 'A no position.'])
    expect(place.textContent).toContain('0 of 4 agreed')
    act(() => {
      write(0, 'Borders are inviolable.')
      takePosition(0)
      write(1, 'The river is open.')
      takePosition(1)
      write(1, 'The river is closed.')
      vi.advanceTimersByTime(1_000)
    })
    expect(stands(0)).toEqual(['accept', 'A accepts.'])
    expect(stands(1)).toEqual(['stale', 'A accepted earlier wording.'])
    expect(place.textContent).toContain('1 of 4 agreed1 with earlier wording')
    expect([...place.querySelectorAll('header')].map((one) => one.textContent)).toEqual([
      'Peace1/2',
      'Security0/2',
    ])
  })
})

function write(at: number, words: string): void {
  plan.transact(() => {
    const text = plan.getXmlFragment(pointRoot(pointId(at)))
    text.delete(0, text.length)
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    text.insert(0, [paragraph])
  })
}

function takePosition(at: number): void {
  const text = readPointText(plan.getXmlFragment(pointRoot(pointId(at))))
  writePosition(
    review,
    { by: 'head' as MemberId, at: 1, newId: () => `taken-${at}`, origin: 'test' },
    {
      partyId: 'a' as PartyId,
      pointId: pointId(at),
      stance: 'accept',
      reason: '',
      wording: wordingOf(text),
    },
  )
}
