import { pointRoot } from '../../shared/model/documents.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import { lineageSentences } from '../../shared/model/lineageSentences.ts'
import { planLabels } from '../../shared/model/planLabels.ts'
import { plainText, readPointText } from '../../shared/model/pointText.ts'
import { readPlan } from '../../shared/model/record.ts'
import type { PlanResponse } from '../../shared/wire/http.ts'
import type { Rooms } from './rooms.ts'

/** The plan as plain data with the text of every point, as far as it is on disk; null when there is no such plan. */
export async function readWholePlan(rooms: Rooms, planId: PlanId): Promise<PlanResponse | null> {
  const record = await rooms.open(planId, 'record')
  const plan = await record.read(readPlan)
  if (plan === null) return null
  const labels = planLabels(plan)
  const text = await rooms.open(planId, 'plan')
  return text.read((doc) => ({
    id: plan.id,
    title: plan.title,
    symbol: plan.symbol,
    createdAt: plan.createdAt,
    drafting: plan.drafting.mode,
    closing:
      plan.closing === null ? null : { ...plan.closing, initials: [...plan.closing.initials] },
    parties: [...plan.parties],
    members: plan.members
      .filter((member) => member.standing !== 'removed')
      .map(({ id, name, role, partyId }) => ({ id, name, role, partyId })),
    pillars: plan.pillars.map((pillar) => ({
      id: pillar.id,
      heading: pillar.heading,
      points: pillar.points.map((point) => {
        const content = readPointText(doc.getXmlFragment(pointRoot(point.id)))
        return {
          id: point.id,
          number: point.number,
          sourceNumber: point.sourceNumber,
          heading: point.heading,
          status: point.status,
          locked: point.lock !== null,
          agreed: point.agreed?.kind ?? null,
          lineage: [...lineageSentences(plan, point)],
          text: plainText(content, labels),
          content,
        }
      }),
    })),
  }))
}
