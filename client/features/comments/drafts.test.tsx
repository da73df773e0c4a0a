import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { plainRemark, remarkText } from '../../../shared/model/remark.ts'
import { useScreen } from '../../state/screen.ts'
import { WorkspaceContext } from '../../sync/WorkspaceContext.tsx'
import { Tips } from '../../ui/Tip.tsx'
import { CommentsPanel } from './CommentsPanel.tsx'
import { commentTarget, draftsOf, replyTarget } from './drafts.ts'
import { usePanelFilter } from './filterStore.ts'
import { ANNA, aTable, BORIS, pointId, type Table } from './testing/aTable.ts'
// So that it is here when the panel asks for it.
import './composer/Composer.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let table: Table
let page: HTMLElement
let root: Root

beforeEach(() => {
  useScreen.getState().reset()
  usePanelFilter.setState({ state: 'open', party: null, isWhole: false })
  sessionStorage.clear()
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(400)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(150)
  Element.prototype.scrollIntoView ??= () => undefined
  table = aTable(ANNA)
  page = document.createElement('div')
  document.body.append(page)
})
afterEach(() => {
  act(() => root.unmount())
  page.remove()
  table.close()
  vi.restoreAllMocks()
})

async function show(): Promise<void> {
  root = createRoot(page)
  await act(async () => {
    root.render(
      <WorkspaceContext value={table.workspace}>
        <Tips>
          <CommentsPanel />
        </Tips>
      </WorkspaceContext>,
    )
    await Promise.resolve()
  })
  await settle()
}
const settle = (): Promise<void> =>
  act(async () => {
    for (let turn = 0; turn < 5; turn++) await new Promise((done) => setTimeout(done, 0))
  })
const words = (): HTMLElement & {
  editor?: { commands: { insertContent(text: string): void } }
} => {
  const found = page.querySelector<HTMLElement>('[role="textbox"]')
  if (found === null) throw new Error('Nobody is writing')
  return found
}
const type = (text: string): void => act(() => words().editor?.commands.insertContent(text))
const key = (name: string, more: KeyboardEventInit = {}): void =>
  act(() => {
    words().dispatchEvent(
      new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }),
    )
  })
const press = (name: string): void =>
  act(() => {
    const found = [...document.querySelectorAll('button')].find((one) => one.textContent === name)
    if (found === undefined) throw new Error(`There is no button “${name}”`)
    found.click()
  })

describe('a comment that is being written', () => {
  const draft = { pointId: pointId(1), anchor: null }

  it('is sent by Control and Enter, and then is the thread in focus', async () => {
    useScreen.getState().draftComment(draft)
    await show()
    type('Who verifies?')
    key('Enter', { ctrlKey: true })
    const [thread] = table.threads()
    expect(remarkText(thread?.opening?.body ?? [], () => '')).toBe('Who verifies?')
    expect(useScreen.getState()).toMatchObject({ draft: null, openThread: thread?.key })
    expect(sessionStorage).toHaveLength(0)
  })

  it('says what is missing instead of sending nothing', async () => {
    useScreen.getState().draftComment(draft)
    await show()
    key('Enter', { ctrlKey: true })
    expect(page.textContent).toContain('Write something first.')
    expect(table.threads()).toHaveLength(0)
  })

  it('is given up by Escape without a question while it is empty', async () => {
    useScreen.getState().draftComment(draft)
    await show()
    key('Escape')
    expect(useScreen.getState().draft).toBeNull()
  })

  it('asks before words are given up, and forgets them then', async () => {
    useScreen.getState().draftComment(draft)
    await show()
    type('Half a thought')
    key('Escape')
    expect(useScreen.getState().draft).not.toBeNull()
    press('Give it up')
    expect(useScreen.getState().draft).toBeNull()
    expect(sessionStorage).toHaveLength(0)
  })

  it('is there again after the panel was closed, and after a reload', async () => {
    useScreen.getState().draftComment(draft)
    await show()
    type('Half a thought')
    act(() => root.unmount())
    await show()
    expect(words().textContent).toBe('Half a thought')
    act(() => root.unmount())
    // A reload knows nothing of what the screen showed.
    useScreen.getState().reset()
    await show()
    expect(words().textContent).toBe('Half a thought')
  })

  it('waits while another one is written', async () => {
    draftsOf(table.workspace).keep(commentTarget({ ...draft, pointId: pointId(2) }), {
      on: { ...draft, pointId: pointId(2) },
      body: plainRemark('Later'),
    })
    useScreen.getState().draftComment(draft)
    await show()
    expect(page.textContent).toContain('Not finished, on point 2')
    press('Go on with the comment on point 2')
    await settle()
    expect(words().textContent).toBe('Later')
  })
})

describe('an answer that is being written', () => {
  it('is there again with its thread', async () => {
    useScreen.getState().focusPoint(pointId(1))
    const thread = table.comment(BORIS, pointId(1), 'thirty days')
    draftsOf(table.workspace).keep(replyTarget(thread), { on: null, body: plainRemark('Because') })
    await show()
    expect(words().textContent).toBe('Because')
    key('Enter', { ctrlKey: true })
    expect(table.thread(thread).replies).toHaveLength(1)
    expect(page.textContent).toContain('Because')
    expect(draftsOf(table.workspace).read(replyTarget(thread))).toBeNull()
  })

  it('belongs to its writer: another member of this browser finds none', () => {
    root = createRoot(page)
    draftsOf(table.workspace).keep('reply:x', { on: null, body: plainRemark('Mine') })
    const other = { ...table.workspace, me: { ...table.workspace.me, memberId: BORIS } }
    expect(draftsOf(other).read('reply:x')).toBeNull()
    expect(draftsOf(table.workspace).read('reply:x')?.body).toEqual(plainRemark('Mine'))
  })
})
