import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Y from 'yjs'
import type { MemberId } from '../../../shared/model/ids.ts'
import { plainRemark } from '../../../shared/model/remark.ts'
import {
  rewriteRemark,
  toggleReaction,
  writeResolution,
} from '../../../shared/model/writeReview.ts'
import { useScreen } from '../../state/screen.ts'
import { WorkspaceContext } from '../../sync/WorkspaceContext.tsx'
import { Tips } from '../../ui/Tip.tsx'
import { CommentsPanel } from './CommentsPanel.tsx'
import { usePanelFilter } from './filterStore.ts'
import { ANNA, aTable, BORIS, OLGA, pointId, RITA, type Table } from './testing/aTable.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let table: Table
let page: HTMLElement
let root: Root

beforeEach(() => {
  useScreen.getState().reset()
  usePanelFilter.setState({ state: 'open', party: null, isWhole: false })
  sessionStorage.clear()
  // The test's page has no layout, and a list draws only what is near the screen.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(150)
  page = document.createElement('div')
  document.body.append(page)
})
afterEach(() => {
  act(() => root.unmount())
  page.remove()
  table.close()
  vi.restoreAllMocks()
})

function show(me: MemberId = ANNA, prepare: (at: Table) => void = () => undefined): void {
  table = aTable(me)
  prepare(table)
  useScreen.getState().focusPoint(pointId(1))
  root = createRoot(page)
  act(() =>
    root.render(
      <WorkspaceContext value={table.workspace}>
        <Tips>
          <CommentsPanel />
        </Tips>
      </WorkspaceContext>,
    ),
  )
}
const cards = (): HTMLElement[] => [...page.querySelectorAll('article')]
const button = (name: string, within: ParentNode = page): HTMLButtonElement => {
  const found = [...within.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent ?? '').trim() === name,
  )
  if (found === undefined) throw new Error(`There is no button “${name}”`)
  return found
}
const press = (name: string, within: ParentNode = page): void =>
  act(() => button(name, within).click())

