import type { AlternativeOf } from '../../shared/model/documents.ts'
import type { BracketId, PointId } from '../../shared/model/ids.ts'
import { mapText } from '../../shared/model/mapText.ts'
import type { Bracket, Inline, PointText } from '../../shared/model/pointText.ts'

/** What the ids in a text become. */
export interface NewNames {
  readonly point: (id: PointId) => PointId | null
  readonly bracket: (id: BracketId) => BracketId
  readonly alternative: (of: AlternativeOf) => AlternativeOf
}

/** The same text with other ids in it, and its alternatives in the order in which they are read. */
export const renameIds = (text: PointText, names: NewNames): PointText =>
  mapText(
    text,
    (paragraph) => ({
      ...paragraph,
      content: paragraph.content.map((inline) => renameInline(inline, names)),
    }),
    (bracket) => [renameBracket(bracket, names)],
  )

function renameInline(inline: Inline, names: NewNames): Inline {
  switch (inline.kind) {
    case 'reference':
      return { ...inline, pointId: inline.pointId === null ? null : names.point(inline.pointId) }
    case 'bracket':
      return renameBracket(inline, names)
    case 'text':
    case 'break':
    case 'footnote':
      return inline
  }
}

const renameBracket = (bracket: Bracket, names: NewNames): Bracket => ({
  kind: 'bracket',
  bracketId: names.bracket(bracket.bracketId),
  alternatives: bracket.alternatives
    .map(({ of, blocks }) => ({
      of: names.alternative(of),
      blocks: renameIds(blocks, names),
    }))
    .sort((a, b) => (a.of < b.of ? -1 : 1)),
})
