import { describe, expect, it } from 'vitest'
import type { IncomingBlock, IncomingPlan } from '../../../shared/intake/incoming.ts'
import { readMarkdown } from '../../../shared/intake/readMarkdown.ts'
import { contentOf } from './contentOf.ts'
import { contentComment } from './contentComment.ts'
import { type Draft, draftOf, keptPoints } from './draft.ts'
import { type Edit, editDraft } from './editDraft.ts'
import { trackedIn, waitingIn } from './trackedIn.ts'
import { step } from './useDraft.ts'
import { wordsOfBlocks } from './wordsOfBlocks.ts'

const FILE =
  '# A\n\n## One\n\nFirst words.\n\nMore words.\n\n## Two\n\nOther words.\n\n# B\n\n## Three\n\nLast.'

function read(text = FILE): IncomingPlan {
  const incoming = readMarkdown(text)
  if (!incoming.ok) throw new Error(incoming.reason)
  return incoming.value
}
const idOf = (draft: Draft, heading: string): string => {
  const found = keptPoints(draft).find((point) => point.heading === heading)
  if (found === undefined) throw new Error(`There is no point ${heading}`)
  return found.id
}
const outline = (draft: Draft): Record<string, string[]> =>
  Object.fromEntries(
    draft.pillars.map((pillar) => [
      pillar.heading,
      pillar.points.map((one) => (one.isLeftOut ? `(${one.heading})` : one.heading)),
    ]),
  )
const wordsOf = (draft: Draft): string =>
  keptPoints(draft)
    .map((point) => `${point.heading} ${wordsOfBlocks(point.blocks)}`)
    .join(' ')

const first = draftOf(read())
const edited = (make: (draft: Draft) => Edit, draft = first): Draft => editDraft(draft, make(draft))

describe('a draft that is corrected', () => {
  it('moves points up, down and over the border of a pillar', () => {
    expect(outline(first)).toEqual({ A: ['One', 'Two'], B: ['Three'] })
    const up = edited((draft) => ({ kind: 'move', id: idOf(draft, 'Two'), by: -1 }))
    expect(outline(up)).toEqual({ A: ['Two', 'One'], B: ['Three'] })
    const over = edited((draft) => ({ kind: 'move', id: idOf(draft, 'Three'), by: -1 }))
    expect(outline(over)).toEqual({ A: ['One', 'Two', 'Three'], B: [] })
    expect(edited((draft) => ({ kind: 'move', id: idOf(draft, 'One'), by: -1 }))).toBe(first)
  })

  it('keeps every word when points are joined, the heading too', () => {
    const joined = edited((draft) => ({ kind: 'joinAbove', id: idOf(draft, 'Two') }))
    expect(outline(joined)).toEqual({ A: ['One'], B: ['Three'] })
    expect(wordsOf(joined)).toBe(wordsOf(first))
  })

  it('splits a point before a paragraph, which gives the new one its heading', () => {
    const split = edited((draft) => ({ kind: 'split', id: idOf(draft, 'One'), at: 1 }))
    expect(outline(split)).toEqual({ A: ['One', 'More words', 'Two'], B: ['Three'] })
    expect(wordsOfBlocks(keptPoints(split)[1]?.blocks ?? [])).toBe('More words.')
  })

  it('begins a pillar with a point, which takes the ones after it along', () => {
    const made = edited((draft) => ({ kind: 'makePillar', id: idOf(draft, 'Two') }))
    expect(outline(made)).toEqual({ A: ['One'], Two: ['Two'], B: ['Three'] })
    const back = editDraft(made, { kind: 'joinPillarAbove', id: made.pillars[1]?.id ?? '' })
    expect(outline(back)).toEqual(outline(first))
  })

  it('leaves a point out and puts it back in its place', () => {
    const id = idOf(first, 'One')
    const out = editDraft(first, { kind: 'leaveOut', id, isLeftOut: true })
    expect(outline(out)).toEqual({ A: ['(One)', 'Two'], B: ['Three'] })
    expect(outline(editDraft(out, { kind: 'leaveOut', id, isLeftOut: false }))).toEqual(
      outline(first),
    )
  })

  it('is undone and made again step by step, a heading that was typed at once', () => {
    const id = idOf(first, 'One')
    let history = step(
      { draft: first, past: [], future: [], typing: null },
      { kind: 'rename', id, heading: 'On' },
    )
    history = step(history, { kind: 'rename', id, heading: 'Only' })
    expect(history.past).toEqual([first])
    history = step(history, { kind: 'undo' })
    expect(history.draft).toBe(first)
    history = step(history, { kind: 'redo' })
    expect(outline(history.draft)['A']).toEqual(['Only', 'Two'])
    expect(step(history, { kind: 'redo' })).toBe(history)
  })
})

