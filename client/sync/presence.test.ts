import { expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { readPresence, samePresence } from './presence.ts'

const user = { memberId: 'ana', name: 'Ana', partyId: 'a', colour: 'blue' }

function anAwareness(states: readonly (readonly [number, Record<string, unknown>])[]): Awareness {
  const doc = new Y.Doc()
  doc.clientID = 7
  const awareness = new Awareness(doc)
  for (const [id, state] of states) awareness.states.set(id, state)
  return awareness
}

it('reads who is here, this page first, then in a stable order', () => {
  const awareness = anAwareness([
    [9, { user: { ...user, memberId: 'ben', partyId: null }, point: 'p2' }],
    [3, { user: { ...user, memberId: 'cho' }, point: null }],
    [7, { user }],
  ])
  expect(readPresence(awareness).map((one) => [one.memberId, one.pointId, one.self])).toEqual([
    ['ana', null, true],
    ['cho', null, false],
    ['ben', 'p2', false],
  ])
})

it('leaves out what is no state of a person', () => {
  const awareness = anAwareness([
    [1, {}],
    [2, { user: { ...user, colour: 'neon' } }],
    [3, { user: { ...user, name: 'x'.repeat(500) } }],
    [4, { user, point: '../../etc' }],
    [5, { user: 'Ana' }],
  ])
  expect(readPresence(awareness)).toEqual([])
})

it('says the same while only a caret moves', () => {
  const at = (cursor: number, point: string) =>
    readPresence(anAwareness([[9, { user, point, cursor: { anchor: cursor, head: cursor } }]]))
  expect(samePresence(at(1, 'p1'), at(2, 'p1'))).toBe(true)
  expect(samePresence(at(1, 'p1'), at(1, 'p2'))).toBe(false)
  expect(samePresence(at(1, 'p1'), [])).toBe(false)
})
