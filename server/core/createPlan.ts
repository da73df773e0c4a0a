import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { Member } from '../../shared/model/member.ts'
import type { PlanEvent } from '../../shared/model/event.ts'
import { bracketsIn } from '../../shared/model/pointBrackets.ts'
import { type PlanOutline, writeMember, writeOutline } from '../../shared/model/record.ts'
import type { Seat } from '../../shared/wire/http.ts'
import type { PlanContent } from '../../shared/wire/planContent.ts'
import { outlineFromContent, type PointContent } from './contentOutline.ts'
import type { Directory, Session } from './directory.ts'
import type { Rooms } from './rooms.ts'
import { encodeEvent } from './events.ts'
import { invite, placesOf } from './seat.ts'
import type { Secrets } from './secrets.ts'
import { newSession } from './session.ts'
import { writeContent } from './writeContent.ts'
import { outlineFrom, type TemplateParty, type Templates } from './template.ts'

export type CreatePlanRefusal = 'unknown-template' | 'parties-alike'

export interface CreatedPlan {
  readonly planId: PlanId
  readonly title: string
  /** The convener's way in, or null if the convener has a seat among `seats`. */
  readonly convener: { readonly memberId: MemberId; readonly token: string } | null
  readonly seats: readonly Seat[]
}

/** What a plan is made of: a template of this server, or what somebody read out of a file and brought. */
export type Beginning =
  | {
      readonly template: string
      readonly title?: string | undefined
      readonly parties?: readonly TemplateParty[] | undefined
      readonly convenerName: string | null
    }
  /** Its comments are said by the convener, so there is one. */
  | { readonly content: PlanContent; readonly convenerName: string }

/**
 * Makes a plan, with one invitation for each seat. If somebody asks for it, that person convenes it; if `convenerName`
 * is null there is a seat for the convener too.
 *
 * The record is written first, then what came from a file, and the directory last, in one step: a plan that nobody was
 * told of, cut short by a crash, is in no list and opens to nobody, while a plan in the directory is always whole.
 */
export async function createPlan(
  ports: {
    readonly templates: Templates
    readonly directory: Directory
    readonly rooms: Rooms
    readonly secrets: Secrets
    readonly now: () => number
  },
  request: Beginning,
): Promise<Result<CreatedPlan, CreatePlanRefusal>> {
  const { directory, rooms, secrets } = ports
  const now = ports.now()
  const planId = secrets.newId<PlanId>()
  const begun = begin(ports.templates, request, { planId, createdAt: now, newId: secrets.newId })
  if (!begun.ok) return begun
  const { outline, points, event, template } = begun.value
  const convener =
    request.convenerName === null ? null : newConvener(secrets, request.convenerName, now)
  const record = await rooms.open(planId, 'record')
  await record.changeWith(encodeEvent(event), convener?.member.id ?? 'server', (doc) => {
    writeOutline(doc, outline)
    if (convener !== null) writeMember(doc, convener.member)
  })
  if ('content' in request && convener !== null) {
    const pen = { by: convener.member.id, at: now, newId: () => secrets.newId<string>() }
    await writeContent(rooms, planId, points, request.content.source.kind, pen)
  }

  const invited = placesOf(outline.parties, convener === null).map((place) =>
    invite(secrets, planId, place, secrets.newId<MemberId>(), now),
  )
  const session: Session | null =
    convener === null
      ? null
      : newSession(secrets.hash(convener.token), planId, convener.member.id, now)
  await directory.addPlan(
    { id: planId, template, createdAt: now },
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

interface Begun {
  readonly outline: PlanOutline
  /** Texts and comments; none for a template. */
  readonly points: readonly PointContent[]
  readonly event: PlanEvent
  /** For the directory; empty for a plan that came from no template. */
  readonly template: string
}

function begin(
  templates: Templates,
  request: Beginning,
  given: {
    readonly planId: PlanId
    readonly createdAt: number
    readonly newId: <Id extends string>() => Id
  },
): Result<Begun, CreatePlanRefusal> {
  if ('content' in request) {
    const { content } = request
    if (alike(content.parties)) return no('parties-alike')
    const { outline, points } = outlineFromContent(content, given)
    const event: PlanEvent = {
      kind: 'plan-created',
      file: { ...content.source, ...counts(points) },
    }
    return yes({ outline, points, event, template: '' })
  }
  const template = templates.get(request.template)
  if (template === undefined) return no('unknown-template')
  const parties = request.parties ?? template.parties
  if (alike(parties)) return no('parties-alike')
  const outline = outlineFrom(template, {
    ...given,
    title: request.title ?? template.title,
    parties,
  })
  const event: PlanEvent = { kind: 'plan-created', template: request.template }
  return yes({ outline, points: [], event, template: request.template })
}

/** What came from the file as somebody's words, though no member of the plan wrote them. */
function counts(points: readonly PointContent[]): { brackets: number; comments: number } {
  let [brackets, comments] = [0, 0]
  for (const point of points) {
    brackets += bracketsIn(point.text).length
    comments += point.comments.length
  }
  return { brackets, comments }
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
