import { describe, expect, it } from 'vitest'
import type { MemberId } from '../../../../shared/model/ids.ts'
import type { PointText, TextRun } from '../../../../shared/model/pointText.ts'
import type { AuthorRun } from '../../../../shared/model/textAuthors.ts'
import { withAuthors } from './authoredText.ts'

const ANNA = 'anna' as MemberId
const BORIS = 'boris' as MemberId
const words = (text: string, rest: Partial<TextRun> = {}): TextRun => ({
  kind: 'text',
  text,
  bold: false,
  italic: false,
  underline: false,
  link: null,
  ...rest,
})
const by = (author: AuthorRun['author'], text: string): AuthorRun => ({ author, text })

/** Every run with its author, wherever it stands. */
function told(text: PointText, runs: readonly AuthorRun[]): [string, string | null][] | null {
  const authored = withAuthors(text, runs)
  if (authored === null) return null
  const found: [string, string | null][] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null) {
      if ('kind' in value && value.kind === 'text') {
        const run = value as TextRun
        found.push([run.text, authored.authorOf.get(run) ?? null])
      } else Object.values(value).forEach(walk)
    }
  }
  walk(authored.text)
  return found
}

describe('a text with its authors', () => {
  it('is cut where the author changes, and keeps its marks', () => {
    const text: PointText = [
      { kind: 'paragraph', content: [words('The Parties ', { bold: true }), words('agree.')] },
    ]
    const runs = [by(ANNA, 'The '), by(BORIS, 'Parties ag'), by(ANNA, 'ree.')]
    expect(told(text, runs)).toEqual([
      ['The ', ANNA],
      ['Parties ', BORIS],
      ['ag', BORIS],
      ['ree.', ANNA],
    ])
    const [first] = withAuthors(text, runs)?.text ?? []
    expect(first?.kind === 'paragraph' && first.content.slice(0, 2)).toMatchObject([
      { bold: true },
      { bold: true },
    ])
  })

  it('goes through lists, cells and notes in the order of reading', () => {
    const line = (text: string) => ({ kind: 'paragraph' as const, content: [words(text)] })
    const text: PointText = [
      {
        kind: 'paragraph',
        content: [
          words('a'),
          { kind: 'footnote', content: [words('note')] },
          { kind: 'break' },
          words('b'),
        ],
      },
      { kind: 'orderedList', items: [[line('c')], [line('d')]] },
      {
        kind: 'table',
        rows: [[{ header: false, colspan: 1, rowspan: 1, blocks: [line('e')] }]],
      },
    ]
    expect(told(text, [by(ANNA, 'ano'), by(BORIS, 'tebcd'), by('server', 'e')])).toEqual([
      ['a', ANNA],
      ['no', ANNA],
      ['te', BORIS],
      ['b', BORIS],
      ['c', BORIS],
      ['d', BORIS],
      ['e', 'server'],
    ])
  })

  it('leaves words unmarked that the server has given to nobody yet', () => {
    expect(
      told([{ kind: 'paragraph', content: [words('ab')] }], [by(ANNA, 'a'), by(null, 'b')]),
    ).toEqual([
      ['a', ANNA],
      ['b', null],
    ])
  })

  it('is not made of authors of other letters', () => {
    const text: PointText = [{ kind: 'paragraph', content: [words('ab')] }]
    expect(told(text, [by(ANNA, 'ax')])).toBeNull()
    expect(told(text, [by(ANNA, 'a')])).toBeNull()
    expect(told(text, [by(ANNA, 'abc')])).toBeNull()
    expect(told(text, [by(ANNA, 'ab'), by(BORIS, 'c')])).toBeNull()
    expect(told([], [])).toEqual([])
  })
})
