import { describe, expect, it } from 'vitest'
import { readMarkdown } from './readMarkdown.ts'
import { readPlainText } from './readPlainText.ts'

const lossesOf = (read: ReturnType<typeof readPlainText>): readonly string[] =>
  read.ok ? read.value.losses : [read.reason]

const other = (lists: string, were: string): readonly string[] => [
  `${lists} other labels here, which are (a), (i) and (A) by their depth: in the file they were counted ${were}. Check words that refer to an item.`,
]

describe('lists that have other labels here than in their file', () => {
  it('are told of', () => {
    const markdown = '# A\n\n## B\n\n### C\n\n1. x\n2. y\n\nBetween\n\n1. z\n\n### D\n\nw'
    expect(lossesOf(readMarkdown(markdown))).toEqual(other('2 lists have', '1, 2, 3'))
    const plain = '1. One: x\n(A) a\n(B) b\n2. Two: y'
    expect(lossesOf(readPlainText(plain))).toEqual(other('1 list has', 'A, B, C'))
  })

  it('are told of where they count with gaps', () => {
    const text = '# A\n\n## B\n\n### C\n\n3. x\n4. y\n\n### D\n\nw'
    expect(lossesOf(readMarkdown(text))).toEqual(other('1 list has', '1, 2, 3'))
  })

  it('are no others', () => {
    const plain =
      '1. One: x\n(a) a\n(i) one\n(ii) two\n(A) deep\n(B) deeper\n(b) b\n- dot\n2. Two: y'
    expect(lossesOf(readPlainText(plain))).toEqual([])
    const markdown = '# A\n\n## B\n\n- (a) x\n- (b) y\n  - (i) z\n\n* dot\n\n## C\n\nw'
    expect(lossesOf(readMarkdown(markdown))).toEqual([])
  })
})
