import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bindingOf } from './caret.ts'
import { ANNA, aPlan, BORIS, pointId } from '../testing/aPlan.ts'
import { aDesk, type Desk, sync } from '../testing/aDesk.ts'

const one = pointId(1)

describe('a live text', () => {
  let anna: Desk
  let boris: Desk
  beforeEach(() => {
    const record = aPlan()
    anna = aDesk(record, ANNA)
    boris = aDesk(record, BORIS)
    anna.write(one).commands.insertContent('shared words')
    sync(anna, boris)
  })
  afterEach(() => {
    anna.close()
    boris.close()
  })

  it('shows all of the text, and takes nothing away, after the binding stumbled over an edit', () => {
    const editor = anna.write(one)
    boris.write(one).commands.insertContent(' of Boris')
    const binding = bindingOf(editor.state)
    if (binding === null) throw new Error('The text is not bound')
    // A caret that was nowhere: what makes the binding throw in the middle of taking over an edit.
    const nowhere = { type: 'text', depth: undefined, absAnchor: 1000, absHead: 1000 }
    binding.beforeAllTransactions()
    const before = binding.beforeTransactionSelection
    binding.beforeTransactionSelection = { ...before, ...nowhere }
    sync(anna, boris)
    expect(editor.getText()).toBe('shared words of Boris')
    editor.commands.insertContentAt(1, 'All ')
    sync(anna, boris)
    expect(boris.text(one)).toBe('All shared words of Boris')
  })

  it('leaves the caret at the words where it was while another writes before it', () => {
    const editor = anna.write(one)
    editor.commands.setTextSelection(8)
    const other = boris.write(one)
    other.commands.insertContentAt(1, 'The ')
    sync(anna, boris)
    expect(editor.state.selection.from).toBe(12)
    other.commands.setTextSelection(5)
    other.commands.splitBlock()
    sync(anna, boris)
    expect(
      editor.state.doc.textBetween(editor.state.selection.from, editor.state.doc.content.size - 1),
    ).toBe('words')
  })
})
