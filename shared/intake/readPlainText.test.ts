import { describe, expect, it } from 'vitest'
import type { IncomingBlock } from './incoming.ts'
import { readPlainText } from './readPlainText.ts'
import { inlineWords } from './words.ts'

/** Blocks in short: words, and items in their list. */
type Short = string | { readonly [kind: string]: readonly (readonly Short[])[] }
const short = (blocks: readonly IncomingBlock[]): Short[] =>
  blocks.map((block) => {
    if (block.kind === 'paragraph') return inlineWords(block.content)
    return 'items' in block ? { [block.kind]: block.items.map(short) } : block.kind
  })

function read(text: string) {
  const result = readPlainText(text)
  if (!result.ok) throw new Error(result.reason)
  return result.value.pillars.map((pillar) => [
    pillar.heading,
    ...pillar.points.map((point) => [point.sourceNumber, point.heading, ...short(point.blocks)]),
  ])
}

describe('plain text that comes in', () => {
  it('joins the lines of a mail that were broken at its width', () => {
    const text = `Dear all,

1. Ceasefire: all parties shall cease every hostility on land, at sea
and in the air without delay, and shall keep their forces where they
stand on that day.
2. Monitoring: a mission of the parties shall watch over it, and tell
all of them what it sees.
`
    expect(read(text).flat(1).slice(-2)).toEqual([
      [
        1,
        'Ceasefire',
        'all parties shall cease every hostility on land, at sea and in the air without delay, and shall keep their forces where they stand on that day.',
      ],
      [
        2,
        'Monitoring',
        'a mission of the parties shall watch over it, and tell all of them what it sees.',
      ],
    ])
  })

  it.each(['1. ', '1) ', 'Article 1: ', 'Point 1 – ', '§ 1. '])(
    'takes numbers such as "%s" for those of points',
    (label) => {
      const text = ['Alpha: one.', 'Beta: two.', 'Gamma: three.']
        .map((words, at) => `${label.replace('1', String(at + 1))}${words}`)
        .join('\n\n')
      expect(read(text)).toEqual([
        ['', [1, 'Alpha', 'one.'], [2, 'Beta', 'two.'], [3, 'Gamma', 'three.']],
      ])
    },
  )

  it('tells letters and Roman numbers apart by what they count on from', () => {
    const text = `1. One: first
(a) a
(i) one
(ii) two
(b) b
2. Two: second
(h) h
(i) i
(j) j
`
    expect(read(text)).toEqual([
      [
        '',
        [1, 'One', 'first', { orderedList: [['a', { orderedList: [['one'], ['two']] }], ['b']] }],
        [2, 'Two', 'second', '(h) h', '(i) i', '(j) j'],
      ],
    ])
  })

  it('counts past the letter that is a number too', () => {
    const items = 'abcdefghijk'.split('').map((letter) => `(${letter}) item ${letter}`)
    expect(read(`1. One: x\n${items.join('\n')}\n2. Two: y`)).toEqual([
      [
        '',
        [1, 'One', 'x', { orderedList: 'abcdefghijk'.split('').map((one) => [`item ${one}`]) }],
        [2, 'Two', 'y'],
      ],
    ])
  })

  it('has headings that stand apart as pillars', () => {
    const text = `A plan

Part I – Security

1. Alpha: it is so.
2. Beta: it is so too.

Part II – Trust

3. Gamma: and this.
`
    expect(read(text).map(([heading]) => heading)).toEqual(['Part I – Security', 'Part II – Trust'])
  })

  it('has bullets in items', () => {
    expect(read('1. One: x\n  - dot\n  - other\n2. Two: y')).toEqual([
      ['', [1, 'One', 'x', { bulletList: [['dot'], ['other']] }], [2, 'Two', 'y']],
    ])
  })
})
