import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createChance } from '../lib/chance.ts'
import {
  anchorAt,
  type Healing,
  type Placement,
  placeAnchor,
  sayTheSame,
  wordsIn,
} from './anchor.ts'
import { type Anchor, anchor as anchorSchema } from './entry.ts'
import { type Letters, readLetters } from './letters.ts'

const LONG = 'The Parties shall resolve every question by negotiation alone.'

/** A text of paragraphs that a test edits as an editor's binding does. */
function aText(...paragraphs: string[]) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('point:one')
  const add = (at: number, words: string): void => {
    const made = new Y.XmlElement('paragraph')
    made.insert(0, [new Y.XmlText(words)])
    fragment.insert(at, [made])
  }
  paragraphs.forEach((words, at) => add(at, words))
  const letters = (): Letters => readLetters(fragment)
  const textOf = (at: number): Y.XmlText => {
    const paragraph = fragment.get(at)
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    if (!(text instanceof Y.XmlText)) throw new Error(`There is no paragraph ${at}`)
    return text
  }
  return {
    doc,
    fragment,
    letters,
    add,
    anchor(words: string): Anchor {
      const from = letters().text.indexOf(words)
      const made = from < 0 ? null : anchorAt(letters(), { from, to: from + words.length })
      if (made === null) throw new Error(`There is no "${words}"`)
      return made
    },
    insert: (at: number, place: number, words: string) => textOf(at).insert(place, words),
    remove(at: number, words: string): void {
      textOf(at).delete(textOf(at).toString().indexOf(words), words.length)
    },
    /** What the binding makes of Enter: the tail is deleted, and typed anew into a new paragraph. */
    split(at: number, place: number): void {
      const text = textOf(at)
      const tail = text.toString().slice(place)
      doc.transact(() => {
        text.delete(place, tail.length)
        add(at + 1, tail)
      })
    },
    /** What it makes of Backspace at the start of a paragraph. */
    join(at: number): void {
      const tail = textOf(at + 1).toString()
      doc.transact(() => {
        fragment.delete(at + 1, 1)
        textOf(at).insert(textOf(at).length, tail)
      })
    },
    place: (anchor: Anchor | null, healings: readonly Healing[] = []): Placement =>
      placeAnchor(doc, letters(), anchor, healings),
    /** The kind of placement, and the words there. */
    find(anchor: Anchor, healings: readonly Healing[] = []): [string, string] {
      const placement = placeAnchor(doc, letters(), anchor, healings)
      return [placement.kind, 'from' in placement ? wordsIn(letters(), placement) : '']
    },
  }
}

describe('an anchor', () => {
  it('holds the words, their first and last letter, and what stands around them', () => {
    const text = aText('The Parties shall agree.', 'And so on.')
    expect(text.anchor('shall')).toEqual({
      first: { client: text.doc.clientID, clock: 14 },
      last: { client: text.doc.clientID, clock: 18 },
      quotation: 'shall',
      before: 'The Parties ',
      after: ' agree.\nAnd so on.',
    })
  })

  it('is of words, without the spaces and marks at their ends', () => {
    const text = aText('The Parties shall agree.')
    expect(text.anchor(' shall ').quotation).toBe('shall')
    expect(anchorAt(text.letters(), { from: 3, to: 4 })).toBeNull()
    expect(anchorAt(text.letters(), { from: 5, to: 5 })).toBeNull()
    expect(anchorAt(text.letters(), { from: 500, to: 900 })).toBeNull()
  })

  it('may go over the ends of paragraphs', () => {
    const text = aText('one two', 'three four')
    expect(text.anchor('two\nthree').quotation).toBe('two\nthree')
    expect(text.find(text.anchor('two\nthree'))).toEqual(['at', 'two\nthree'])
  })

  it('keeps characters whole, because the half of one changes when it is sent', () => {
    const doves = '🕊'.repeat(1_100)
    const text = aText(`x${doves}`)
    fc.assert(
      fc.property(fc.nat(1_100), fc.nat(1_100), (a, b) => {
        const made = anchorAt(text.letters(), { from: 1 + 2 * a, to: 1 + 2 * (a + b) })
        if (made === null) return
        expect(/\p{Surrogate}/u.test(made.quotation + made.before + made.after)).toBe(false)
        expect(anchorSchema.safeParse(made).success).toBe(true)
      }),
    )
  })

  it('is never more than what is kept of it', () => {
    const text = aText('word '.repeat(1_000))
    const made = anchorAt(text.letters(), { from: 100, to: 4_900 })
    expect(made?.quotation.length).toBe(1_999)
    expect(anchorSchema.safeParse(made).success).toBe(true)
  })
})

