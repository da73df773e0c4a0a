import { createIds, type MemberId, type PointId } from '../../../../shared/model/ids.ts'
import { anchorAt } from '../../../../shared/model/anchor.ts'
import { pointRoot } from '../../../../shared/model/documents.ts'
import { readLetters } from '../../../../shared/model/letters.ts'
import { readPointText } from '../../../../shared/model/pointText.ts'
import { plainRemark } from '../../../../shared/model/remark.ts'
import { readReview, refKey } from '../../../../shared/model/review.ts'
import { wordingOf } from '../../../../shared/model/wording.ts'
import { writeComment } from '../../../../shared/model/writeReview.ts'
import type { Desk } from './aDesk.ts'

let made = 0
const newId = createIds((bytes) => {
  made += 1
  bytes.fill(0)
  new DataView(bytes.buffer).setUint32(bytes.length - 4, made)
  return bytes
})

/** Comments on words as somebody at a desk reads them; answers the key of the thread. */
export function comment(desk: Desk, by: MemberId, pointId: PointId, words: string): string {
  const fragment = desk.doc.getXmlFragment(pointRoot(pointId))
  const letters = readLetters(fragment)
  const from = letters.text.indexOf(words)
  const anchor = anchorAt(letters, { from, to: from + words.length })
  if (from < 0 || anchor === null) throw new Error(`“${words}” is not in the text`)
  const pen = { by, at: made, newId, origin: 'desk' }
  const wording = wordingOf(readPointText(fragment))
  return refKey(
    writeComment(desk.review, pen, { pointId, anchor, wording, body: plainRemark('Why?') }),
  )
}

/** The threads that a desk knows, by their keys. */
export const threadOf = (desk: Desk, key: string) => {
  const thread = readReview(desk.review).threads.find((one) => one.key === key)
  if (thread === undefined) throw new Error(`There is no thread ${key}`)
  return thread
}
