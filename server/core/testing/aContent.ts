import type { AlternativeOf } from '../../../shared/model/documents.ts'
import type { BracketId } from '../../../shared/model/ids.ts'
import type { Bracket, PointText } from '../../../shared/model/pointText.ts'
import { paragraph } from '../../../shared/print/testing/aText.ts'
import {
  type ContentComment,
  planContent,
  type PlanContent,
} from '../../../shared/wire/planContent.ts'

/** The content of a file: two parties, one pillar, and in it points by their ids, which are their headings too. */
export function aContent(
  texts: Readonly<Record<string, PointText>>,
  more: {
    readonly title?: string
    readonly comments?: Readonly<Record<string, readonly ContentComment[]>>
  } = {},
): PlanContent {
  return planContent.parse({
    title: more.title ?? 'A framework',
    parties: [
      { id: 'x', name: 'Party X', letter: 'X', colour: 'blue' },
      { id: 'y', name: 'Party Y', letter: 'Y', colour: 'teal' },
    ],
    pillars: [
      {
        heading: 'All',
        points: Object.entries(texts).map(([id, text], at) => ({
          id,
          heading: id,
          sourceNumber: at === 0 ? 7 : null,
          text,
          comments: more.comments?.[id] ?? [],
        })),
      },
    ],
    source: { kind: 'word', name: 'draft.docx', sha256: '0'.repeat(64) },
  })
}

/** A comment of somebody, on words if they are given. */
export const comment = (
  author: string,
  words: string,
  quotation: string | null = null,
  at: number | null = null,
): ContentComment => ({ author, at, quotation, paragraphs: [words] })

/** A bracket by what each says in it: `text`, or the id of a party. */
export const bracket = (id: string, alternatives: Readonly<Record<string, string>>): Bracket => ({
  kind: 'bracket',
  bracketId: id as BracketId,
  alternatives: Object.entries(alternatives).map(([of, said]) => ({
    of: of as AlternativeOf,
    blocks: [paragraph(said)],
  })),
})
