import { describe, expect, it } from 'vitest'
import { INTAKE_LIMITS } from './intakeLimits.ts'
import { createMarkdownDepth } from './markdownDepth.ts'
import { isSoonParsed } from './markdownEffort.ts'
import { readMarkdown } from './readMarkdown.ts'

const refusal = (text: string): string => {
  const result = readMarkdown(text)
  return result.ok ? 'read' : result.reason
}
const lines = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n')

/*
 * What would take a parser minutes. That these are refused before any of them is parsed bounds the work; what is let
 * through is bounded by the same sums.
 */
describe('Markdown that is made to be slow', () => {
  it.each<[string, string]>([
    ['a quotation in quotations without end', `${'> '.repeat(20_000)}x`],
    ['items in items, one a line', lines(400, (at) => `${'  '.repeat(at)}- x`)],
    ['items in items on one line', `${'- '.repeat(400)}x`],
    ['counted items in items', `${'1. '.repeat(400)}x`],
    ['quotations that begin again and again', '> > > > > x\n\n'.repeat(2000)],
    ['quotations of items of quotations', '> - > - x\n\n'.repeat(4000)],
    ['stars without their others', '*a '.repeat(20_000)],
    ['stars on lines that look like numbers', `x\n${'2. *a\n'.repeat(20_000)}`],
    ['stars on lines that look like a table', `| a | b |\n|---|\n${'| *a\n'.repeat(20_000)}`],
    ['brackets without their others', '['.repeat(20_000)],
    ['elements without an end', '<!-- a '.repeat(10_000)],
    ['signs of code without their others', lines(1000, (at) => '`'.repeat(at + 1))],
    ['letters that could be an address', 'a.'.repeat(50_000)],
    ['names that are all looked for', lines(20_000, (at) => `[a${at}]: b\n\n[x]\n`)],
  ])('is refused before it is parsed: %s', (_what, text) => {
    expect(isSoonParsed(text)).toBe(false)
    expect(refusal(text)).toBe('too-entangled')
  })
})

describe('the look at Markdown before it is parsed', () => {
  it('is short itself, whatever a line is made of', () => {
    for (const sign of [' ', '>', '-', '|', '#', 'a', '.', '\\', '\t'])
      expect(typeof isSoonParsed(`${sign.repeat(1_000_000)}x`)).toBe('boolean')
  })
})

describe('a large document in Markdown', () => {
  it.each<[string, string]>([
    [
      'with many points and long paragraphs',
      lines(
        170,
        (at) =>
          `## Point ${at}\n\n${`The **parties** shall _cease_ ${'word '.repeat(25)}[x](https://a.example/).\n\n`.repeat(16)}- (a) one\n- (b) two\n`,
      ),
    ],
    ['with nested lists', lines(3000, (at) => `${'  '.repeat(at % 5)}- **item** ${at}`)],
    [
      'with a long table',
      `| *a* | b |\n|---|:-:|\n${'| *x* and [y](https://z.example) | **b** `c` |\n'.repeat(3000)}`,
    ],
    ['with one paragraph on many lines', 'The **parties** cease _fire_ now\n'.repeat(3000)],
    ['with counted items that follow each other', lines(3000, (at) => `${at + 1}. *One* [x]`)],
    ['with a mail of answers to answers', lines(300, (at) => `${'> '.repeat(at % 12)}words`)],
    ['with lines across the page', `- - - - - - - -\n\n${'* * *\n\n'.repeat(50)}words`],
    ['with a picture in letters', `![x](data:image/png;base64,${'iVBORw0KGgo+/'.repeat(20_000)})`],
  ])('has no more to parse than one may: %s', (_what, text) => {
    expect(isSoonParsed(text)).toBe(true)
  })

  it('is read', () => {
    const text = `# Plan\n\n${lines(100, (at) => `## Point ${at}\n\n${`The **parties** shall ${'word '.repeat(20)}\n\n`.repeat(9)}- one\n  - two\n`)}`
    const result = readMarkdown(text)
    expect(result.ok && result.value.pillars.flatMap((one) => one.points)).toHaveLength(100)
  })
})

describe('what is left out of Markdown', () => {
  it('is told of in a bounded number of sentences, with all its words', () => {
    const notes = lines(300, (at) => `[^${at}]: Word${at}.\n`)
    const result = readMarkdown(`# A\n\n## B\n\nText.\n\n${notes}`)
    const losses = result.ok ? result.value.losses : []
    expect(losses).toHaveLength(INTAKE_LIMITS.losses)
    const said = losses.join('\n')
    for (let at = 0; at < 300; at++) expect(said).toContain(`“Word${at}.”`)
  })
})

describe('the depth of lines of Markdown', () => {
  const isWithin = (text: string): boolean => {
    const depth = createMarkdownDepth()
    return text.split('\n').every((line) => depth.next(line))
  }

  it('is that of items which stand in one another, not of those that follow', () => {
    expect(isWithin(lines(2000, (at) => `${' '.repeat(at % 2)}- x`))).toBe(true)
    expect(isWithin(lines(40, (at) => `${'  '.repeat(at)}- x`))).toBe(true)
    expect(isWithin(lines(41, (at) => `${'  '.repeat(at)}- x`))).toBe(false)
    expect(isWithin(lines(41, (at) => `${'   '.repeat(at)}1. x`))).toBe(false)
    expect(isWithin(lines(41, (at) => `${'\t'.repeat(at)}- x`))).toBe(false)
  })
})
