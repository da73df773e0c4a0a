import { toHex } from '../../shared/lib/hex.ts'
import { planLabels } from '../../shared/model/planLabels.ts'
import type { FrozenContent } from '../../shared/model/version.ts'
import type { Labels, Standing } from '../../shared/print/labels/labels.ts'
import { comparePlansByPoint, type PlanComparison } from '../../shared/rules/comparePlans.ts'
import { contentOf, type Table } from '../../shared/rules/freeze.ts'
import { findVersion, type VersionPorts } from './readVersions.ts'

export interface PlanSidePorts extends Pick<VersionPorts, 'rooms' | 'store'> {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Lets other work of the server go first; asked between any two points that are compared. */
  readonly pause: () => Promise<void>
}

/** A text of a plan: what stands there now, or a version. Plain data. */
export interface PlanText {
  readonly content: FrozenContent
  readonly symbol: string
  /** The moment whose text this is, in milliseconds since 1970. */
  readonly at: number
  /** The hash of a version; null for the text of now. */
  readonly hash: string | null
}

/** A text that can be exported or compared. */
export interface PlanSide extends PlanText {
  /** For the first page: which text it is. */
  readonly standing: Standing
}

/** The text that `side` names: `now`, or a version by its id; null when there is no such version. */
export async function planSide(
  ports: PlanSidePorts,
  table: Table,
  side: string,
): Promise<PlanSide | null> {
  if (side === 'now') {
    const at = ports.now()
    const standing: Standing = { kind: 'now', at }
    return { content: contentOf(table), symbol: table.plan.symbol, at, hash: null, standing }
  }
  const found = await findVersion(ports, table.plan.id, side)
  if (found === null) return null
  const { content, symbol, at, kind: meant } = found.version
  const standing: Standing = { kind: 'version', symbol, meant, at }
  return { content, symbol, at, hash: toHex(found.stored.hash), standing }
}

/** What changed from one text to the other, in the words of these labels. */
export async function compareSides(
  { pause }: Pick<PlanSidePorts, 'pause'>,
  older: PlanText,
  newer: PlanText,
  { reference, alternative }: Labels,
): Promise<PlanComparison> {
  const labels = planLabels(newer.content, reference, alternative)
  const steps = comparePlansByPoint(older.content, newer.content, labels)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await pause()
  }
}
