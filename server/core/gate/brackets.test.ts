import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { bracketPlace } from '../../../shared/model/bracket.ts'
import type { MemberId, PartyId } from '../../../shared/model/ids.ts'
import { readPointText } from '../../../shared/model/pointText.ts'
import { bracketIdsIn } from '../../../shared/model/pointBrackets.ts'
import { FENCE_MS } from './fence.ts'
import {
  aBracket,
  addAlternative,
  addBracket,
  aParagraph,
  bracketIn,
  DISPUTED,
} from './testing/brackets.ts'
import {
  addParagraph,
  aMember,
  aTable,
  edit,
  forge,
  fragmentOf,
  ONE,
  type Table,
  TWO,
} from './testing/table.ts'

const anna = aMember('anna')
const boris = aMember('boris', { partyId: 'b' as PartyId })
const pen = aMember('pen', { partyId: null, role: 'pen-holder' })
const refused = (reason: string) => ({ kind: 'refuse', reason })

let table: Table
let annas: Y.Doc
let boriss: Y.Doc
const deliver = (to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(table.doc), 'network')
const here = () => bracketIdsIn(readPointText(fragmentOf(table.doc, ONE)))
/** Anna's page anew: what was refused is not in it. */
const reload = () => {
  annas = table.copy(nextClient++)
  return annas
}
let nextClient = 500
/** Point one of Anna's copy. */
const text = () => fragmentOf(annas, ONE)
const theBracket = () => bracketIn(text().get(1))

/** What must go through for a test to mean anything. */
function accept(who: typeof anna, update: Uint8Array): void {
  const verdict = table.send(who, update)
  if (verdict.kind !== 'accept') throw new Error(JSON.stringify(verdict))
}

/** Anna and Boris have written in point one, Anna has bracketed words, and Boris has an alternative. */
beforeEach(() => {
  table = aTable()
  annas = table.copy(100)
  boriss = table.copy(200)
  accept(anna, addParagraph(annas, ONE, 'the first'))
  accept(anna, addBracket(annas, ONE))
  deliver(boriss)
  accept(boris, addAlternative(boriss, 'b'))
  deliver(annas)
})

function expectRefused(who: typeof anna, update: Uint8Array, reason: string): void {
  const before = Y.encodeStateAsUpdate(table.doc)
  expect(table.send(who, update)).toEqual(refused(reason))
  expect(Y.encodeStateAsUpdate(table.doc)).toEqual(before)
  expect(here()).toEqual([DISPUTED])
  reload()
}