describe('tracked changes', () => {
  const run = (text: string, change: number | null) => ({
    ...{ kind: 'text' as const, text, bold: false, italic: false, underline: false },
    ...{ link: null, change },
  })
  const blocks: IncomingBlock[] = [
    {
      kind: 'paragraph',
      content: [run('Meet ', null), run('once', 0), run('twice', 1)],
      change: null,
    },
  ]
  const incoming: IncomingPlan = {
    ...read('# A\n\n## One\n\nWords.'),
    changes: [
      { kind: 'deleted', author: 'Bo', at: null },
      { kind: 'inserted', author: 'Bo', at: null },
    ],
  }
  const begun = draftOf(incoming)
  const draft: Draft = {
    ...begun,
    pillars: begun.pillars.map((pillar) => ({
      ...pillar,
      points: pillar.points.map((point) => ({ ...point, blocks })),
    })),
  }
  const beside = {
    title: 'T',
    name: 'Cleo',
    parties: [{ id: 'x', name: 'Party X', letter: 'X', colour: 'blue' as const }],
  }
  const source = { kind: 'word' as const, name: 'a.docx', sha256: '0'.repeat(64) }

  it('wait until each was decided; those of a point that is left out do not', () => {
    expect(trackedIn(blocks)).toEqual([
      { at: 0, words: 'once' },
      { at: 1, words: 'twice' },
    ])
    expect(waitingIn(draft)).toEqual([0, 1])
    expect(waitingIn(editDraft(draft, { kind: 'decide', changes: [0], accept: true }))).toEqual([1])
    const id = idOf(draft, 'One')
    expect(waitingIn(editDraft(draft, { kind: 'leaveOut', id, isLeftOut: true }))).toEqual([])
  })

  it.each([
    [true, 'Meet twice'],
    [false, 'Meet once'],
  ])('count as they were decided: %s', (accept, words) => {
    const decided = editDraft(draft, { kind: 'decide', changes: [0, 1], accept })
    const made = contentOf(incoming, source, decided, beside)
    if (!('request' in made)) throw new Error(made.wrong)
    const text = JSON.stringify(made.request.content.pillars[0]?.points[0]?.text)
    expect([...text.matchAll(/"text":"([^"]*)"/g)].map(([, one]) => one).join('')).toBe(words)
  })

  it('make no plan without points or with a point that has no heading', () => {
    const id = idOf(draft, 'One')
    const none = editDraft(draft, { kind: 'leaveOut', id, isLeftOut: true })
    expect(contentOf(incoming, source, none, beside)).toHaveProperty('wrong')
    const blank = editDraft(draft, { kind: 'rename', id, heading: ' ' })
    expect(contentOf(incoming, source, blank, beside)).toEqual({ wrong: 'Give point 1 a heading.' })
  })
})

describe('a comment of a file', () => {
  it('has a name that can be read, and loses nothing however long it is', () => {
    const words = 'word '.repeat(5_000).trim()
    const made = contentComment({
      ...{ author: 'Ann\u202e\nSmith', at: -5, quotation: ' ' },
      paragraphs: [words, 'end'],
    })
    expect(made.length).toBeGreaterThan(3)
    expect(new Set(made.map((one) => one.author))).toEqual(new Set(['Ann  Smith']))
    expect(made[0]).toMatchObject({ at: null, quotation: null })
    expect(made.flatMap((one) => one.paragraphs).join('')).toBe(`${words}end`)
  })
})
