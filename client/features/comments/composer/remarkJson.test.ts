import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MemberId, type PartyId } from '../../../../shared/model/ids.ts'
import {
  plainRemark,
  type Remark,
  remark as remarkSchema,
  type RemarkBlock,
  type RemarkInline,
} from '../../../../shared/model/remark.ts'
import { createRemarkEditor } from './remarkEditor.ts'
import { documentOf, remarkOf } from './remarkJson.ts'
import { roomLeft, whatIsWrong } from './whatIsWrong.ts'

const member = 'abcdefghijklmnopqrst' as MemberId
const party = 'bcdefghijklmnopqrstu' as PartyId

const inline: fc.Arbitrary<RemarkInline> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      text: fc.stringMatching(/^[a-z]{1,9}$/),
      bold: fc.boolean(),
      italic: fc.boolean(),
      link: fc.constantFrom(null, null, 'https://example.org/a', 'mailto:a@example.org'),
    }),
  },
  fc.constant<RemarkInline>({ kind: 'break' }),
  fc.constant<RemarkInline>({ kind: 'mention', of: 'member', id: member }),
  fc.constant<RemarkInline>({ kind: 'mention', of: 'party', id: party }),
)
/** Neighbours that look the same would come back as one, so none do here. */
const inlines = fc.array(inline, { minLength: 1, maxLength: 6 }).map((list) =>
  list.filter((one, at) => {
    const before = list[at - 1]
    return !(
      one.kind === 'text' &&
      before?.kind === 'text' &&
      one.bold === before.bold &&
      one.italic === before.italic &&
      one.link === before.link
    )
  }),
)
const paragraph: fc.Arbitrary<RemarkBlock> = inlines.map((content) => ({
  kind: 'paragraph',
  content,
}))
const list = (depth: number): fc.Arbitrary<RemarkBlock> =>
  fc.record({
    kind: fc.constantFrom('orderedList' as const, 'bulletList' as const),
    items: fc.array(
      fc
        .tuple(paragraph, fc.option(depth === 0 ? paragraph : list(depth - 1), { nil: null }))
        .map(([first, second]) => (second === null ? [first] : [first, second])),
      { minLength: 1, maxLength: 3 },
    ),
  })
const remarks: fc.Arbitrary<Remark> = fc
  .array(fc.oneof(paragraph, list(2)), { minLength: 1, maxLength: 4 })
  .filter((body) => remarkSchema.safeParse(body).success)

const opened = (first: Remark) =>
  createRemarkEditor({
    element: document.createElement('div'),
    label: 'Comment',
    first,
    mentionLabel: () => '@Anna',
    find: () => [],
    onCalling: () => undefined,
    onCallingKey: () => false,
    onChange: () => undefined,
    send: () => undefined,
    giveUp: () => undefined,
    askLink: () => undefined,
  })

describe('a remark in the composer', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(remarks, (body) => {
        const trimmed = remarkOf(documentOf(body))
        expect(remarkOf(documentOf(trimmed))).toEqual(trimmed)
        expect(trimmed.length).toBeGreaterThan(0)
      }),
    )
  })

  it('comes out as it went in through the editor itself, and can be sent', () => {
    fc.assert(
      fc.property(remarks, (body) => {
        const editor = opened(body)
        const after = remarkOf(editor.getJSON())
        editor.destroy()
        expect(after).toEqual(remarkOf(documentOf(body)))
        expect(whatIsWrong(after)).toBeNull()
      }),
      { numRuns: 25 },
    )
  })

  it('shows a mention by the name of now', () => {
    const editor = opened([
      { kind: 'paragraph', content: [{ kind: 'mention', of: 'member', id: member }] },
    ])
    expect(editor.view.dom.textContent).toContain('@Anna')
    editor.destroy()
  })

  it('loses the empty lines around it, and what nobody may link to', () => {
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } }
    expect(
      remarkOf({
        type: 'doc',
        content: [
          { type: 'paragraph' },
          { type: 'paragraph', content: [{ type: 'text', text: 'Why?', marks: [link] }] },
          { type: 'paragraph', content: [{ type: 'text', text: '  ' }] },
        ],
      }),
    ).toEqual(plainRemark('Why?'))
  })
})

describe('what is wrong with a remark', () => {
  it('is said with the number of letters that must go', () => {
    expect(whatIsWrong(plainRemark('x'.repeat(10_240)))).toBe(
      '10,240 letters are too many: a comment has room for 10,000. Take out 240.',
    )
  })

  it('is that it says nothing, or that its lists go too deep', () => {
    expect(whatIsWrong([])).toBe('Write something first.')
    let deep: Remark = plainRemark('x')
    for (let depth = 0; depth < 6; depth++) deep = [{ kind: 'bulletList', items: [deep] }]
    expect(whatIsWrong(deep)).toContain('lists too deep')
  })

  it('is foreseen once little room is left', () => {
    expect(roomLeft(plainRemark('x'.repeat(100)))).toBeNull()
    expect(roomLeft(plainRemark('x'.repeat(9_990)))).toBe('10 letters left')
  })
})
