import { TextSelection } from '@tiptap/pm/state'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { placeAnchor, wordsIn } from '../../../../shared/model/anchor.ts'
import { writeResolution } from '../../../../shared/model/writeReview.ts'
import { aDesk, type Desk, sync } from '../testing/aDesk.ts'
import { ANNA, aPlan, BORIS, pointId, type RecordBuilder } from '../testing/aPlan.ts'
import { comment, threadOf } from '../testing/remarks.ts'
import { THREAD_ATTRIBUTE } from './commentLook.ts'

const one = pointId(1)
const WORDS = 'The Parties shall meet. They settle the matter within thirty days of signature.'
let record: RecordBuilder
let anna: Desk
let boris: Desk

beforeEach(() => {
  vi.useFakeTimers()
  record = aPlan()
  anna = aDesk(record, ANNA)
  boris = aDesk(record, BORIS)
  anna.write(one).commands.insertContent(WORDS)
  sync(anna, boris)
})

afterEach(() => {
  anna.close()
  boris.close()
  vi.useRealTimers()
})

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1_000)
const drawn = (desk: Desk): string[] =>
  [...(desk.editing.editor(one)?.view.dom.querySelectorAll(`[${THREAD_ATTRIBUTE}]`) ?? [])].map(
    (words) => words.textContent ?? '',
  )
/** The words that a thread is at, as any page reads them; null when they are gone. */
function found(desk: Desk, key: string): string | null {
  const letters = desk.comments.letters(one)
  const thread = threadOf(desk, key)
  const placed = placeAnchor(desk.doc, letters, thread.anchor, thread.healings)
  return placed.kind === 'at' ? wordsIn(letters, placed) : null
}
/** Where words begin in a live text. */
function positionOf(desk: Desk, words: string): number {
  const editor = desk.write(one)
  let first = -1
  editor.state.doc.descendants((node, at) => {
    const inside = node.isText ? (node.text ?? '').indexOf(words) : -1
    if (inside >= 0) first = at + inside
  })
  return first
}
const select = (desk: Desk, from: number, to = from): void => {
  const { view } = desk.write(one)
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)))
}
/** As Enter does, where the caret is. */
const breakLine = (desk: Desk): void => void desk.editing.editor(one)?.commands.splitBlock()

describe('the commented words of a live text', () => {
  it('are marked, and those of a resolved thread are not', async () => {
    const key = comment(anna, ANNA, one, 'thirty days')
    expect(drawn(anna)).toEqual(['thirty days'])
    const { ref } = threadOf(anna, key)
    writeResolution(anna.review, { by: ANNA, at: 1, newId: () => '' }, ref, true, 0)
    expect(drawn(anna)).toEqual([])
  })

  it('keep their mark while words are typed before them, by oneself and by others', async () => {
    comment(anna, ANNA, one, 'thirty days')
    anna.write(one).commands.insertContentAt(1, 'Now ')
    expect(drawn(anna)).toEqual(['thirty days'])
    boris.write(one).commands.insertContentAt(1, 'Hence ')
    sync(anna, boris)
    expect(drawn(anna)).toEqual(['thirty days'])
    await settle()
    expect(drawn(anna)).toEqual(['thirty days'])
    expect(drawn(boris)).toEqual(['thirty days'])
  })

  it('may be shared by threads', () => {
    comment(anna, ANNA, one, 'within thirty days')
    comment(anna, BORIS, one, 'thirty days of signature')
    expect(drawn(anna).join('|')).toBe('within |thirty days| of signature')
  })

  it('open their thread by a click, the shortest first and then the others in turn', () => {
    const long = comment(anna, ANNA, one, 'within thirty days of signature')
    const short = comment(anna, BORIS, one, 'thirty days')
    const { view } = anna.write(one)
    const at = positionOf(anna, 'thirty') + 2
    const click = (): unknown =>
      view.someProp('handleClick', (handle) => handle(view, at, new MouseEvent('click')))
    click()
    anna.comments.focused.setState(short, true)
    click()
    anna.comments.focused.setState(long, true)
    click()
    expect(anna.opened).toEqual([short, long, short])
  })

  it('leave nothing to undo', async () => {
    comment(anna, ANNA, one, 'thirty days')
    await settle()
    anna.editing.undo()
    expect(anna.text(one).trim()).toBe('')
  })
})

