import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { caretAwareness } from './peerCarets.ts'

const ROOT = 'point:p1'
const user = { memberId: 'boris', name: 'Boris', partyId: 'b', colour: 'vermilion' }
const here = { type: null, tname: ROOT, item: null, assoc: -1 }

function others(state: object): Map<number, object> {
  const awareness = new Awareness(new Y.Doc())
  awareness.getStates().set(7, state)
  return caretAwareness(awareness, ROOT).getStates()
}

describe('the carets of others', () => {
  it('are those of people with a caret in this text', () => {
    expect([...others({ user, cursor: { anchor: here, head: here } }).keys()]).toEqual([7])
  })

  it('are not those of people without a caret, nor one’s own', () => {
    expect(others({ user, cursor: null }).size).toBe(0)
    const awareness = new Awareness(new Y.Doc())
    awareness.setLocalState({ user, cursor: { anchor: here, head: here } })
    expect(caretAwareness(awareness, ROOT).getStates().size).toBe(0)
  })

  it('are never resolved from what is not a caret', () => {
    const made = [
      { ...here, tname: 'a root that somebody made up' },
      { ...here, item: { client: -1, clock: 0 } },
      { ...here, item: { client: 1, clock: 0.5 } },
      { ...here, type: 'x' },
      'x',
      null,
    ]
    for (const anchor of made) {
      expect(others({ user, cursor: { anchor, head: here } }).size).toBe(0)
      expect(others({ user, cursor: { anchor: here, head: anchor } }).size).toBe(0)
    }
    expect(others({ cursor: { anchor: here, head: here } }).size).toBe(0)
    expect(others({ user: { name: 'x' }, cursor: { anchor: here, head: here } }).size).toBe(0)
  })

  it('leave the states of others as they came', () => {
    const state = { user: { ...user }, cursor: { anchor: here, head: here } }
    others(state)
    expect(state.user).toEqual(user)
  })

  it('are taken back only by the editor that they are in', () => {
    const awareness = new Awareness(new Y.Doc())
    const first = caretAwareness(awareness, ROOT)
    const second = caretAwareness(awareness, 'point:p2')
    const cursor = () => awareness.getLocalState()?.['cursor']
    first.setLocalStateField('cursor', { anchor: here, head: here })
    second.setLocalStateField('cursor', null)
    expect(cursor()).not.toBeNull()
    first.setLocalStateField('cursor', null)
    expect(cursor()).toBeNull()
  })
})
