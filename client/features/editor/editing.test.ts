import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LIVE_TEXTS } from './liveTexts.ts'
import { ANNA, aPlan, BORIS, OLGA, pointId, type RecordBuilder } from './testing/aPlan.ts'
import { aDesk, type Desk, sync } from './testing/aDesk.ts'

const one = pointId(1)
const two = pointId(2)

describe('editing', () => {
  let record: RecordBuilder
  let anna: Desk
  beforeEach(() => {
    record = aPlan(6)
    anna = aDesk(record, ANNA)
  })
  afterEach(() => anna.close())

  it('makes a text live only for who may write it', () => {
    const olga = aDesk(record, OLGA)
    expect(olga.editing.open(one, { at: 'end' })).toBe(false)
    expect(olga.editing.editor(one)).toBeNull()
    record.change(two, { lock: { by: BORIS, at: 1, reason: 'agreed' } })
    anna.editing.setPlan(record.plan())
    expect(anna.editing.open(two, { at: 'end' })).toBe(false)
    expect(anna.editing.open(one, { at: 'end' })).toBe(true)
    olga.close()
  })

  it('keeps few texts live, and lets go of the one not used for longest', () => {
    for (let at = 1; at <= LIVE_TEXTS; at++) anna.write(pointId(at))
    anna.write(one)
    anna.write(pointId(LIVE_TEXTS + 1))
    expect(anna.editing.editor(one)).not.toBeNull()
    expect(anna.editing.editor(two)).toBeNull()
    expect(anna.editing.live.getState().points).toHaveLength(LIVE_TEXTS)
  })

  it('shows a text still again at once when it is locked, and gives it the focus that the text had', () => {
    anna.write(one).commands.insertContent('words')
    expect(anna.editing.editor(one)?.view.hasFocus()).toBe(true)
    record.change(one, { lock: { by: BORIS, at: 1, reason: 'agreed' } })
    anna.editing.setPlan(record.plan())
    expect(anna.editing.editor(one)).toBeNull()
    expect(anna.editing.takesFocus(one)).toBe(true)
    expect(anna.editing.takesFocus(one)).toBe(false)
    expect(anna.editing.notice.getState()).toMatch(/^Locked by Boris\b.*: agreed/)
    expect(anna.text(one)).toBe('words')
  })

  it('lets no key change a text that its writer may no longer write', () => {
    anna.write(one).commands.insertContent('words')
    record.suspend(ANNA)
    anna.editing.setPlan(record.plan())
    anna.editing.undo()
    anna.editing.apply('bold')
    expect(anna.text(one)).toBe('words')
    expect(anna.editing.open(one, { at: 'end' })).toBe(false)
  })

  it('says in which point this person is, and in none after they left', () => {
    const point = () => anna.awareness.getLocalState()?.['point']
    anna.editing.focusMoved(one)
    expect(point()).toBe(one)
    anna.editing.focusMoved(two)
    expect(point()).toBe(two)
    anna.editing.focusMoved(null)
    expect(point()).toBeNull()
  })

  it('goes on where the caret was when a text is opened again by the keyboard', () => {
    anna.write(one).commands.insertContent('one two three')
    anna.editing.editor(one)?.commands.setTextSelection(5)
    anna.editing.leave(one)
    anna.editing.open(one, { at: 'caret', caret: null })
    expect(anna.editing.editor(one)?.state.selection.from).toBe(5)
  })

  it('draws the toolbar anew only when what it shows changes', () => {
    const editor = anna.write(one)
    editor.commands.insertContent('a')
    let drawn = 0
    anna.editing.tools.subscribe(() => drawn++)
    for (const letter of 'letters') editor.view.dispatch(editor.state.tr.insertText(letter))
    expect(drawn).toBe(0)
    editor.commands.selectAll()
    anna.editing.apply('bold')
    expect(anna.editing.tools.getState().bold).toBe(true)
    expect(drawn).toBe(1)
  })

  it('marks the words of a sentence and not those of the note in it', () => {
    const editor = anna.write(one)
    editor.commands.setContent({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'before' },
            { type: 'footnote', content: [{ type: 'text', text: 'note' }] },
            { type: 'text', text: 'after' },
          ],
        },
      ],
    })
    editor.commands.setTextSelection({ from: 1, to: editor.state.doc.content.size - 1 })
    anna.editing.apply('bold')
    const sentence = editor.state.doc.firstChild
    const marked: string[] = []
    sentence?.descendants((node) => {
      if (node.marks.length > 0) marked.push(node.textContent)
    })
    expect(marked).toEqual(['before', 'after'])
    anna.editing.apply('bold')
    expect(anna.editing.tools.getState().bold).toBe(false)
  })

  it('indents a clause no deeper than clauses may go', () => {
    const editor = anna.write(one)
    editor.commands.insertContent('clause')
    anna.editing.apply('ordered')
    const depth = () => {
      let lists = 0
      const { $from } = editor.state.selection
      for (let at = $from.depth; at > 0; at--) if ($from.node(at).type.name === 'listItem') lists++
      return lists
    }
    for (let at = 0; at < 12; at++) {
      editor.commands.splitListItem('listItem')
      editor.commands.insertContent('x')
      anna.editing.apply('indent')
    }
    expect(depth()).toBe(6)
    for (let at = 0; at < 12; at++) anna.editing.apply('outdent')
    expect(depth()).toBe(0)
  })

  it('writes a reference that follows every renumbering and says when its point was struck', () => {
    const editor = anna.write(one)
    anna.editing.panels.askReference(true)
    anna.editing.panels.setReference(pointId(4))
    const words = () => editor.view.dom.textContent
    expect(words()).toBe('point 4')
    record.reorder([pointId(4), one, two, pointId(3), pointId(5), pointId(6)])
    anna.editing.setPlan(record.plan())
    expect(words()).toBe('point 1')
    record.change(pointId(4), { status: 'struck' })
    anna.editing.setPlan(record.plan())
    expect(words()).toBe('point 1 (struck)')
    expect(editor.view.dom.querySelector('[data-unresolved]')).not.toBeNull()
  })

  it('writes the sign and the words that were typed for a reference, when none is chosen', () => {
    anna.write(one).commands.insertContent('Annex ')
    anna.editing.panels.askReference(true)
    anna.editing.panels.typeReference('3b')
    anna.editing.panels.close(true)
    expect(anna.text(one)).toBe('Annex #3b')
  })

  it('sets links on selected words and on new ones, and takes them off', () => {
    const editor = anna.write(one)
    editor.commands.insertContent('see there')
    editor.commands.setTextSelection({ from: 5, to: 10 })
    anna.editing.panels.askLink()
    anna.editing.panels.setLink('https://example.org', '')
    expect(editor.view.dom.querySelector('a')?.textContent).toBe('there')
    editor.commands.setTextSelection(7)
    anna.editing.panels.askLink()
    expect(anna.editing.panels.open.getState()).toMatchObject({ href: 'https://example.org' })
    anna.editing.panels.setLink(null, '')
    expect(editor.view.dom.querySelector('a')).toBeNull()
  })
})