describe('a bracket in which another party has words', () => {
  it('is not deleted', () => {
    const update = edit(annas, () => (text().get(1) as Y.XmlElement).delete(1, 1))
    expectRefused(anna, update, 'bracket-of-others')
  })

  it('is not deleted with its paragraph, nor with all of the text', () => {
    expectRefused(
      anna,
      edit(annas, () => text().delete(1, 1)),
      'bracket-of-others',
    )
    expectRefused(
      anna,
      edit(annas, () => text().delete(0, text().length)),
      'bracket-of-others',
    )
  })

  it('is not deleted by naming only what it stands in', () => {
    const paragraph = (text().get(1) as Y.XmlElement)._item
    if (paragraph === null) throw new Error('There is no paragraph')
    const { client, clock } = paragraph.id
    expectRefused(anna, forge([], [[client, clock, 1]]), 'bracket-of-others')
  })

  it('is not replaced by another under the same element, by giving it another id', () => {
    const update = edit(annas, () => theBracket().setAttribute('bracketId', 'mine'))
    expectRefused(anna, update, 'bracket-of-others')
  })

  it('does not lose its id', () => {
    const update = edit(annas, () => theBracket().removeAttribute('bracketId'))
    expectRefused(anna, update, 'structure')
  })

  it('is not put back into what is deleted itself', () => {
    const update = edit(annas, () => {
      text().insert(0, [aParagraph('a way round', aBracket())])
      text().delete(2, 1)
      text().delete(0, 1)
    })
    expectRefused(anna, update, 'bracket-of-others')
  })

  it('is not put back with an id that another one covers', () => {
    const update = edit(annas, () => {
      const element = aBracket()
      text().insert(0, [aParagraph('x', element)])
      element.setAttribute('bracketId', 'other')
      text().delete(2, 1)
    })
    expectRefused(anna, update, 'bracket-of-others')
  })

  it('does not lose its id by something deleted that takes its place', () => {
    const id = theBracket()._map.get('bracketId')?.id
    if (id === undefined) throw new Error('It has no id')
    const over = forge([
      {
        client: 700,
        clock: 0,
        origin: [id.client, id.clock],
        content: new Y.ContentDeleted(1),
      },
    ])
    expectRefused(anna, over, 'structure')
  })

  it('is not taken out by somebody without a party', () => {
    const update = edit(annas, () => text().delete(1, 1))
    const { client } = (text().get(0) as Y.XmlElement)._item?.id ?? { client: 0 }
    expect(client).toBe(100)
    expectRefused(pen, update, 'bracket-of-others')
  })

  it('goes on standing where its paragraph is split, because the tail brings it along', () => {
    const split = edit(annas, () => {
      text().insert(2, [aParagraph(aBracket(), ' and')])
      ;(text().get(1) as Y.XmlElement).delete(1, 2)
    })
    expect(table.send(anna, split).kind).toBe('accept')
    expect(here()).toEqual([DISPUTED])
  })

  it('goes on standing where the binding turns its element into the next bracket', () => {
    const turned = edit(annas, () => {
      theBracket().setAttribute('bracketId', 'mine')
      text().insert(2, [aParagraph(aBracket())])
    })
    expect(table.send(anna, turned).kind).toBe('accept')
    expect(here()).toEqual(['mine', DISPUTED])
  })

  it('may stand twice, and then one of the two may go', () => {
    expect(table.send(anna, addBracket(annas, ONE)).kind).toBe('accept')
    expect(here()).toEqual([DISPUTED])
    const update = edit(annas, () => text().delete(1, 1))
    expect(table.send(anna, update).kind).toBe('accept')
    expectRefused(
      anna,
      edit(annas, () => text().delete(1, 1)),
      'bracket-of-others',
    )
  })

  it('is taken out by the party whose words they are, when no other has any', () => {
    deliver(boriss)
    const update = edit(boriss, () => fragmentOf(boriss, ONE).delete(1, 1))
    expect(table.send(boris, update).kind).toBe('accept')
    expect(here()).toEqual([])
  })
})

describe('a bracket in which another party only supports something', () => {
  beforeEach(() => {
    const cleared = edit(boriss, () =>
      boriss.getXmlFragment(`alternative:${DISPUTED}:b`).delete(0, 1),
    )
    accept(boris, cleared)
    deliver(annas)
  })

  it('is not deleted', () => {
    table.supporters.set(DISPUTED, ['b' as PartyId])
    expectRefused(
      anna,
      edit(annas, () => text().delete(1, 1)),
      'bracket-of-others',
    )
  })

  it('is deleted when it is one’s own support', () => {
    table.supporters.set(DISPUTED, ['a' as PartyId])
    expect(
      table.send(
        anna,
        edit(annas, () => text().delete(1, 1)),
      ).kind,
    ).toBe('accept')
  })
})

describe('a bracket in another point', () => {
  it('is refused while it stands in its own', () => {
    expectRefused(anna, addBracket(annas, TWO), 'bracket-elsewhere')
  })

  it('is refused also after it left its own, or the words of others could be shown anywhere', () => {
    deliver(boriss)
    const update = edit(boriss, () => fragmentOf(boriss, ONE).delete(1, 1))
    expect(table.send(boris, update).kind).toBe('accept')
    deliver(annas)
    expect(here()).toEqual([])
    expect(table.send(anna, addBracket(annas, TWO))).toEqual(refused('bracket-elsewhere'))
  })

  it('is refused for a new bracket that is put into two points at once', () => {
    const update = edit(annas, () => {
      for (const point of [ONE, TWO]) {
        fragmentOf(annas, point).push([aParagraph(aBracket('twice'))])
      }
    })
    expectRefused(anna, update, 'bracket-elsewhere')
  })
})