describe('a comment', () => {
  it('on a whole point is on the point', () => {
    expect(aText('one').place(null)).toEqual({ kind: 'point' })
  })

  it('stays at its words while others type around them', () => {
    const text = aText('The Parties shall agree.')
    const anchor = text.anchor('shall')
    text.insert(0, 0, 'Now, therefore: ')
    text.insert(0, text.letters().text.length, ' Or not.')
    text.add(0, 'The Parties shall shall shall.')
    expect(text.find(anchor)).toEqual(['at', 'shall'])
    expect(text.place(anchor)).toEqual({ kind: 'at', from: 59, to: 64 })
  })

  it('stays at its words when they are formatted or get another space', () => {
    const text = aText('The Parties shall agree.')
    const anchor = text.anchor('Parties shall')
    const [stretch] = text.letters().stretches
    stretch?.type.format(6, 8, { bold: {} })
    stretch?.type.insert(11, ' ')
    expect(text.find(anchor)).toEqual(['at', 'Parties  shall'])
  })

  it.each([
    ['in it', 18],
    ['before it', 4],
    ['right at its beginning', 12],
    ['right at its end', 29],
  ])('stays at its words when a paragraph is split %s', (_where, place) => {
    const text = aText('The Parties shall resolve all of it.', 'More.')
    const anchor = text.anchor('shall resolve all')
    text.split(0, place)
    const [kind, words] = text.find(anchor)
    expect(kind).toBe('at')
    expect(sayTheSame(words, 'shall resolve all')).toBe(true)
  })

  it('stays at its words when paragraphs are joined', () => {
    const text = aText('First.', 'The Parties shall resolve all of it.')
    const anchor = text.anchor('shall resolve all')
    text.join(0)
    expect(text.find(anchor)).toEqual(['at', 'shall resolve all'])
  })

  it('goes with its words when they are cut out and pasted elsewhere', () => {
    const text = aText('One.', `${LONG} Two.`, 'Three.')
    const anchor = text.anchor(LONG)
    text.remove(1, LONG)
    expect(text.find(anchor)).toEqual(['gone', ''])
    text.insert(2, 0, LONG)
    expect(text.find(anchor)).toEqual(['at', LONG])
  })

  it('is at the right one of several that say the same, by what stands around it', () => {
    const text = aText(
      'Article one: The Parties shall agree on it.',
      'Article two: The Parties shall agree on it.',
    )
    const anchor = anchorAt(text.letters(), { from: 57, to: 80 })
    if (anchor === null) throw new Error('no anchor')
    expect(anchor.quotation).toBe('The Parties shall agree')
    text.split(1, 20)
    expect(text.place(anchor)).toMatchObject({ kind: 'at', from: 57 })
  })

  it('is gone rather than at one of several that nothing tells apart', () => {
    const text = aText(LONG, LONG, `x ${LONG} y`)
    const anchor = text.anchor(`${LONG} y`)
    const short = { ...anchor, quotation: LONG, before: '', after: '' }
    text.fragment.delete(2, 1)
    expect(text.find(short)).toEqual(['gone', ''])
  })

  it('is gone rather than at any "the"', () => {
    const text = aText('one', 'In the end, the rest.')
    const anchor = text.anchor('the end')
    text.fragment.delete(1, 1)
    text.add(0, 'This is the end of it')
    expect(text.find(anchor)).toEqual(['gone', ''])
  })

  it('says that its words were changed, and where', () => {
    const text = aText('The Parties shall resolve all of it.')
    const anchor = text.anchor('shall resolve all')
    text.remove(0, ' all')
    text.insert(0, 25, ' each part')
    expect(text.find(anchor)).toEqual(['changed', 'shall resolve'])
    text.insert(0, 18, 'now ')
    expect(text.find(anchor)).toEqual(['changed', 'shall now resolve'])
  })

  it('stays at its changed words, even if the old ones stand elsewhere too', () => {
    const text = aText(LONG, `Annex. ${LONG}`)
    const anchor = text.anchor(LONG)
    text.insert(0, 18, 'not ')
    expect(text.place(anchor)).toMatchObject({ kind: 'changed', from: 0 })
  })

  it('is gone when its words are, or when others stand in their place', () => {
    const text = aText('The Parties shall resolve all of it.')
    const anchor = text.anchor('shall resolve all')
    text.remove(0, 'shall resolve all')
    expect(text.find(anchor)).toEqual(['gone', ''])
    text.insert(0, 12, 'must put an end to')
    expect(text.find(anchor)).toEqual(['gone', ''])
  })

  it('is gone when the whole text is', () => {
    const text = aText(LONG)
    const anchor = text.anchor('negotiation')
    text.fragment.delete(0, 1)
    expect(text.find(anchor)).toEqual(['gone', ''])
  })
})

