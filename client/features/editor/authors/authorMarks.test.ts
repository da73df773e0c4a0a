import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { authorsOf, type TextAuthor } from '../../../../shared/model/textAuthors.ts'
import { aDesk, type Desk, sync } from '../testing/aDesk.ts'
import { ANNA, aPlan, BORIS, pointId, type RecordBuilder } from '../testing/aPlan.ts'
import { AUTHOR_ATTRIBUTE } from './authorMarks.ts'

const one = pointId(1)
let record: RecordBuilder
let anna: Desk
let boris: Desk

beforeEach(() => {
  vi.useFakeTimers()
  record = aPlan()
  anna = aDesk(record, ANNA)
  boris = aDesk(record, BORIS)
  // What the server writes as soon as it knows a page.
  for (const desk of [anna, boris]) {
    authorsOf(desk.doc).set(String(anna.doc.clientID), ANNA)
    authorsOf(desk.doc).set(String(boris.doc.clientID), BORIS)
  }
  sync(anna, boris)
})

afterEach(() => {
  anna.close()
  boris.close()
  vi.useRealTimers()
})

/** The marked words of a live text, each with its author, as they are drawn. */
function drawn(desk: Desk): [string, TextAuthor][] {
  const element = desk.editing.editor(one)?.view.dom
  return [...(element?.querySelectorAll(`[${AUTHOR_ATTRIBUTE}]`) ?? [])].map((words) => [
    words.textContent,
    words.getAttribute(AUTHOR_ATTRIBUTE) as TextAuthor,
  ])
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(300)

async function writeTogether(): Promise<void> {
  anna.write(one).commands.insertContent('The Parties agree.')
  sync(anna, boris)
  boris.write(one).commands.insertContentAt(13, 'shall ')
  sync(anna, boris)
  await settle()
}

describe('the authors of a live text', () => {
  it('are not drawn, nor read, until somebody wants to see them', async () => {
    const read = vi.spyOn(anna.editing.authors, 'read')
    await writeTogether()
    expect(drawn(anna)).toEqual([])
    expect(read).not.toHaveBeenCalled()
  })

  it('are drawn at once when they are wanted, and gone at once when they are not', async () => {
    await writeTogether()
    anna.editing.authors.show(true)
    expect(drawn(anna)).toEqual([
      ['The Parties ', ANNA],
      ['shall ', BORIS],
      ['agree.', ANNA],
    ])
    anna.editing.authors.show(false)
    expect(drawn(anna)).toEqual([])
  })

  it('are there before a text that goes live is painted', async () => {
    await writeTogether()
    anna.putAway(one)
    anna.editing.leave(one)
    anna.editing.authors.show(true)
    anna.write(one)
    await Promise.resolve()
    expect(drawn(anna)).toHaveLength(3)
  })

  it('follow the words that are typed, by oneself and by others', async () => {
    await writeTogether()
    anna.editing.authors.show(true)
    boris.write(one).commands.insertContentAt(1, 'Now ')
    sync(anna, boris)
    anna.editing.editor(one)?.commands.insertContentAt(5, 'all ')
    await settle()
    expect(drawn(anna)).toEqual([
      ['Now ', BORIS],
      ['all The Parties ', ANNA],
      ['shall ', BORIS],
      ['agree.', ANNA],
    ])
  })

  it('tell a party by its line as well as by its colour', async () => {
    await writeTogether()
    anna.editing.authors.show(true)
    const [hers, his] = anna.editing.editor(one)?.view.dom.querySelectorAll('[data-line]') ?? []
    expect(hers?.getAttribute('data-line')).not.toBe(his?.getAttribute('data-line'))
    expect(hers?.getAttribute('style')).toContain('--party-blue')
    expect(his?.getAttribute('style')).toContain('--party-vermilion')
  })

  it('change nothing in the text and leave nothing to undo', async () => {
    await writeTogether()
    const before = anna.text(one)
    anna.editing.authors.show(true)
    await settle()
    expect(anna.text(one)).toBe(before)
    anna.editing.undo()
    expect(anna.text(one)).toBe('shall ')
  })

  it('are told for the caret, by the letter before it', async () => {
    await writeTogether()
    const { authors } = anna.editing
    const editor = anna.write(one)
    authors.show(true)
    const at = (position: number): TextAuthor | null => {
      editor.commands.setTextSelection(position)
      return authors.atCaret.getState()
    }
    expect(at(5)).toBe(ANNA)
    expect(at(13)).toBe(ANNA)
    expect(at(14)).toBe(BORIS)
    expect(at(19)).toBe(BORIS)
    expect(at(20)).toBe(ANNA)
    expect(at(1)).toBe(ANNA)
    expect(authors.writer(BORIS)).toMatchObject({ name: 'Boris', party: { letter: 'B' } })
    authors.show(false)
    expect(authors.atCaret.getState()).toBeNull()
  })

  it('know one’s own words before the server has said whose they are', async () => {
    authorsOf(anna.doc).delete(String(anna.doc.clientID))
    anna.write(one).commands.insertContent('Mine')
    anna.editing.authors.show(true)
    expect(drawn(anna)).toEqual([['Mine', ANNA]])
  })
})
