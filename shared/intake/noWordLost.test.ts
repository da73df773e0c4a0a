import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Result } from '../lib/result.ts'
import { readDocx } from './docx/readDocx.ts'
import type { IncomingPlan, IntakeRefusal } from './incoming.ts'
import { readMarkdown } from './readMarkdown.ts'
import { readPlainText } from './readPlainText.ts'
import { aWordFile, p, r, wordPart } from './testing/aWordFile.ts'
import { blockWords } from './words.ts'

const ENOUGH = { numRuns: 250 }
const PATIENCE_MS = 60_000

type Read = Result<IncomingPlan, IntakeRefusal>

/** All that a reader says: what it found, and what it could not take over. */
const saidIn = (plan: IncomingPlan): string =>
  [
    plan.title ?? '',
    ...plan.losses,
    ...plan.pillars.flatMap((pillar) => [
      pillar.heading,
      ...pillar.points.flatMap((point) => [
        point.heading,
        blockWords(point.blocks),
        ...point.comments.flatMap((comment) => comment.paragraphs),
      ]),
    ]),
  ].join('\n')

function expectAll(text: string, read: Read): void {
  const words = text.match(/w\d+e/g) ?? []
  if (!read.ok) return expect([read.reason, words.length > 0]).toEqual(['empty', false])
  const said = saidIn(read.value)
  expect(words.filter((word) => !said.includes(word))).toEqual([])
}

/** Every W of a text becomes a word of its own, such as "w7e", so that each can be found again. */
const numbered = (text: string): string => {
  let at = 0
  return text.replaceAll('W', () => `w${at++}e`)
}

const indent = fc.constantFrom('', '', '', '  ', '    ', '\t')
const phrase = fc.constantFrom(
  'W',
  'W W',
  'W W W.',
  'W: W W W',
  'W W W W W W W W W W W W W W W W W W W W W W',
  'W – W',
  'W,',
  'ARTICLE W',
  'W. W W.',
)

describe('no word of a file is lost', { timeout: PATIENCE_MS }, () => {
  it('of plain text', () => {
    const label = fc.constantFrom(
      ...['', '', '', '1. ', '2. ', '3) ', '(a) ', '(b) ', '(i) ', '(ii) ', '- ', '• ', '7. '],
      ...['Article 1: ', 'Article 2\n', 'A. ', 'I. ', '1.1 ', '1.2. ', '§ 3 ', 'Part II\n\n'],
    )
    const line = fc
      .tuple(indent, label, phrase, fc.constantFrom('\n', '\n\n'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const text = numbered(lines.join(''))
        expectAll(text, readPlainText(text))
      }),
      { numRuns: 400 },
    )
  })

  it('of Markdown', () => {
    const block = fc.constantFrom(
      ...['# W\n', '## W W\n', '### 1. W\n', '#### W\n', 'W W W.\n', '**W** W\n', '- W\n', '  - W'],
      ...[
        '1. W\n',
        '2. W: W\n',
        '   W\n',
        '- (a) W\n- (b) W\n',
        '> W\n',
        '> - W\n',
        '```\nW\n```\n',
      ],
      ...[
        '| W | W |\n|---|---|\n| W | W |\n',
        '<b>W</b> W\n',
        '<div>W\nW</div>\n',
        '* * *\n',
        'W\n===',
      ],
      ...[
        'W[^1]\n',
        '[^1]: W\n',
        '[W](https://a.example/)\n',
        '[W][x] W\n',
        '[x]: https://b.example/\n',
      ],
      ...[
        '- [ ] W\n',
        '`W` ~~W~~ \\W &amp;W\n',
        '    W\n',
        'W  \nW\\\nW\n',
        '- > W\n\n      W\n',
        '[^W] W\n',
      ],
      ...['- | W |\n  |---|\n  | W |\n', '#\n', '- # W\n', '1) W\n\n   W\n'],
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(block, fc.constantFrom('', '\n')), { maxLength: 20 }),
        (all) => {
          const text = numbered(`W\n\n${all.map((parts) => parts.join('')).join('')}`)
          expectAll(text, readMarkdown(text))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('of Word files', () => {
    const by = 'w:author="Ann" w:date="2025-01-02T03:04:05Z"'
    const inline = fc.constantFrom(
      r('W'),
      r('W: '),
      r(' W W '),
      `<w:ins w:id="1" ${by}>${r('W')}</w:ins>`,
      `<w:del w:id="2" ${by}><w:r><w:delText>W</w:delText></w:r></w:del>`,
      `<w:hyperlink w:anchor="x">${r('W')}</w:hyperlink>`,
      `<w:sdt><w:sdtContent>${r('W')}</w:sdtContent></w:sdt>`,
      `<w:smartTag>${r('W')}</w:smartTag>`,
      '<w:r><w:rPr><w:b/></w:rPr><w:t>W</w:t></w:r>',
      '<w:r><w:br/></w:r>',
      '<w:r><w:tab/></w:r>',
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
      '<w:fldSimple w:instr="DATE"><w:r><w:t>W</w:t></w:r></w:fldSimple>',
      '<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>W</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>',
    )
    const looks = fc.constantFrom(
      ...['', '', '', '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>'],
      ...['<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Heading3"/>'],
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
      '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
      `<w:rPr><w:del w:id="3" ${by}/></w:rPr>`,
      `<w:rPr><w:ins w:id="4" ${by}/></w:rPr>`,
    )
    const line = fc
      .tuple(looks, fc.array(inline, { maxLength: 4 }))
      .map(([own, content]) => `<w:p><w:pPr>${own}</w:pPr>${content.join('')}</w:p>`)
    const table = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => {
      const cell = `<w:tc>${lines.join('')}</w:tc>`
      return `<w:tbl><w:tr>${cell}${cell}</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${p('W')}</w:tc></w:tr></w:tbl>`
    })
    const level = (at: number, format: string): string =>
      `<w:lvl w:ilvl="${at}"><w:numFmt w:val="${format}"/><w:lvlText w:val="%${at + 1}."/></w:lvl>`
    const numbering = wordPart(
      'numbering',
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal')}${level(1, 'lowerLetter')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    )
    const footnotes = wordPart('footnotes', `<w:footnote w:id="2">${p('A note.')}</w:footnote>`)
    const block = fc.oneof({ weight: 6, arbitrary: line }, { weight: 1, arbitrary: table })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 15 }), (blocks) => {
        const body = numbered(p('W') + blocks.join(''))
        const parts = { 'word/numbering.xml': numbering, 'word/footnotes.xml': footnotes }
        expectAll(body, readDocx(aWordFile(body, parts)))
      }),
      ENOUGH,
    )
  })
})
