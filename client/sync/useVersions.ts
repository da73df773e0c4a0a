import { useSyncExternalStore } from 'react'
import { pointsOf } from '../../shared/model/plan.ts'
import { readVersions } from '../../shared/model/record.ts'
import type { VersionEntry } from '../../shared/model/version.ts'
import { tableHash } from '../../shared/rules/planState.ts'
import { createLive, type Live } from './live.ts'
import { liveTextFacts } from './liveTextFacts.ts'
import { livePlan } from './usePlan.ts'
import type { Workspace } from './workspace.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

type Versions = readonly VersionEntry[]

const versions = new WeakMap<Workspace, Live<Versions>>()
const drafts = new WeakMap<Workspace, Live<Draft | null>>()

function liveVersions(workspace: Workspace): Live<Versions> {
  let live = versions.get(workspace)
  if (live === undefined) {
    const { record } = workspace
    live = createLive({
      observe: (onChange) => record.on('update', onChange),
      read: () => readVersions(record),
      // A version never changes and never goes.
      same: (before, after) => before.length === after.length,
    })
    versions.set(workspace, live)
  }
  return live
}

/** The frozen versions of the plan, the first one first. */
export function useVersions(): Versions {
  const live = liveVersions(useWorkspace())
  return useSyncExternalStore(live.subscribe, live.get)
}

/** Which draft is on the table. */
export interface Draft {
  readonly symbol: string
  /** Whether the text, its order or its headings are no longer those of the version with this symbol. */
  readonly isEdited: boolean
}

function liveDraft(workspace: Workspace): Live<Draft | null> {
  let live = drafts.get(workspace)
  if (live === undefined) {
    const [plans, frozen] = [livePlan(workspace), liveVersions(workspace)]
    const texts = liveTextFacts(workspace)
    live = createLive({
      observe(onChange) {
        for (const source of [plans, frozen, texts]) source.subscribe(onChange)
      },
      read: () => {
        const plan = plans.get()
        if (plan === null) return null
        const newest = frozen.get().at(-1)
        if (newest === undefined) return { symbol: plan.symbol, isEdited: false }
        texts.watch(pointsOf(plan).map((point) => point.id))
        const facts = texts.get()
        const now = tableHash({
          pillars: plan.pillars.map((pillar) => ({
            ...pillar,
            points: pillar.points.map((point) => ({
              ...point,
              textHash: facts.get(point.id)?.textHash ?? '',
            })),
          })),
        })
        return { symbol: newest.symbol, isEdited: now !== newest.tableHash }
      },
      same: (before, after) =>
        before?.symbol === after?.symbol && before?.isEdited === after?.isEdited,
    })
    drafts.set(workspace, live)
  }
  return live
}

/** Which draft is on the table, and whether it was edited since; null until the record is here. */
export function useDraft(): Draft | null {
  const live = liveDraft(useWorkspace())
  return useSyncExternalStore(live.subscribe, live.get)
}
