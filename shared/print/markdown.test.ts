import { describe, expect, it } from 'vitest'
import type { PointId } from '../model/ids.ts'
import type { PointText } from '../model/pointText.ts'
import { planMarkdown } from './markdown.ts'
import { planDocument } from './planDocument.ts'
import { aPlan } from './testing/aPlan.ts'
import {
  bullets,
  cell,
  clauses,
  footnote,
  heading,
  paragraph,
  reference,
  table,
  words,
} from './testing/aText.ts'

const plan = aPlan({ Peace: [{ heading: 'First' }, { heading: 'Second' }] })

/** The Markdown of the first point, without the rest of the plan. */
function written(text: PointText): string {
  const texts = (id: PointId) => (id === 'p1' ? text : [paragraph('Last.')])
  const whole = planMarkdown(planDocument(plan, texts, { at: 0 }))
  return (
    /### 1\. First\n\n(.*?)\n\n(?:<a id="point-p2"><\/a>\n\n)?### 2/s.exec(whole)?.[1] ?? whole
  ).trim()
}

describe('a plan as Markdown', () => {
  it('has title, symbol, pillars and numbered points', () => {
    const whole = planMarkdown(planDocument(plan, () => [paragraph('Yes.')], { at: 0 }))
    expect(whole).toBe(
      '# A framework\n\nDraft 1\n\n## Peace\n\n### 1. First\n\nYes.\n\n### 2. Second\n\nYes.\n',
    )
  })

  it('keeps the labels of sub-clauses readable, and lists that follow each other apart', () => {
    expect(written([clauses('One', ['Two', clauses('Inner')]), bullets('Dot', 'Other')])).toBe(
      '- (a) One\n- (b) Two\n\n  - (i) Inner\n\n* Dot\n* Other',
    )
  })

  it('writes tables with pipes', () => {
    expect(written([table([heading('A'), heading('B')], ['a|b', cell(['x', 'y'])])])).toBe(
      '| A | B |\n| --- | --- |\n| a\\|b | x<br>y |',
    )
  })

  it('marks words, links them, notes and refers', () => {
    const text = paragraph(
      words('Bold', { bold: true }),
      ' and ',
      words('"odd"', { italic: true }),
      words('here', { link: 'https://example.org/a?b=1&copy;=2' }),
      footnote('A note.'),
      reference('p2'),
    )
    const whole = planMarkdown(planDocument(plan, (id) => (id === 'p1' ? [text] : []), { at: 0 }))
    expect(whole).toContain(
      '**Bold** and <em>"odd"</em>[here](<https://example.org/a?b=1&amp;copy;=2>)[^1][point 2](#point-p2)',
    )
    expect(whole).toContain('<a id="point-p2"></a>\n\n### 2. Second')
    expect(whole).toContain('\n\n[^1]: A note.\n')
  })

  it.each([
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['12) no list', '12\\) no list'],
    ['- no list', '\\- no list'],
    ['+ no list', '\\+ no list'],
    ['=== no heading', '\\=== no heading'],
    ['<script>x</script>', '\\<script\\>x\\</script\\>'],
    ['&amp; \\ `code` *a* _b_ ~~c~~', '\\&amp; \\\\ \\`code\\` \\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['![x](y) [^1]', '\\!\\[x\\](y) \\[\\^1\\]'],
    ['https://example.org www.example.org', 'https\\://example.org www\\.example.org'],
    ['a\u0000\nb', 'a b'],
  ])('shows what was typed and no markup: %s', (typed, expected) => {
    expect(written([paragraph(typed)])).toBe(expected)
  })

  it('shows both alternatives of a bracket', () => {
    const side = (of: string, said: string) => ({ of: of as never, blocks: [paragraph(said)] })
    const bracket = {
      kind: 'bracket',
      bracketId: 'k' as never,
      alternatives: [side('party-1', 'shall'), side('party-2', 'may')],
    } as const
    expect(written([{ kind: 'paragraph', content: [words('It '), bracket, words(' act.')] }])).toBe(
      'It \\[Party A: shall | Party B: may\\] act.'.replace(' | ', ' \\| '),
    )
  })
})