describe('a healing', () => {
  it('counts when the comment’s words are there', () => {
    const text = aText('The end is near.', 'So be it.')
    const anchor = text.anchor('end')
    text.remove(0, 'end ')
    text.insert(1, 6, 'end ')
    expect(text.find(anchor)).toEqual(['gone', ''])
    expect(text.find(anchor, [text.anchor('end')])).toEqual(['at', 'end'])
  })

  it('counts for nothing at other words, however it came there', () => {
    const text = aText('The end is near.', 'So be it.')
    const anchor = text.anchor('end')
    text.remove(0, 'end ')
    expect(text.find(anchor, [text.anchor('near')])).toEqual(['gone', ''])
    const { first } = text.anchor('So')
    expect(text.find(anchor, [{ first, last: { client: 5, clock: 5 } }])).toEqual(['gone', ''])
    expect(text.find(anchor, [{ first: text.anchor('it').first, last: first }])).toEqual([
      'gone',
      '',
    ])
  })

  it('counts for nothing while the words are where they were', () => {
    const text = aText('The end is near.', 'The end.')
    const anchor = text.anchor('end is')
    const other = { ...anchor, quotation: 'end' }
    const healing = anchorAt(text.letters(), { from: 21, to: 24 })
    expect(healing?.quotation).toBe('end')
    const own = { ...other, last: text.anchor('end').last }
    expect(text.place(own, healing === null ? [] : [healing])).toMatchObject({
      kind: 'at',
      from: 4,
    })
  })

  it('that is to be believed more counts, as long as it is true', () => {
    const text = aText('x end', 'an end', 'the end')
    const anchor = text.anchor('x end')
    const gone = { ...anchor, quotation: 'end' }
    const at = (from: number): Healing => {
      const made = anchorAt(text.letters(), { from, to: from + 3 })
      if (made === null) throw new Error('no words')
      return made
    }
    const [second, third] = [at(9), at(17)]
    text.fragment.delete(0, 1)
    expect(text.place(gone, [third, second])).toMatchObject({ kind: 'at', from: 11 })
    expect(text.place(gone, [second, third])).toMatchObject({ kind: 'at', from: 3 })
  })
})

describe('after any edits', () => {
  it('a comment is at words that say the same, at changed ones, or gone, and never a throw', () => {
    const kinds: Record<string, number> = {}
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const chance = createChance(seed)
        const text = aText(LONG, 'Nothing in it prejudices any claim.', LONG, 'The end 🕊.')
        const whole = text.letters().text
        const from = chance.below(whole.length)
        const anchor = anchorAt(text.letters(), { from, to: from + 1 + chance.below(60) })
        if (anchor === null) return
        for (let at = 0; at < 6; at++) {
          const paragraph = chance.below(text.fragment.length)
          const stretch = text.letters().stretches[paragraph]
          if (stretch === undefined || stretch.length === 0) continue
          const place = chance.below(stretch.length)
          const kind = chance.below(6)
          if (kind <= 1) text.split(paragraph, place)
          else if (kind === 2 && paragraph + 1 < text.fragment.length) text.join(paragraph)
          else if (kind === 3) stretch.type.delete(place, Math.min(8, stretch.length - place))
          else if (kind === 4) text.insert(paragraph, place, 'new ')
          else if (text.fragment.length > 1 && chance.next() < 0.3)
            text.fragment.delete(paragraph, 1)
        }
        const placement = text.place(anchor)
        kinds[placement.kind] = (kinds[placement.kind] ?? 0) + 1
        if (!('from' in placement)) return
        expect(placement.to).toBeLessThanOrEqual(text.letters().text.length)
        const says = sayTheSame(wordsIn(text.letters(), placement), anchor.quotation)
        expect(says).toBe(placement.kind === 'at')
      }),
      { numRuns: 300 },
    )
    for (const kind of ['at', 'changed', 'gone']) expect(kinds[kind]).toBeGreaterThan(5)
  })
})