describe('a bracket that no honest page writes', () => {
  it.each([
    ['without an id', aBracket(null)],
    ['in a bracket', aBracket(null)],
  ])('is refused %s', (how, element) => {
    const update = edit(annas, () => {
      text().push([aParagraph('x', element)])
      if (how === 'in a bracket') element.push([aBracket()])
    })
    expectRefused(anna, update, how === 'in a bracket' ? 'content' : 'structure')
  })

  it('is refused with an id that is none', () => {
    expectRefused(
      anna,
      edit(annas, () => text().push([aParagraph(aBracket('NO ID'))])),
      'content',
    )
  })

  it('is refused where words and not paragraphs stand, and the other way round', () => {
    expectRefused(
      anna,
      edit(annas, () => text().push([aBracket('x', 'bracket')])),
      'content',
    )
    expectRefused(
      anna,
      edit(annas, () => text().push([aParagraph(aBracket('x', 'bracketBlock'))])),
      'content',
    )
  })
})

describe('an alternative', () => {
  it('is not written by another party', () => {
    expectRefused(anna, addAlternative(annas, 'b', 'we agree to everything'), 'not-your-party')
    const theirs = edit(annas, () => annas.getXmlFragment(`alternative:${DISPUTED}:b`).delete(0, 1))
    expectRefused(anna, theirs, 'not-your-party')
  })

  it('holds no table and no bracket', () => {
    const push = (element: Y.XmlElement) =>
      edit(annas, () => annas.getXmlFragment(`alternative:${DISPUTED}:a`).push([element]))
    expectRefused(anna, push(new Y.XmlElement('table')), 'content')
    expectRefused(anna, push(aParagraph(aBracket())), 'content')
    expectRefused(anna, push(aBracket('x', 'bracketBlock')), 'content')
  })

  it('is closed by the lock of the point that the bracket belongs to, and as drafted too', () => {
    const lock = { by: 'x' as MemberId, at: 1, reason: 'final' }
    table.points.set(ONE, { status: 'open', lock })
    expectRefused(anna, addAlternative(annas, 'a'), 'point-locked')
    expectRefused(anna, addAlternative(table.copy(101), 'text'), 'point-locked')
  })

  it('is open to its own party, and as drafted to whoever writes text', () => {
    expect(table.send(anna, addAlternative(annas, 'a')).kind).toBe('accept')
    expect(table.send(boris, addAlternative(boriss, 'text')).kind).toBe('accept')
    expect(table.send(pen, addAlternative(table.copy(300), 'text')).kind).toBe('accept')
    expect(table.send(pen, addAlternative(table.copy(301), 'a'))).toEqual(
      refused('role-cannot-write'),
    )
  })

  it('comes in one update with its bracket', () => {
    const made = edit(annas, () => {
      text().push([aParagraph(aBracket('new'))])
      annas.getXmlFragment('alternative:new:text').push([aParagraph('as it was')])
    })
    expect(table.send(anna, made).kind).toBe('accept')
    expect(bracketPlace(table.doc, 'new' as never)).toEqual({ pointId: ONE, settledAt: null })
  })

  it('of a bracket that was made and taken out again before it was sent is no fault', () => {
    const made = edit(annas, () => {
      text().push([aParagraph(aBracket('new'))])
      annas.getXmlFragment('alternative:new:a').push([aParagraph('as it was')])
      text().delete(text().length - 1, 1)
    })
    expect(table.send(anna, made).kind).toBe('accept')
    expect(here()).toEqual([DISPUTED])
  })

  it('of a bracket that is out of the text is refused, so that the words come back to their writer', () => {
    deliver(boriss)
    const out = edit(boriss, () => fragmentOf(boriss, ONE).delete(1, 1))
    expect(table.send(boris, out).kind).toBe('accept')
    expect(table.send(anna, addAlternative(annas, 'a'))).toEqual(refused('no-such-bracket'))
  })

  it('takes what was on its way when the bracket was settled', () => {
    fragmentOf(table.doc, ONE).delete(1, 1)
    table.doc.getMap('brackets').set(DISPUTED, { pointId: ONE, settledAt: 10_000 })
    table.clock.now = 10_000 + FENCE_MS - 1
    expect(table.send(anna, addAlternative(annas, 'a')).kind).toBe('accept')
    table.clock.now += 1
    expect(table.send(anna, addAlternative(annas, 'a'))).toEqual(refused('no-such-bracket'))
  })

  it('and the place of brackets are not the business of clients', () => {
    const update = edit(annas, () => annas.getMap('brackets').set(DISPUTED, { pointId: TWO }))
    expectRefused(anna, update, 'no-such-root')
  })
})