describe('words that are moved', () => {
  it('stay known to everybody when the line is broken before them', async () => {
    const key = comment(boris, BORIS, one, 'They settle')
    sync(anna, boris)
    select(anna, positionOf(anna, 'They'))
    breakLine(anna)
    await settle()
    sync(anna, boris)
    expect(found(anna, key)).toBe('They settle')
    expect(found(boris, key)).toBe('They settle')
  })

  it('are told of only where nobody would find them without being told', async () => {
    anna.write(one).commands.insertContent(' They settle later.')
    sync(anna, boris)
    const key = comment(boris, BORIS, one, 'They settle')
    sync(anna, boris)
    anna.write(one).commands.insertContentAt(1, 'Now ')
    await settle()
    expect(anna.healed).toEqual([])
    // The letters get new names, and the words alone could be either.
    select(anna, positionOf(anna, 'The Parties'))
    breakLine(anna)
    await settle()
    sync(anna, boris)
    expect(found(boris, key)).toBe('They settle')
    expect(boris.healed).toEqual([])
  })

  it('are told of when their letters were written anew, on whichever side of the break', async () => {
    const keys = [comment(boris, BORIS, one, 'shall'), comment(boris, BORIS, one, 'meet')]
    sync(anna, boris)
    select(anna, positionOf(anna, 'meet'))
    breakLine(anna)
    await settle()
    expect(anna.healed).toHaveLength(1)
    expect(keys).toContain(anna.healed[0])
    // What stood around them goes as well, so that only their letters can tell.
    const end = positionOf(anna, '. They')
    anna.write(one).commands.deleteRange({ from: end, to: end + 40 })
    const start = positionOf(anna, 'The Parties')
    anna.write(one).commands.deleteRange({ from: start, to: start + 12 })
    await settle()
    sync(anna, boris)
    expect(keys.map((key) => found(boris, key))).toEqual(['shall', 'meet'])
    expect(anna.healed).toHaveLength(1)
    expect(boris.healed).toEqual([])
  })

  it('are known again when an undo brings them back', async () => {
    const key = comment(boris, BORIS, one, 'days')
    sync(anna, boris)
    await settle()
    anna.editing.undo()
    await settle()
    expect(found(anna, key)).toBeNull()
    anna.editing.redo()
    await settle()
    sync(anna, boris)
    expect(found(anna, key)).toBe('days')
    expect(found(boris, key)).toBe('days')
    expect(anna.healed).toEqual([key])
    expect(boris.healed).toEqual([])
  })

  it('are followed to where they are dropped', async () => {
    const key = comment(boris, BORIS, one, 'days')
    sync(anna, boris)
    const editor = anna.write(one)
    editor.commands.insertContentAt(editor.state.doc.content.size, '<p>Elsewhere.</p>')
    await settle()
    const from = positionOf(anna, 'thirty days')
    const { tr } = editor.state
    const moved = editor.state.doc.slice(from, from + 11)
    tr.delete(from, from + 11)
    const to = tr.doc.content.size - 1
    tr.replace(to, to, moved).setMeta('uiEvent', 'drop')
    editor.view.dispatch(tr)
    await settle()
    sync(anna, boris)
    expect(drawn(anna)).toEqual(['days'])
    expect(found(boris, key)).toBe('days')
  })

  it('are not told of by whoever may not remark any longer', async () => {
    comment(boris, BORIS, one, 'shall')
    comment(boris, BORIS, one, 'meet')
    sync(anna, boris)
    select(anna, positionOf(anna, 'meet'))
    breakLine(anna)
    record.suspend(ANNA)
    await settle()
    expect(anna.healed).toEqual([])
  })
})
