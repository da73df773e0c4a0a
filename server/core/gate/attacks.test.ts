import * as encoding from 'lib0/encoding'
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { MemberId, PartyId } from '../../../shared/model/ids.ts'
import {
  addParagraph,
  aMember,
  aTable,
  edit,
  forge,
  forgeNested,
  fragmentOf,
  ONE,
  type Table,
  TWO,
  wordsOf,
} from './testing/table.ts'

const victim = aMember('victim')
const hostile = aMember('hostile', { partyId: 'b' as PartyId })
const words = (text: string) => new Y.ContentString(text)
const refused = (reason: string) => ({ kind: 'refuse', reason })

let table: Table
let victimDoc: Y.Doc

/** Before each attack the victim has written a sentence, and the hostile client has said hello. */
beforeEach(() => {
  table = aTable()
  victimDoc = table.copy(100)
  table.send(victim, addParagraph(victimDoc, ONE, 'we REJECT this'))
  table.send(hostile, addParagraph(table.copy(200), TWO, 'hello'))
})
const before = () => Y.encodeStateAsUpdate(table.doc)
const text = () => fragmentOf(table.doc, ONE).toString()
const clockOf = (client: number) => Y.getState(table.doc.store, client)
/** Every attack must leave the document exactly as it was, and honest people must go on as if nothing happened. */
function expectRefused(update: Uint8Array, reason: string, who = hostile): void {
  const state = before()
  expect(table.send(who, update)).toEqual(refused(reason))
  expect(before()).toEqual(state)
  expect(table.doc.store.pendingStructs).toBeNull()
  expect(table.doc.store.pendingDs).toBeNull()
  expect(table.send(victim, addParagraph(victimDoc, ONE, 'and go on')).kind).toBe('accept')
}

describe('writing under the client id of another', () => {
  it('at its next clock, so that two texts carry the same clocks', () => {
    const last = wordsOf(table.doc, ONE)
    const forged = forge([
      { client: 100, clock: clockOf(100), origin: [100, clockOf(100) - 1], content: words('X') },
    ])
    expect(last.toString()).toBe('we REJECT this')
    expectRefused(forged, 'not-your-client-id')
  })

  it('with an id that a reopened page of the victim still holds is no attack: it is the same member', () => {
    const reopened = table.copy(101)
    expect(table.send(victim, addParagraph(reopened, ONE, 'from a second tab')).kind).toBe('accept')
    expect(table.view.authors.ownerOf(101)).toBe('victim')
    expect(table.view.authors.ownerOf(100)).toBe('victim')
  })

  it("with the server's own id", () => {
    expectRefused(
      forge([
        { client: 1, clock: clockOf(1), parent: pointRoot(ONE), content: new Y.ContentDeleted(1) },
      ]),
      'not-your-client-id',
    )
  })
})

describe('writing into a place that is not the declared one', () => {
  it('by a struct that overlaps known clocks: it is cut, and judged where it really lands', () => {
    // The hostile client owns 300 and has written in its own point; the overlap would pull new words behind them.
    const mine = table.copy(300)
    table.send(hostile, addParagraph(mine, TWO, 'abc'))
    table.points.set(TWO, { status: 'open', lock: { by: 'x' as MemberId, at: 1, reason: 'final' } })
    const start = clockOf(300) - 3
    const overlapping = forge([
      { client: 300, clock: start, parent: pointRoot(ONE), content: words('abcFORGED') },
    ])
    expectRefused(overlapping, 'point-locked')
  })

  it('by neighbours in two different places', () => {
    const one = wordsOf(table.doc, ONE)._start?.id
    const two = wordsOf(table.doc, TWO)._start?.id
    if (one === undefined || two === undefined) throw new Error('There are no words')
    expectRefused(
      forge([
        {
          client: 201,
          clock: 0,
          origin: [one.client, one.clock],
          rightOrigin: [two.client, two.clock],
          content: words('X'),
        },
      ]),
      'structure',
    )
  })

  it('by a parent that is no container', () => {
    const letter = wordsOf(table.doc, ONE)._start?.id
    if (letter === undefined) throw new Error('There are no words')
    expectRefused(
      forge([
        { client: 201, clock: 0, parent: [letter.client, letter.clock], content: words('X') },
      ]),
      'structure',
    )
  })

  it.each(['authors', 'plan', 'members', 'party:a', 'person:hostile', '__proto__', ''])(
    'by the root %j, which no client writes in this document',
    (root) => {
      expectRefused(
        forge([
          { client: 201, clock: 0, parent: root, parentSub: 'x', content: new Y.ContentAny([1]) },
        ]),
        'no-such-root',
      )
    },
  )

  it('in a point that does not exist, is struck or is locked', () => {
    expectRefused(addParagraph(table.copy(201), 'ghost' as typeof ONE, 'x'), 'no-such-point')
    table.points.set(TWO, { status: 'struck', lock: null })
    expectRefused(addParagraph(table.copy(202), TWO, 'x'), 'point-struck')
    table.points.set(TWO, { status: 'open', lock: { by: 'x' as MemberId, at: 1, reason: '' } })
    expectRefused(addParagraph(table.copy(203), TWO, 'x'), 'point-locked')
  })

  it("in another party's alternative", () => {
    const copy = table.copy(201)
    const update = edit(copy, () => {
      copy.getXmlFragment('alternative:bracket:a').push([new Y.XmlElement('paragraph')])
    })
    expectRefused(update, 'not-your-party')
  })
})

