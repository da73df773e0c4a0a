import { fromBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import { isId, type PointId, type VersionId } from '../../shared/model/ids.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { readPlan, readVersions } from '../../shared/model/record.ts'
import {
  authorsOf,
  type TextAuthor,
  type WrittenSoFar,
  writtenSince,
} from '../../shared/model/textAuthors.ts'
import { textRootsOf } from '../../shared/model/textRoots.ts'
import { planState, type PlanState } from '../../shared/rules/planState.ts'
import { lastVisit } from './lastVisit.ts'
import { readVersion } from './versions.ts'
import type { Workspace } from './workspace.ts'

/** What can be compared: a version, what stands there now, or what stood there when this browser last left. */
export type Side =
  | { readonly kind: 'version'; readonly id: VersionId }
  | { readonly kind: 'now' }
  | { readonly kind: 'last-visit' }

/** As it stands in an address. */
export const sideName = (side: Side): string => (side.kind === 'version' ? side.id : side.kind)

/** Reads a side out of an address; null for what is none. */
export function parseSide(text: string): Side | null {
  if (text === 'now' || text === 'last-visit') return { kind: text }
  return isId(text) ? { kind: 'version', id: text as VersionId } : null
}

/** A side with all its texts. */
export interface ReadSide {
  readonly state: PlanState
  /** How far each client had written by then; null for now. */
  readonly soFar: WrittenSoFar | null
}

/** Reads a side; the reason is a sentence for people. */
export async function readSide(workspace: Workspace, side: Side): Promise<Result<ReadSide>> {
  switch (side.kind) {
    case 'now': {
      const plan = readPlan(workspace.record)
      if (plan === null) return no('The plan is still being opened.')
      const state = planState(plan, (id) =>
        readPointText(workspace.plan.getXmlFragment(pointRoot(id))),
      )
      return yes({ state, soFar: null })
    }
    case 'last-visit': {
      const visit = await lastVisit(workspace)
      return visit === null
        ? no('This browser keeps nothing of an earlier visit to this plan.')
        : yes({ state: visit.state, soFar: Y.decodeStateVector(visit.stateVector) })
    }
    case 'version': {
      const entry = readVersions(workspace.record).find((one) => one.id === side.id)
      const answer = await readVersion(workspace.planId, side.id)
      if (!answer.ok) return no(`${answer.problem.title}. ${answer.problem.detail}`)
      if (entry !== undefined && entry.hash !== answer.value.hash) return no(NOT_THE_SAME)
      return yes({
        state: answer.value.version.content,
        soFar: entry === undefined ? null : Y.decodeStateVector(fromBase64(entry.stateVector)),
      })
    }
  }
}

/** Said of a version whose hash is not the one that the record has of it. */
export const NOT_THE_SAME =
  'This version is not the one that was frozen: its hash differs from the one in the record. Tell whoever runs this server.'

/** Who wrote what stands in a point now and did not stand there on that side; nobody where that cannot be known. */
export const writersSince = (
  { plan }: Workspace,
  pointId: PointId,
  { soFar }: ReadSide,
): readonly TextAuthor[] =>
  soFar === null ? [] : writtenSince(textRootsOf(plan, pointId), soFar, authorsOf(plan))
