import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import { writeMember, writeOutline } from '../../shared/model/record.ts'
import type { Seat } from '../../shared/wire/http.ts'
import type { Directory, Session } from './directory.ts'
import type { Rooms } from './rooms.ts'
import { encodeEvent } from './events.ts'
import { invite, placesOf } from './seat.ts'
import type { Secrets } from './secrets.ts'
import { newSession } from './session.ts'
import { outlineFrom, type TemplateParty, type Templates } from './template.ts'

export type CreatePlanRefusal = 'unknown-template' | 'parties-alike'

export interface CreatedPlan {
  readonly planId: PlanId
  readonly title: string
  /** The convener's way in, or null if the convener has a seat among `seats`. */
  readonly convener: { readonly memberId: MemberId; readonly token: string } | null
  readonly seats: readonly Seat[]
}

/**
 * Makes a plan from a template, with one invitation for each seat. If somebody asks for it, that person convenes it;
 * if `convenerName` is null there is a seat for the convener too.
 *
 * The record is written first and the directory last, in one step: a plan that nobody was told of, cut short by a
 * crash, is in no list and opens to nobody, while a plan in the directory always has its record.
 */
export async function createPlan(
  ports: {
    readonly templates: Templates
    readonly directory: Directory
    readonly rooms: Rooms
    readonly secrets: Secrets
    readonly now: () => number
  },
  request: {
    readonly template: string
    readonly title?: string | undefined
    readonly parties?: readonly TemplateParty[] | undefined
    readonly convenerName: string | null
  },
): Promise<Result<CreatedPlan, CreatePlanRefusal>> {
  const { directory, rooms, secrets } = ports
  const template = ports.templates.get(request.template)
  if (template === undefined) return no('unknown-template')
  const parties = request.parties ?? template.parties
  if (alike(parties)) return no('parties-alike')

  const now = ports.now()
  const planId = secrets.newId<PlanId>()
  const outline = outlineFrom(template, {
    planId,
    title: request.title ?? template.title,
    parties,
    createdAt: now,
    newId: secrets.newId,
  })
  const convener =
    request.convenerName === null ? null : newConvener(secrets, request.convenerName, now)
  const record = await rooms.open(planId, 'record')
  const event = encodeEvent({ kind: 'plan-created', template: request.template })
  await record.changeWith(event, convener?.member.id ?? 'server', (doc) => {
    writeOutline(doc, outline)
    if (convener !== null) writeMember(doc, convener.member)
  })

  const invited = placesOf(outline.parties, convener === null).map((place) =>
    invite(secrets, planId, place, secrets.newId<MemberId>(), now),
  )
  const session: Session | null =
    convener === null
      ? null
      : newSession(secrets.hash(convener.token), planId, convener.member.id, now)
  await directory.addPlan(
    { id: planId, template: request.template, createdAt: now },
    invited.map((one) => one.invitation),
    session,
  )
  return yes({
    planId,
    title: outline.title,
    convener: convener === null ? null : { memberId: convener.member.id, token: convener.token },
    seats: invited.map((one) => one.seat),
  })
}

function newConvener(
  secrets: Secrets,
  name: string,
  now: number,
): { readonly member: Member; readonly token: string } {
  return {
    member: {
      id: secrets.newId<MemberId>(),
      name,
      role: 'convener',
      partyId: null,
      standing: 'active',
      joinedAt: now,
    },
    token: secrets.newToken(),
  }
}

/** Whether two parties could be taken for one another by their letter or their name. */
function alike(parties: readonly TemplateParty[]): boolean {
  const seen = (pick: (one: TemplateParty) => string): number =>
    new Set(parties.map((one) => pick(one).normalize('NFC').toLowerCase())).size
  return seen((one) => one.letter) < parties.length || seen((one) => one.name) < parties.length
}
