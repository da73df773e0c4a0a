import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MemberId, PartyId } from './ids.ts'
import {
  mentionsIn,
  plainRemark,
  remark,
  type RemarkBlock,
  type RemarkInline,
  REMARK_LETTERS,
  remarkText,
} from './remark.ts'

const run = (text: string, link: string | null = null): RemarkInline => ({
  kind: 'text',
  text,
  bold: false,
  italic: false,
  link,
})
const paragraph = (...content: RemarkInline[]): RemarkBlock => ({ kind: 'paragraph', content })
const toMember: RemarkInline = { kind: 'mention', of: 'member', id: 'olena' as MemberId }
const toParty: RemarkInline = { kind: 'mention', of: 'party', id: 'party-a' as PartyId }
const label = (mention: { id: string }) => `@${mention.id}`
const isRemark = (value: unknown) => remark.safeParse(value).success
const nested = (depth: number): RemarkBlock =>
  depth === 0 ? paragraph(run('x')) : { kind: 'bulletList', items: [[nested(depth - 1)]] }

describe('a remark', () => {
  it('holds paragraphs, lists, marks, links, breaks of lines and mentions', () => {
    const value = [
      paragraph(run('See '), run('this', 'https://example.org'), { kind: 'break' }, toMember),
      { kind: 'orderedList', items: [[paragraph(run('one'))], [paragraph(toParty), nested(1)]] },
    ] as const
    expect(remark.parse(value)).toEqual(value)
    expect(remarkText(value, label)).toBe('See this\n@olena\n1. one\n2. @party-a\n• x')
    expect(mentionsIn(value)).toEqual([toMember, toParty])
  })

  it.each<[string, unknown]>([
    ['nothing', []],
    ['an empty paragraph', [paragraph()]],
    ['spaces and breaks', [paragraph(run('  '), { kind: 'break' }, run('\u00a0'))]],
    ['a list without words', [{ kind: 'orderedList', items: [[paragraph()], [paragraph()]] }]],
    ['a list without items', [paragraph(run('x')), { kind: 'bulletList', items: [] }]],
    ['an empty run', [paragraph(run(''), run('x'))]],
    ['a link that is not safe', [paragraph(run('x', 'javascript:alert(1)'))]],
    ['a mention of nothing', [paragraph({ kind: 'mention', of: 'team', id: 'x' } as never)]],
    ['a mention of no id', [paragraph({ kind: 'mention', of: 'member', id: '<b>' } as never)]],
    ['a field too many', [{ ...paragraph(run('x')), style: 'color: red' }]],
    ['words alone', 'x'],
    ['null', null],
  ])('is not %s', (_what, value) => {
    expect(isRemark(value)).toBe(false)
  })

  it('says something even if it only calls somebody', () => {
    expect(isRemark([paragraph(toMember)])).toBe(true)
  })

  it('holds lists four deep and no deeper', () => {
    expect(isRemark([nested(4)])).toBe(true)
    expect(isRemark([nested(5)])).toBe(false)
    expect(isRemark([nested(5_000)])).toBe(false)
  })

  it('has so many letters at most, in one run or in many', () => {
    expect(isRemark(plainRemark('x'.repeat(REMARK_LETTERS)))).toBe(true)
    expect(isRemark(plainRemark('x'.repeat(REMARK_LETTERS + 1)))).toBe(false)
    const half = run('x'.repeat(REMARK_LETTERS / 2 + 1))
    expect(isRemark([paragraph(half), paragraph(half)])).toBe(false)
  })

  it('of plain words reads as those words', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }), (words) => {
        expect(remarkText(plainRemark(words), label)).toBe(words)
        expect(isRemark(plainRemark(words))).toBe(words.trim() !== '')
      }),
    )
  })

  it('is never an accident, and never a throw', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(isRemark(value)).toBe(false)
      }),
    )
  })
})