describe('the notes of a text', () => {
  let record: RecordBuilder
  let anna: Desk
  let boris: Desk
  beforeEach(() => {
    record = aPlan()
    anna = aDesk(record, ANNA)
    boris = aDesk(record, BORIS)
    anna.write(one).commands.insertContent('one two')
    anna.editing.panels.addNote()
    openNote(anna).dispatch(openNote(anna).state.tr.insertText('first note'))
    anna.editing.panels.close(true)
    sync(anna, boris)
  })
  afterEach(() => {
    anna.close()
    boris.close()
  })

  /** The editor of the note that is open at a desk; opens the drawing of its panel as a screen would. */
  function openNote(desk: Desk) {
    if (desk.editing.panels.note() === null) {
      desk.editing.panels.mountNote(document.body.appendChild(document.createElement('div')))
    }
    const note = desk.editing.panels.note()
    if (note === null) throw new Error('No note is open')
    return note.view
  }
  function openFirstNote(desk: Desk) {
    const editor = desk.write(one)
    let at = -1
    editor.state.doc.descendants((node, position) => {
      if (node.type.name === 'footnote' && at < 0) at = position
    })
    desk.editing.panels.openNote(at, false)
    return openNote(desk)
  }

  it('hold what was written in them', () => {
    expect(anna.text(one)).toBe('one two [first note]')
    expect(boris.text(one)).toBe('one two [first note]')
  })

  it('are written by two at once', () => {
    const hers = openFirstNote(anna)
    const his = openFirstNote(boris)
    hers.dispatch(hers.state.tr.insertText('the ', 0))
    his.dispatch(his.state.tr.insertText(', amended', his.state.doc.content.size))
    sync(anna, boris)
    expect(anna.text(one)).toBe('one two [the first note, amended]')
    expect(hers.state.doc.textContent).toBe('the first note, amended')
    expect(his.state.doc.textContent).toBe('the first note, amended')
  })

  it('stay the same note for who writes in one while others come and go before it', () => {
    const hers = openFirstNote(anna)
    const editor = boris.write(one)
    editor.commands.setTextSelection(1)
    boris.editing.panels.addNote()
    const his = openNote(boris)
    his.dispatch(his.state.tr.insertText('earlier'))
    sync(anna, boris)
    hers.dispatch(hers.state.tr.insertText('the ', 0))
    sync(anna, boris)
    expect(boris.text(one)).toBe(' [earlier]one two [the first note]')

    boris.editing.panels.removeNote()
    sync(anna, boris)
    hers.dispatch(hers.state.tr.insertText('very ', 4))
    expect(anna.text(one)).toBe('one two [the very first note]')
  })

  it('close for who writes in one that another takes out, and say so', () => {
    openFirstNote(anna)
    openFirstNote(boris)
    boris.editing.panels.removeNote()
    sync(anna, boris)
    expect(boris.editing.notice.getState()).toBeNull()
    expect(anna.editing.panels.open.getState()).toBeNull()
    expect(anna.editing.notice.getState()).toContain('taken out')
    expect(anna.text(one)).toBe('one two')
  })

  it('go again when they are left without a word', () => {
    anna.editing.panels.addNote()
    openNote(anna)
    anna.editing.panels.close(true)
    expect(anna.text(one)).toBe('one two [first note]')
  })

  it('are undone where they are written', () => {
    const view = openFirstNote(anna)
    view.dispatch(view.state.tr.insertText('my ', 0))
    expect(anna.text(one)).toBe('one two [my first note]')
    anna.editing.undo()
    expect(view.state.doc.textContent).not.toContain('my ')
    expect(anna.editing.panels.open.getState()).not.toBeNull()
  })

  it('take what is pasted as words in one line', () => {
    const view = openFirstNote(anna)
    view.pasteHTML('<p>one</p><ul><li>two <b>bold</b></li></ul>')
    expect(view.state.doc.textContent.replace(/\s+/g, ' ')).toContain('one two bold')
    expect(view.state.doc.type.name).toBe('footnote')
  })
})