describe('smuggling', () => {
  it("hanging a write on another's next item: it is a gap, nothing is kept", () => {
    const state = before()
    const smuggled = forge([
      { client: 201, clock: 0, origin: [100, clockOf(100) + 4], content: words('hidden') },
    ])
    expect(table.send(hostile, smuggled)).toEqual({ kind: 'gap' })
    expect(before()).toEqual(state)
    expect(table.doc.store.pendingStructs).toBeNull()
    table.send(victim, addParagraph(victimDoc, ONE, 'the next words of the victim'))
    expect(text()).not.toContain('hidden')
  })

  it('deleting what does not exist yet: it is a gap, nothing is kept', () => {
    const state = before()
    expect(table.send(hostile, forge([], [[100, clockOf(100), 50]]))).toEqual({ kind: 'gap' })
    expect(before()).toEqual(state)
    expect(table.doc.store.pendingDs).toBeNull()
  })

  it('skipping clocks', () => {
    const skipping = forge([
      { client: 201, clock: 7, parent: pointRoot(TWO), content: new Y.ContentDeleted(1) },
    ])
    expect(table.send(hostile, skipping)).toEqual({ kind: 'gap' })
  })

  it('structs that hang on each other in a circle', () => {
    const circle = forge([
      { client: 201, clock: 0, origin: [202, 0], content: words('a') },
      { client: 202, clock: 0, origin: [201, 0], content: words('b') },
    ])
    expect(table.send(hostile, circle)).toEqual({ kind: 'gap' })
  })

  it('a document inside the document', () => {
    expectRefused(
      forge([
        {
          client: 201,
          clock: 0,
          parent: pointRoot(TWO),
          content: new Y.ContentDoc(new Y.Doc()),
        },
      ]),
      'too-costly',
    )
  })
})

describe('deleting', () => {
  it('the words of others in an open point is drafting, and the log knows who did it', () => {
    const copy = table.copy(201)
    expect(
      table.send(
        hostile,
        edit(copy, () => wordsOf(copy, ONE).delete(0, 3)),
      ).kind,
    ).toBe('accept')
  })

  it('in a locked point', () => {
    table.points.set(ONE, { status: 'open', lock: { by: 'x' as MemberId, at: 1, reason: '' } })
    const copy = table.copy(201)
    const update = edit(copy, () => wordsOf(copy, ONE).delete(0, 3))
    expect(table.send(hostile, update)).toEqual(refused('point-locked'))
    expect(text()).toContain('we REJECT this')
  })

  it('what the server keeps: its table of client ids', () => {
    expectRefused(forge([], [[1, 0, 1]]), 'no-such-root')
  })
})

