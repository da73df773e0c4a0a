import { updateYFragment, ySyncPluginKey } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import type { Point } from '../../shared/model/point.ts'
import { bracketIdsIn } from '../../shared/model/pointBrackets.ts'
import { pointNode } from '../../shared/model/pointNode.ts'
import type { PointText } from '../../shared/model/pointText.ts'
import { textHash, wordingOf } from '../../shared/model/wording.ts'
import { mayEditPoint } from '../../shared/rules/may.ts'
import { reasonSentence } from '../../shared/rules/reason.ts'

/** Whether earlier words of a point may be put in the place of those of now; the reason is a sentence for people. */
export function mayRestore(
  member: Member,
  point: Pick<Point, 'status' | 'lock'> | undefined,
  now: PointText,
  then: PointText,
): Result<true> {
  const may = mayEditPoint(member, point)
  if (!may.ok) return no(reasonSentence(may.reason))
  if (bracketIdsIn(now).length > 0) {
    return no(
      'This point holds brackets, and what parties wrote in them cannot be put aside. Settle the brackets first.',
    )
  }
  if (bracketIdsIn(then).length > 0) {
    return no('The earlier words hold brackets, which cannot be brought back by an edit.')
  }
  if (textHash(wordingOf(now)) === textHash(wordingOf(then))) {
    return no('The point reads like that already.')
  }
  return yes(true)
}

/**
 * Writes earlier words of a point as a new edit of this member, in one step that can be undone. What is the same stays
 * as it is, letter by letter: so what others type there meanwhile is kept, and so are the comments on it.
 */
export function restoreWording(doc: Y.Doc, pointId: PointId, text: PointText): void {
  const fragment = doc.getXmlFragment(pointRoot(pointId))
  doc.transact(() => {
    updateYFragment(doc, fragment, pointNode(text), { mapping: new Map(), isOMark: new Map() })
    // By this origin the history of the editor knows what its own member wrote.
  }, ySyncPluginKey)
}
