import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ANNA, aPlan, BORIS, pointId, type RecordBuilder } from './testing/aPlan.ts'
import { aDesk, type Desk, sync } from './testing/aDesk.ts'

const [one, two, three, four] = [pointId(1), pointId(2), pointId(3), pointId(4)]

describe('the history of a desk', () => {
  let record: RecordBuilder
  let anna: Desk
  let boris: Desk

  beforeEach(() => {
    record = aPlan(5)
    anna = aDesk(record, ANNA)
    boris = aDesk(record, BORIS)
  })
  afterEach(() => {
    anna.close()
    boris.close()
  })

  it('takes back only one’s own words where two write in turns', () => {
    anna.write(one).commands.insertContent('The Parties ')
    sync(anna, boris)
    boris.write(one).commands.insertContent('solemnly ')
    sync(anna, boris)
    anna.write(one).commands.insertContent('declare')
    sync(anna, boris)
    expect(anna.text(one)).toBe('The Parties solemnly declare')

    boris.editing.undo()
    sync(anna, boris)
    expect(anna.text(one)).toBe('The Parties declare')
    anna.editing.undo()
    sync(anna, boris)
    expect(boris.text(one)).toBe('')
    boris.editing.redo()
    sync(anna, boris)
    expect(anna.text(one)).toBe('solemnly ')
  })

  it('goes back through several points in the order in which they were written', () => {
    anna.write(one).commands.insertContent('first')
    anna.write(two).commands.insertContent('second')
    anna.write(one).commands.insertContent(' third')

    anna.editing.undo()
    expect([anna.text(one), anna.text(two)]).toEqual(['first', 'second'])
    anna.editing.undo()
    expect([anna.text(one), anna.text(two)]).toEqual(['first', ''])
    anna.editing.undo()
    expect([anna.text(one), anna.text(two)]).toEqual(['', ''])
    anna.editing.redo()
    anna.editing.redo()
    anna.editing.redo()
    expect([anna.text(one), anna.text(two)]).toEqual(['first third', 'second'])
  })

  it('brings the point into sight whose text it changes, and puts the caret there', () => {
    anna.write(one).commands.insertContent('first')
    anna.write(two).commands.insertContent('second')
    anna.editing.undo()
    expect(anna.shown).toEqual([])
    anna.editing.undo()
    expect(anna.shown).toEqual([one])
    expect(anna.editing.live.getState().active).toBe(one)
  })

  it('outlives the editor that the words were typed in', () => {
    anna.write(one).commands.insertContent('first')
    for (const id of [two, three, four]) anna.write(id)
    expect(anna.editing.editor(one)).toBeNull()
    anna.editing.undo()
    expect(anna.text(one)).toBe('')
    expect(anna.editing.editor(one)).not.toBeNull()
    anna.editing.redo()
    expect(anna.text(one)).toBe('first')
  })

  it('leaves the words that others have written in a list whose maker takes it back', () => {
    const editor = anna.write(one)
    editor.commands.insertContent('mine')
    anna.editing.undo()
    anna.editing.redo()
    editor.commands.selectAll()
    editor.commands.toggleOrderedList()
    sync(anna, boris)
    boris.write(one).commands.insertContent(' and theirs')
    sync(anna, boris)
    while (anna.editing.tools.getState().undo) anna.editing.undo()
    sync(anna, boris)
    expect(anna.text(one)).toContain('and theirs')
    expect(boris.text(one)).toBe(anna.text(one))
  })

  it('does not touch a point that was locked since', () => {
    anna.write(one).commands.insertContent('first')
    anna.write(two).commands.insertContent('second')
    record.change(two, { lock: { by: BORIS, at: 1, reason: 'closed' } })
    anna.editing.setPlan(record.plan())
    anna.editing.undo()
    expect([anna.text(one), anna.text(two)]).toEqual(['', 'second'])
  })

  it('puts the caret back where it stood before the change that it takes back', () => {
    const editor = anna.write(one)
    editor.commands.insertContent('one two three')
    anna.write(two)
    anna.write(one)
    editor.commands.setTextSelection({ from: 5, to: 8 })
    editor.commands.deleteSelection()
    editor.commands.setTextSelection(1)
    anna.editing.undo()
    expect(anna.text(one)).toBe('one two three')
    expect(editor.state.selection.from).toBe(5)
    expect(editor.state.selection.to).toBe(8)
  })
})
