import type * as Y from 'yjs'
import { wholeLetters } from '../../shared/lib/wholeLetters.ts'
import { anchorAt, findWords } from '../../shared/model/anchor.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { Anchor } from '../../shared/model/entry.ts'
import { readLetters } from '../../shared/model/letters.ts'
import { type SourceKind, sourceLabel } from '../../shared/model/planSource.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { plainRemark } from '../../shared/model/remark.ts'
import { type Pen, writeComment } from '../../shared/model/writeReview.ts'
import { type Wording, wordingOf } from '../../shared/model/wording.ts'
import { dateOf } from '../../shared/print/moment.ts'
import type { ContentComment } from '../../shared/wire/planContent.ts'
import type { PointContent } from './contentOutline.ts'

/** A comment out of a file, where it belongs in the text of the plan. */
interface PlacedComment {
  readonly comment: ContentComment
  /** Null for a comment on a whole point, or on words that are not there, or not once. */
  readonly anchor: Anchor | null
}

/** The comments of one point with the words that they are on. */
export interface PlacedComments {
  readonly point: PointContent
  readonly wording: Wording
  readonly comments: readonly PlacedComment[]
}

/** Finds the words of comments in the text as it was written into the document `plan`. */
export const placeComments = (
  doc: Y.Doc,
  points: readonly PointContent[],
): readonly PlacedComments[] =>
  points
    .filter((point) => point.comments.length > 0)
    .map((point) => {
      const text = doc.getXmlFragment(pointRoot(point.pointId))
      const letters = readLetters(text)
      const comments = point.comments.map((comment): PlacedComment => {
        const range = comment.quotation === null ? null : findWords(letters, comment.quotation)
        return { comment, anchor: range === null ? null : anchorAt(letters, range) }
      })
      return { point, wording: wordingOf(readPointText(text)), comments }
    })

/**
 * Writes comments into the document `review` as what they are: said by whoever brought the file, and each begins with
 * whose it was, so that nobody reads it as the word of a member who bears the same name.
 */
export function writeImportedComments(
  doc: Y.Doc,
  pen: Pen,
  kind: SourceKind,
  placed: readonly PlacedComments[],
): void {
  // They keep the order of the file: of those that were made at one time the ids would decide.
  let at = pen.at - placed.reduce((sum, { comments }) => sum + comments.length, 0)
  for (const { point, wording, comments } of placed) {
    for (const { comment, anchor } of comments) {
      const lines = [
        `Comment by ${comment.author} ${whence(kind, comment.at)}:`,
        ...(comment.quotation !== null && anchor === null ? [about(comment.quotation)] : []),
        ...comment.paragraphs,
      ]
      const body = plainRemark(wholeLetters(lines.join('\n')))
      writeComment(doc, { ...pen, at: ++at }, { pointId: point.pointId, anchor, wording, body })
    }
  }
}

const about = (quotation: string): string => `On “${quotation.replace(/\s+/gu, ' ').trim()}”`

function whence(kind: SourceKind, at: number | null): string {
  const where = `in the ${sourceLabel(kind)}`
  return at === null ? where : `${where}, ${dateOf(at).day}`
}
