import { useEffect, useMemo, useState } from 'react'
import type { IncomingPoint } from '../../../shared/intake/incoming.ts'
import {
  changesInPoint,
  matchFile,
  type PointChanges,
  pointsInFile,
  type Standing,
} from '../../../shared/intake/returnedPlan.ts'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { PartyId, PointId } from '../../../shared/model/ids.ts'
import { type PointText, readPointText } from '../../../shared/model/pointText.ts'
import type { MatchedBy } from '../../../shared/rules/matchPoints.ts'
import type { Workspace } from '../../sync/workspace.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import type { ReturnedFile } from './useReturnedFile.ts'

/** A point of the file, and what it changed in the point of the plan that it is. */
export interface ReturnedPoint {
  /** Its place in the file. */
  readonly at: number
  readonly incoming: IncomingPoint
  readonly pointId: PointId | null
  readonly by: MatchedBy | 'hand' | null
  /** Null for a point that is not in the plan. */
  readonly changes: PointChanges | null
}

/** Which point of the plan somebody says that a point of the file is; null for none. */
export type ByHand = ReadonlyMap<number, PointId | null>

/** The points of a file, followed by what others write in the plan meanwhile. */
export function useReturnedPoints(
  file: ReturnedFile,
  byHand: ByHand,
  own: PartyId | null,
): readonly ReturnedPoint[] {
  const workspace = useWorkspace()
  const texts = useTextsOfNow(workspace)
  const matched = useMemo(() => {
    const matches = matchFile(file.plan, file.base, !file.isForeign)
    const taken = new Set([...byHand.values()].filter((id) => id !== null))
    return matches.map((match, at) => {
      const chosen = byHand.get(at)
      if (chosen !== undefined) return { pointId: chosen, by: 'hand' as const }
      return match === null || taken.has(match.pointId) ? { pointId: null, by: null } : match
    })
  }, [file, byHand])
  return useMemo(() => {
    const points = pointsInFile(file.plan)
    const standing = standingOf(texts, file, points, matched, own)
    return points.map((incoming, at): ReturnedPoint => {
      const { pointId = null, by = null } = matched[at] ?? {}
      const changes =
        pointId === null ? null : changesInPoint(file.plan, incoming, pointId, standing)
      return { at, incoming, pointId, by, changes }
    })
  }, [texts, file, matched, own])
}

/** What a point of the file changes in the text as it stands at this very moment. */
export function changesNow(
  workspace: Workspace,
  file: ReturnedFile,
  points: readonly ReturnedPoint[],
  { incoming, pointId }: ReturnedPoint,
  own: PartyId | null,
): PointChanges | null {
  const incomings = points.map((point) => point.incoming)
  const standing = standingOf(textsOf(workspace), file, incomings, points, own)
  return pointId === null ? null : changesInPoint(file.plan, incoming, pointId, standing)
}

function standingOf(
  texts: Texts,
  { base }: ReturnedFile,
  points: readonly IncomingPoint[],
  matched: readonly { readonly pointId: PointId | null }[],
  own: PartyId | null,
): Standing {
  const ids = new Map(points.map((point, at) => [point.id, matched[at]?.pointId ?? null]))
  return {
    base,
    own,
    pointOf: (id) => ids.get(id) ?? null,
    now: texts.read,
  }
}

/** What others type is taken up so long after it came: often enough to read, and no work for each letter. */
const AGAIN_AFTER_MS = 800

/** Reads texts as they stand; another one of these says that they may read otherwise now. */
interface Texts {
  readonly read: (pointId: PointId) => PointText
}

const textsOf = ({ plan }: Workspace): Texts => ({
  read: (id) => readPointText(plan.getXmlFragment(pointRoot(id))),
})

/** The texts of the plan, another object some time after each change of them. */
function useTextsOfNow(workspace: Workspace): Texts {
  const [texts, setTexts] = useState(() => textsOf(workspace))
  useEffect(() => {
    const { plan } = workspace
    let timer: ReturnType<typeof setTimeout> | null = null
    const later = (): void => {
      timer ??= setTimeout(() => {
        timer = null
        setTexts(textsOf(workspace))
      }, AGAIN_AFTER_MS)
    }
    plan.on('update', later)
    return () => {
      plan.off('update', later)
      if (timer !== null) clearTimeout(timer)
    }
  }, [workspace])
  return texts
}
