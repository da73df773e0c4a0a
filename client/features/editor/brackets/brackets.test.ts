import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { alternativeRoot } from '../../../../shared/model/documents.ts'
import type { BracketId, PartyId } from '../../../../shared/model/ids.ts'
import { plainText, readBracketOf } from '../../../../shared/model/pointText.ts'
import { writeSupport } from '../../../../shared/model/writeReview.ts'
import { ANNA, aPlan, BORIS, pointId } from '../testing/aPlan.ts'
import { aDesk, type Desk, sync } from '../testing/aDesk.ts'
import { BRACKET_STAYS } from './bracketGuard.ts'

const ONE = pointId(1)
const A = 'party-a' as PartyId
const B = 'party-b' as PartyId
let anna: Desk
let boris: Desk

beforeEach(() => {
  const record = aPlan(2)
  anna = aDesk(record, ANNA)
  boris = aDesk(record, BORIS)
})
afterEach(() => {
  anna.close()
  boris.close()
})

function select(editor: Editor, words: string): void {
  let from = -1
  editor.state.doc.descendants((node, at) => {
    const found = node.text?.indexOf(words) ?? -1
    if (found >= 0) from = at + found
  })
  const selection = TextSelection.create(editor.state.doc, from, from + words.length)
  editor.view.dispatch(editor.state.tr.setSelection(selection))
}

/** Anna writes a sentence and brackets some of it. */
function bracketed(words = 'the line of contact'): { editor: Editor; id: BracketId } {
  const editor = anna.write(ONE)
  editor.commands.insertContent('on the basis of the line of contact today')
  select(editor, words)
  anna.editing.bracketPanel.make()
  const id = anna.editing.bracketPanel.open.getState()?.bracketId
  if (id === undefined) throw new Error('No bracket was made')
  anna.editing.bracketPanel.close(true)
  return { editor, id }
}

function propose(desk: Desk, id: BracketId, of: PartyId, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  desk.doc.getXmlFragment(alternativeRoot(id, of)).push([paragraph])
}

const elementOf = (editor: Editor): HTMLElement => {
  const found = editor.view.dom.querySelector<HTMLElement>('[data-bracket]')
  if (found === null) throw new Error('No bracket is drawn')
  return found
}

describe('bracketing words', () => {
  it('moves them where they can be read as drafted, and selects the bracket', () => {
    const { editor, id } = bracketed()
    expect(anna.text(ONE)).toBe('on the basis of [the line of contact] today')
    expect(readBracketOf(anna.doc, id).alternatives.map((one) => one.of)).toEqual(['text'])
    expect(editor.state.selection).toBeInstanceOf(NodeSelection)
    expect(elementOf(editor).textContent).toBe('as drafted the line of contact')
  })

  it('is one step to undo and to do again', () => {
    bracketed()
    anna.editing.undo()
    expect(anna.text(ONE)).toBe('on the basis of the line of contact today')
    anna.editing.redo()
    expect(anna.text(ONE)).toBe('on the basis of [the line of contact] today')
  })

  it('of a whole paragraph makes a bracket that is a paragraph of its own', () => {
    const { editor } = bracketed('on the basis of the line of contact today')
    expect(anna.text(ONE)).toBe('[on the basis of the line of contact today]')
    expect(editor.state.doc.firstChild?.type.name).toBe('bracketBlock')
  })

  it('begins an empty one where nothing is selected', () => {
    const editor = anna.write(ONE)
    editor.commands.insertContent('here ')
    editor.commands.keyboardShortcut('Mod-Alt-b')
    expect(anna.text(ONE)).toBe('here […]')
  })

  it('is refused around another bracket, with a sentence', () => {
    const { editor } = bracketed()
    editor.view.dispatch(
      editor.state.tr.setSelection(
        TextSelection.create(editor.state.doc, 3, editor.state.doc.content.size - 3),
      ),
    )
    anna.editing.bracketPanel.make()
    expect(anna.editing.notice.getState()).toBe('A bracket cannot stand in a bracket.')
    expect(anna.text(ONE)).toBe('on the basis of [the line of contact] today')
  })
})

