import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { findPoint, pointLabel } from '../../shared/model/plan.ts'
import { plainText, readPointText } from '../../shared/model/pointText.ts'
import { readPlan } from '../../shared/model/record.ts'
import { type KeptPoint, keepWords } from './keptWords.ts'

/** Words that are here and that the server has not confirmed, point by point. */
export interface UnsentWords {
  readonly points: readonly KeptPoint[]
}

/** Reads the text of some points as it stands in this page. */
export function textWords(doc: Y.Doc, record: Y.Doc, points: readonly PointId[]): UnsentWords {
  const plan = readPlan(record)
  const reference = (id: PointId): string => (plan === null ? 'a point' : pointLabel(plan, id))
  return {
    points: points.map((id) => {
      const point = plan === null ? undefined : findPoint(plan, id)
      const number = point?.number == null ? '' : `${point.number}. `
      return {
        label: number + (point?.heading ?? 'A point'),
        text: plainText(readPointText(doc.getXmlFragment(pointRoot(id))), reference),
      }
    }),
  }
}

/** Sets unconfirmed words of a document aside in this browser; answers whether it stored them, if there were any. */
export async function setAside(
  seat: { readonly planId: string; readonly memberId: string },
  { points }: UnsentWords,
  doc: Y.Doc,
  why: string,
): Promise<boolean> {
  if (points.length === 0) return true
  const state = Y.encodeStateAsUpdate(doc)
  return keepWords(seat.planId, seat.memberId, { at: Date.now(), why, points }, state)
}

/** The words as plain text, for the clipboard. */
export const wordsAsText = (points: readonly KeptPoint[]): string =>
  points.map(({ label, text }) => `${label}\n\n${text}\n`).join('\n')