describe('the comments of a point', () => {
  it('say what there is to do while there are none', () => {
    show()
    expect(page.textContent).toContain('Select words in the text and choose “Comment”')
    expect(button('Comment on this point: point 1')).toBeTruthy()
  })

  it('show the words, the author with party and role, and what was said', () => {
    show(ANNA, (at) => at.comment(BORIS, pointId(1), 'thirty days'))
    const [card] = cards()
    expect(card?.getAttribute('aria-label')).toBe('Comment by Boris on point 1')
    for (const part of ['thirty days', 'B', 'Boris', 'Head of delegation', 'Why?']) {
      expect(card?.textContent).toContain(part)
    }
  })

  it('keep the quotation of words that were removed or changed, and say so', () => {
    show(ANNA, (at) => {
      at.comment(BORIS, pointId(1), 'Parties shall meet')
      at.comment(BORIS, pointId(1), 'thirty days of signature')
      const paragraph = at.fragment(pointId(1)).get(0) as Y.XmlElement
      const words = paragraph.get(0) as Y.XmlText
      const from = words.toString().indexOf('within')
      words.delete(from, words.length - from)
      words.insert(words.toString().indexOf('meet'), 'always ')
    })
    const [changed, gone] = cards().map((card) => card.textContent)
    expect(changed).toContain('Parties shall meet')
    expect(changed).toContain('These words have changed.')
    expect(gone).toContain('thirty days of signature')
    expect(gone).toContain('These words were removed.')
  })

  it('show on an earlier wording what has changed since', () => {
    show(ANNA, (at) => {
      at.comment(BORIS, pointId(1), 'thirty days')
      const paragraph = at.fragment(pointId(1)).get(0) as Y.XmlElement
      ;(paragraph.get(0) as Y.XmlText).insert(0, 'Now ')
    })
    press('show the difference')
    expect(page.querySelector('ins')?.textContent).toContain('Now')
    press('hide the difference')
    expect(page.querySelector('ins')).toBeNull()
  })

  it('stay with their answers when the first was removed or taken back', () => {
    show(ANNA, (at) => {
      const back = at.comment(BORIS, pointId(1), 'thirty days')
      at.reply(RITA, at.thread(back))
      rewriteRemark(at.workspace.review, at.pen(BORIS), at.thread(back).ref.id, null)
      const removed = at.comment(BORIS, pointId(1), 'Parties')
      at.reply(RITA, at.thread(removed), plainRemark('Still here.'))
      at.workspace.review.getMap(`person:${BORIS}`).delete(at.thread(removed).ref.id)
    })
    const said = cards().map((card) => card.textContent)
    expect(said[0]).toContain('Taken back by its author.')
    expect(said[0]).toContain('Because.')
    expect(said[1]).toContain('The first comment was removed.')
    expect(said[1]).toContain('Still here.')
  })

  it('fold to a line when nothing is left of them', () => {
    show(ANNA, (at) => {
      const key = at.comment(BORIS, pointId(1), 'thirty days')
      rewriteRemark(at.workspace.review, at.pen(BORIS), at.thread(key).ref.id, null)
    })
    expect(cards()[0]?.textContent).toBe('A comment by Boris was taken back.')
  })

  it('are resolved, counted, and opened again', () => {
    show(ANNA, (at) => at.comment(BORIS, pointId(1), 'thirty days'))
    press('Resolve')
    expect(cards()).toHaveLength(0)
    expect(page.querySelector('[role="status"]')?.textContent).toBe('Comment resolved')
    press('Resolved 1')
    expect(cards()[0]?.textContent).toContain('Resolved by Anna')
    press('Open again')
    press('Open 1')
    expect(cards()[0]?.textContent).toContain('Opened again by Anna')
  })

  it('show reactions in words, with whose they are, and let one take part', () => {
    show(ANNA, (at) => {
      const key = at.comment(BORIS, pointId(1), 'thirty days')
      toggleReaction(at.workspace.review, at.pen(RITA), at.thread(key).ref, 'agree')
    })
    const reaction = button('Agree1, by Rita')
    expect(reaction.getAttribute('aria-pressed')).toBe('false')
    act(() => reaction.click())
    expect(button('Agree2, by you, Rita').getAttribute('aria-pressed')).toBe('true')
  })

  it('offer nothing to whoever may only read', () => {
    show(OLGA, (at) => at.comment(BORIS, pointId(1), 'thirty days'))
    expect(page.textContent).toContain('thirty days')
    for (const name of ['Answer', 'Resolve', 'React']) expect(() => button(name)).toThrow()
    expect(page.textContent).not.toContain('Comment on this point')
  })

  it('lead to their words', () => {
    let key = ''
    show(ANNA, (at) => {
      key = at.comment(BORIS, pointId(1), 'thirty days')
    })
    press('Go to the words thirty days')
    expect(useScreen.getState()).toMatchObject({
      openThread: key,
      openPoint: pointId(1),
      wordsAsked: 1,
      side: 'document',
    })
  })

  it('are those of the point in focus, or of all points under their headings', () => {
    show(ANNA, (at) => {
      at.comment(BORIS, pointId(2), 'everything')
      at.comment(BORIS, pointId(1), 'thirty days')
    })
    expect(cards()).toHaveLength(1)
    press('All points')
    expect([...page.querySelectorAll('h3')].map((one) => one.textContent)).toEqual([
      '1 Heading 1',
      '2 Heading 2',
    ])
    expect(cards()).toHaveLength(2)
  })

  it('are shown when one is opened from elsewhere, however the panel is set', () => {
    let key = ''
    show(ANNA, (at) => {
      key = at.comment(BORIS, pointId(2), 'everything')
      writeResolution(at.workspace.review, at.pen(ANNA), at.thread(key).ref, true, 0)
    })
    expect(cards()).toHaveLength(0)
    act(() => useScreen.getState().openThreadAt(key))
    expect(cards()[0]?.hasAttribute('data-open')).toBe(true)
    expect(useScreen.getState().openPoint).toBe(pointId(2))
  })

  it('are drawn only near the screen, however many there are', () => {
    show(ANNA, (at) => {
      for (let each = 0; each < 500; each++) at.comment(BORIS, pointId(1), 'thirty days')
    })
    expect(button('Open 500')).toBeTruthy()
    expect(cards().length).toBeGreaterThan(2)
    expect(cards().length).toBeLessThan(30)
  })
})
