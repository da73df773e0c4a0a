import { z } from 'zod'
import type { PartyId, PillarId, PlanId, PointId } from '../../shared/model/ids.ts'
import type { Party } from '../../shared/model/party.ts'
import type { PlanOutline, StoredPillar, StoredPoint } from '../../shared/model/record.ts'
import { party } from '../../shared/wire/http.ts'

const heading = z.string().trim().min(1).max(160)

/** What a plan may begin with: parties, pillars and points without text. Templates are data; nothing else names a party. */
export const templateSchema = z.strictObject({
  title: heading,
  symbol: z.string().trim().min(1).max(60),
  parties: z.array(party).min(1).max(12),
  pillars: z
    .array(
      z.strictObject({
        heading,
        points: z
          .array(
            z.strictObject({
              heading,
              sourceNumber: z.number().int().positive().nullable(),
            }),
          )
          .max(200),
      }),
    )
    .min(1)
    .max(40),
})
export type Template = z.infer<typeof templateSchema>
export type TemplateParty = Template['parties'][number]

/** The templates of this server by their names, as people and programs choose them. */
export type Templates = ReadonlyMap<string, Template>

/** A new plan as the template has it, with permanent ids. */
export function outlineFrom(
  template: Template,
  given: {
    readonly planId: PlanId
    readonly title: string
    readonly parties: readonly TemplateParty[]
    readonly createdAt: number
    readonly newId: <Id extends string>() => Id
  },
): PlanOutline {
  const { newId } = given
  const points: StoredPoint[] = []
  const pillars = template.pillars.map((pillar): StoredPillar => {
    const own = pillar.points.map((point): StoredPoint => ({
      id: newId<PointId>(),
      heading: point.heading,
      sourceNumber: point.sourceNumber,
      status: 'open',
      lock: null,
    }))
    points.push(...own)
    return { id: newId<PillarId>(), heading: pillar.heading, points: own.map((point) => point.id) }
  })
  const parties = given.parties.map((one): Party => ({ id: newId<PartyId>(), ...one }))
  return {
    id: given.planId,
    title: given.title,
    symbol: template.symbol,
    createdAt: given.createdAt,
    parties,
    pillars,
    points,
  }
}
