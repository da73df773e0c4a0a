import type { PlanId } from '../../shared/model/ids.ts'
import type { SourceKind } from '../../shared/model/planSource.ts'
import { writePointText } from '../../shared/model/writePointText.ts'
import type { Pen } from '../../shared/model/writeReview.ts'
import type { PointContent } from './contentOutline.ts'
import { placeComments, writeImportedComments } from './importedComments.ts'
import type { Rooms } from './rooms.ts'

/**
 * Writes the texts and comments of a new plan, whose record is there already; resolves once they are on disk. The
 * server writes them, so the account of authors names no member for words that came from a file.
 */
export async function writeContent(
  rooms: Pick<Rooms, 'open'>,
  planId: PlanId,
  points: readonly PointContent[],
  kind: SourceKind,
  pen: Pen,
): Promise<void> {
  const room = await rooms.open(planId, 'plan')
  await room.change((doc) => {
    for (const { pointId, text } of points) writePointText(doc, pointId, text)
  })
  const placed = room.peek((doc) => placeComments(doc, points))
  if (placed.length === 0) return
  const review = await rooms.open(planId, 'review')
  await review.change((doc) => writeImportedComments(doc, pen, kind, placed))
}
