import type { MemberId, PartyId, PillarId, PointId } from '../../model/ids.ts'
import { PLAN_FILE_FORM, type PlanFile } from '../../model/planFile.ts'
import type { PointText } from '../../model/pointText.ts'
import type { FrozenPoint } from '../../model/version.ts'
import { textHash, wordingOf } from '../../model/wording.ts'

export interface FilePointGiven {
  readonly heading: string
  readonly text?: PointText
  readonly struck?: boolean
  readonly sourceNumber?: number | null
  /** Of a struck point: the number went to others. */
  readonly numberFreed?: boolean
  readonly mergedInto?: string
}

/** 20 November 2025, 14:05 UTC. */
export const BEGUN = Date.UTC(2025, 10, 20, 14, 5)

/**
 * A plan as a file, by its pillars with their points. Points get the ids `p1`, `p2` … in order, struck ones included,
 * and parties `party-1`, `party-2` … with the letters A, B …
 */
export function aPlanFile(
  pillars: Readonly<Record<string, readonly FilePointGiven[]>>,
  given: {
    readonly title?: string
    readonly symbol?: string
    readonly parties?: readonly string[]
    /** Frozen as version 3. */
    readonly frozen?: boolean
    /** Closed, and initialled for the first party. */
    readonly closed?: boolean
  } = {},
): PlanFile {
  const { parties = ['Party A', 'Party B'], frozen = false, closed = false } = given
  const by = 'ann' as MemberId
  const hash = 'ab'.repeat(32)
  let at = 0
  let number = 0
  const point = (one: FilePointGiven): FrozenPoint => {
    const text = one.text ?? []
    const isFreed = one.numberFreed === true
    const step = { by, at: BEGUN }
    return {
      id: `p${++at}` as PointId,
      number: isFreed ? null : ++number,
      sourceNumber: one.sourceNumber ?? null,
      heading: one.heading,
      status: one.struck === true || isFreed ? 'struck' : 'open',
      agreed: closed ? { kind: 'final', ...step, textHash: hash } : null,
      lineage:
        one.mergedInto === undefined
          ? []
          : [{ kind: 'merged-into', into: one.mergedInto as PointId, reason: '', ...step }],
      text,
      textHash: textHash(wordingOf(text)),
      positions: [],
    }
  }
  return {
    form: PLAN_FILE_FORM,
    planId: 'plan',
    createdAt: BEGUN,
    symbol: given.symbol ?? 'Draft 1',
    version: frozen ? { id: 'v3', number: 3, hash, at: BEGUN + 60_000, by } : null,
    content: {
      title: given.title ?? 'A framework',
      parties: parties.map((name, index) => ({
        id: `party-${index + 1}` as PartyId,
        name,
        letter: String.fromCharCode(65 + index),
        colour: 'blue',
      })),
      members: [
        { id: by, name: 'Ann <Chair>', role: 'convener', partyId: null },
        { id: 'bob' as MemberId, name: 'Bob', role: 'head', partyId: 'party-1' as PartyId },
      ],
      closing: closed
        ? {
            by,
            at: BEGUN + 90_000,
            versionHash: hash,
            initials: [
              { memberId: 'bob' as MemberId, partyId: 'party-1' as PartyId, at: BEGUN + 120_000 },
            ],
          }
        : null,
      pillars: Object.entries(pillars).map(([heading, points], index) => ({
        id: `pillar-${index + 1}` as PillarId,
        heading,
        points: points.map(point),
      })),
    },
    wordings: [],
    threads: [],
  }
}
