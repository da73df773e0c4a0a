import type { AlternativeOf } from '../../../shared/model/documents.ts'
import type { PointId } from '../../../shared/model/ids.ts'
import type { FrozenContent } from '../../../shared/model/version.ts'

/** What references and brackets read in a version: by the numbers and names that were so then. */
export function frozenLabels({ pillars, parties }: FrozenContent): {
  readonly point: (id: PointId) => string
  readonly alternative: (of: AlternativeOf) => string
} {
  const points = new Map(
    pillars.flatMap((pillar) => pillar.points).map((point) => [point.id, point]),
  )
  const names = new Map<AlternativeOf, string>(parties.map((party) => [party.id, party.name]))
  return {
    point(id) {
      const point = points.get(id)
      if (point === undefined) return 'a point that is not in this version'
      const label = point.number === null ? `“${point.heading}”` : `point ${point.number}`
      return point.status === 'open' ? label : `${label} (struck)`
    },
    alternative: (of) => names.get(of) ?? (of === 'text' ? 'as drafted' : 'another party'),
  }
}