describe('a bracket in a live text', () => {
  it('shows what others propose and support at once, in the element that it has', () => {
    const { editor, id } = bracketed()
    const element = elementOf(editor)
    sync(anna, boris)
    propose(boris, id, B, 'recognised borders')
    sync(anna, boris)
    expect(elementOf(editor)).toBe(element)
    expect(element.textContent).toBe('B recognised borders as drafted the line of contact')
    writeSupport(
      anna.review,
      { by: ANNA, at: 1, newId: () => '' },
      { partyId: A, bracketId: id, choice: { of: 'none' } },
    )
    expect(element.textContent).toContain('no text✓A')
    expect(element.getAttribute('aria-label')).toContain('No text (supported by Party A)')
  })

  it('is drawn without letters, or as one text, where the reader wants that', () => {
    const { editor, id } = bracketed()
    propose(anna, id, A, 'an agreed line')
    anna.editing.brackets.view.setState('bracketed', true)
    expect(elementOf(editor).textContent).toBe('an agreed line | the line of contact')
    anna.editing.brackets.view.setState('clean', true)
    expect(elementOf(editor).textContent).toBe('an agreed line')
  })

  it('opens with Enter when it is selected', () => {
    const { editor, id } = bracketed()
    editor.commands.keyboardShortcut('Enter')
    expect(anna.editing.bracketPanel.open.getState()).toEqual({ pointId: ONE, bracketId: id })
  })
})

describe('a bracket in which another party has a say', () => {
  it.each(['words', 'support'])('is not taken out of the text by typing: %s', (what) => {
    const { editor, id } = bracketed()
    sync(anna, boris)
    if (what === 'words') propose(boris, id, B, 'recognised borders')
    else {
      writeSupport(
        anna.review,
        { by: BORIS, at: 1, newId: () => '' },
        { partyId: B, bracketId: id, choice: { of: 'text' } },
      )
    }
    sync(anna, boris)
    const before = anna.text(ONE)
    for (const attempt of [
      () => editor.commands.deleteSelection(),
      () => editor.commands.selectAll() && editor.commands.deleteSelection(),
      () => editor.commands.insertContent('instead'),
      () => editor.commands.setContent('<p>all new</p>'),
    ]) {
      attempt()
      expect(anna.text(ONE)).toBe(before)
      expect(anna.editing.notice.getState()).toBe(BRACKET_STAYS)
    }
  })

  it('stays when its making is undone, and the step before it is undone instead', () => {
    const { id } = bracketed()
    sync(anna, boris)
    propose(boris, id, B, 'recognised borders')
    sync(anna, boris)
    anna.editing.undo()
    expect(plainText([readBracketOf(anna.doc, id)], () => '')).toContain('recognised borders')
    expect(anna.text(ONE)).toContain('[')
    expect(anna.editing.notice.getState()).toBe(BRACKET_STAYS)
  })

  it('lets its paragraph be broken and joined, with everything around it', () => {
    const { editor, id } = bracketed()
    sync(anna, boris)
    propose(boris, id, B, 'borders')
    sync(anna, boris)
    editor.commands.setTextSelection(4)
    editor.commands.keyboardShortcut('Enter')
    expect(anna.text(ONE)).toBe('on \nthe basis of [borders | the line of contact] today')
    editor.commands.keyboardShortcut('Backspace')
    expect(anna.text(ONE)).toBe('on the basis of [borders | the line of contact] today')
  })

  it('may go when only its own party has words in it', () => {
    const { editor, id } = bracketed()
    propose(anna, id, A, 'ours')
    editor.commands.deleteSelection()
    expect(anna.text(ONE)).toBe('on the basis of  today')
  })
})

describe('a bracket that is pasted', () => {
  it('into another point becomes its words', () => {
    const { editor } = bracketed()
    const html = `<p>copied ${elementOf(editor).outerHTML}</p>`
    const other = anna.write(pointId(2))
    other.view.pasteHTML(html)
    expect(anna.text(pointId(2))).toContain('the line of contact')
    expect(other.view.dom.querySelector('[data-bracket]')).toBeNull()
  })

  it('into its own point is the same bracket again', () => {
    const { editor, id } = bracketed()
    const html = `<p>again <span data-bracket="${id}">x</span></p>`
    editor.commands.setTextSelection(editor.state.doc.content.size - 1)
    editor.view.pasteHTML(html)
    expect(anna.text(ONE)).toMatch(/\[the line of contact\].*\[the line of contact\]/)
  })
})