describe('making others wait', () => {
  /** 8,000 letters that all claim to stand at the start of one place, each before another one. */
  function conflictBomb(copies: number): Uint8Array {
    const place = wordsOf(table.doc, TWO)._start?.id
    if (place === undefined) throw new Error('There are no words')
    return forge(
      Array.from({ length: copies }, (_, clock) => ({
        client: 201,
        clock,
        ...(clock === 0 ? {} : { rightOrigin: [201, (clock * 7919) % clock] as const }),
        ...(clock === 0 ? { rightOrigin: [place.client, place.clock] as const } : {}),
        content: words('x'),
      })),
    )
  }

  it('by thousands of letters at one place, in a few kilobytes', () => {
    const bomb = conflictBomb(8000)
    expect(bomb.length).toBeLessThan(120_000)
    expectRefused(bomb, 'too-costly')
  })

  it('by nesting that overflows the stack of whoever reads it', () => {
    const copy = table.copy(201)
    const list = (): Y.XmlElement => new Y.XmlElement('orderedList')
    const update = edit(copy, () => {
      let inner = list()
      fragmentOf(copy, TWO).push([inner])
      for (let depth = 0; depth < 500; depth++) {
        const item = new Y.XmlElement('listItem')
        inner.push([item])
        inner = list()
        item.push([inner])
      }
    })
    expectRefused(update, 'content')
  })

  it('by a clock at the end of what counts', () => {
    expectRefused(
      forge([
        { client: 201, clock: 0, parent: pointRoot(TWO), content: new Y.ContentDeleted(2 ** 40) },
      ]),
      'too-costly',
    )
  })

  it('by a client id that Yjs does not make', () => {
    expectRefused(
      forge([
        { client: 2 ** 40, clock: 0, parent: pointRoot(TWO), content: new Y.ContentDeleted(1) },
      ]),
      'too-costly',
    )
  })

  it('by counts that are larger than the frame', () => {
    for (const numbers of [
      [1, 2 ** 31, 201, 0],
      [2 ** 31, 1, 201, 0],
      [0, 2 ** 31],
      [0, 1, 100, 2 ** 31],
    ]) {
      const encoder = encoding.createEncoder()
      for (const number of numbers) encoding.writeVarUint(encoder, number)
      expectRefused(encoding.toUint8Array(encoder), 'malformed')
    }
  })

  it('by deleting the same letters again and again in one update', () => {
    const copy = table.copy(201)
    const update = edit(copy, () => {
      for (let at = 0; at < 2_000; at++) fragmentOf(copy, TWO).push([new Y.XmlElement('paragraph')])
    })
    table.send(hostile, update)
    const again = Array.from({ length: 20_000 }, () => [201, 0, 2_000] as const)
    const began = performance.now()
    const verdict = table.send(hostile, forge([], again))
    expect(verdict.kind === 'accept' && verdict.update.length).toBeLessThan(10_000)
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('by a value nested so deep that whoever reads or writes it overflows', () => {
    for (const depth of [2_000, 5_000, 8_000, 12_000, 100_000]) {
      const verdict = table.send(hostile, forgeNested(pointRoot(TWO), depth))
      expect(verdict.kind, `${depth}`).toBe('refuse')
      expect(['malformed', 'content']).toContain(verdict.kind === 'refuse' && verdict.reason)
    }
  })

  it('by an update of the second format', () => {
    const copy = table.copy(201)
    const vector = Y.encodeStateVector(copy)
    addParagraph(copy, TWO, 'words in the other format')
    const verdict = table.send(hostile, Y.encodeStateAsUpdateV2(copy, vector))
    expect(verdict.kind).not.toBe('accept')
    expect(fragmentOf(table.doc, TWO).toString()).not.toContain('other format')
  })
})

describe('what an editor would delete for everybody', () => {
  const intoTwo = (make: (fragment: Y.XmlFragment) => void): Uint8Array => {
    const copy = table.copy(201)
    return edit(copy, () => make(fragmentOf(copy, TWO)))
  }
  const paragraphWith = (...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, children)
    return paragraph
  }
  const linked = (attributes: object): Y.XmlText => {
    const made = new Y.XmlText()
    made.insert(0, 'click', attributes)
    return made
  }
  const withAttribute = (name: string, key: string, value: unknown): Y.XmlElement => {
    const made = new Y.XmlElement(name)
    made.setAttribute(key, value as string)
    return made
  }

  it.each<[string, () => Uint8Array]>([
    [
      'an element that the schema does not know',
      () => intoTwo((f) => f.push([new Y.XmlElement('heading')])),
    ],
    ['words that stand in no paragraph', () => intoTwo((f) => f.push([new Y.XmlText('stray')]))],
    ['an item without its list', () => intoTwo((f) => f.push([new Y.XmlElement('listItem')]))],
    [
      'a paragraph in a paragraph',
      () => intoTwo((f) => f.push([paragraphWith(new Y.XmlElement('paragraph'))])),
    ],
    [
      'a mark that the schema does not know',
      () => intoTwo((f) => f.push([paragraphWith(linked({ blink: {} }))])),
    ],
    [
      'a link that runs a script',
      () =>
        intoTwo((f) => f.push([paragraphWith(linked({ link: { href: 'javascript:alert(1)' } }))])),
    ],
    [
      'an attribute of a paragraph',
      () => intoTwo((f) => f.push([withAttribute('paragraph', 'onclick', 'x')])),
    ],
    [
      'a cross-reference to something that is no id',
      () =>
        intoTwo((f) => f.push([paragraphWith(withAttribute('pointReference', 'pointId', '<b>'))])),
    ],
    [
      'a cell as wide as the sea',
      () =>
        intoTwo((f) => {
          const [tableElement, row] = [new Y.XmlElement('table'), new Y.XmlElement('tableRow')]
          f.push([tableElement])
          tableElement.push([row])
          row.push([withAttribute('tableCell', 'colspan', 1e9)])
        }),
    ],
    [
      'an embedded object',
      () =>
        intoTwo((f) => {
          const holder = new Y.XmlText()
          f.push([paragraphWith(holder)])
          holder.insertEmbed(0, { image: 'https://example.org' })
        }),
    ],
    [
      'an entry beside the text',
      () =>
        forge([
          {
            client: 201,
            clock: 0,
            parent: pointRoot(TWO),
            parentSub: 'x',
            content: new Y.ContentAny([1]),
          },
        ]),
    ],
  ])('%s', (_, update) => {
    expectRefused(update(), 'content')
  })

  it('half a character', () => {
    table.send(hostile, addParagraph(table.copy(202), TWO, 'x'))
    const copy = table.copy(203)
    table.send(
      hostile,
      edit(copy, () => wordsOf(copy, TWO).insert(0, '🕊️')),
    )
    const first = wordsOf(table.doc, TWO)._start?.id
    if (first === undefined) throw new Error('There are no words')
    expectRefused(forge([], [[first.client, first.clock, 1]]), 'structure')
    expectRefused(
      forge([
        {
          client: 204,
          clock: 0,
          origin: [first.client, first.clock],
          rightOrigin: [first.client, first.clock + 1],
          content: words('x'),
        },
      ]),
      'structure',
    )
  })
})
