import type { Doc } from 'yjs'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { Command } from '../../shared/model/command.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { Plan } from '../../shared/model/plan.ts'
import {
  readStoredPoint,
  wasDone,
  writeClosing,
  writeDone,
  writeDrafting,
  writeMember,
  writePoint,
  writeStructure,
} from '../../shared/model/record.ts'
import { decide, type Effect } from '../../shared/rules/command.ts'
import { PLAN_ALONE } from '../../shared/rules/view.ts'
import type { Reason } from '../../shared/rules/reason.ts'
import type { Seat } from '../../shared/wire/http.ts'
import { openAgreementView } from './agreementView.ts'
import { type Carrying, openCarrying } from './carrying.ts'
import { encodeEvent } from './events.ts'
import { type FreezePorts, freezeVersion } from './freezeVersion.ts'
import { inTurn } from './inTurn.ts'
import { invite } from './seat.ts'
import type { Room } from './room.ts'
import { ROTATION_MS, type SessionPorts } from './session.ts'
import { settleBracket } from './settleBracket.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** What came of a command that was carried out. */
export interface Done {
  /** It had been carried out before; this was a retry. */
  readonly before: boolean
  /** The seat of an invitation, with its token: the only time that it is seen. */
  readonly seat: Seat | null
  /** The member whose sessions ended; their sockets are to be closed. */
  readonly signedOut: MemberId | null
}

export type CommandPorts = SessionPorts & { readonly versions: FreezePorts }

/**
 * Decides one command of one member by the rules that the interface asks too, carries it out and writes it into the
 * record. The same `id` again does nothing again. A refusal is written into the record as well.
 *
 * Rights are taken away in the record first, because every message is checked against it; what the directory does
 * after that may be cut short by a crash without giving anybody anything back.
 *
 * The commands of one plan are carried out one after the other: what was decided still holds when it is written.
 */
export async function runCommand(
  ports: CommandPorts,
  planId: PlanId,
  memberId: MemberId,
  id: string,
  command: Command,
): Promise<Result<Done, Reason>> {
  const record = await ports.rooms.open(planId, 'record')
  return inTurn(record, () => runNow(ports, record, planId, memberId, id, command))
}

async function runNow(
  ports: CommandPorts,
  record: Room,
  planId: PlanId,
  memberId: MemberId,
  id: string,
  command: Command,
): Promise<Result<Done, Reason>> {
  const { rooms, secrets } = ports
  const carrying = await openCarrying(rooms, planId, id, command, secrets.newId)
  const agreement = await openAgreementView(rooms, planId, command)
  const [plan, by] = [await rooms.plan(planId), await rooms.member(planId, memberId)]
  if (plan === null || by === undefined) return no('not-a-member')
  if (record.peek((doc) => wasDone(doc, id))) {
    return yes({ before: true, seat: null, signedOut: null })
  }
  const at = ports.now()
  const view = carrying?.view ?? agreement ?? { ...PLAN_ALONE, newId: secrets.newId }
  const decided = decide(plan, by, command, at, view)
  if (!decided.ok) {
    const refused = { kind: 'command-refused', id, command, reason: decided.reason } as const
    await record.note(encodeEvent(refused), memberId)
    return decided
  }
  const effect = decided.value
  if (effect.kind === 'freeze-version') {
    const frozen = await freezeVersion(ports.versions, planId, memberId, {
      ...effect,
      commandId: id,
      at,
    })
    return frozen.ok ? yes({ before: false, seat: null, signedOut: null }) : frozen
  }
  if (effect.kind === 'settle-bracket') {
    const settled = await settleBracket(ports.rooms, plan, by, effect.command, at)
    if (!settled.ok) {
      const refused = { kind: 'command-refused', id, command, reason: settled.reason } as const
      await record.note(encodeEvent(refused), memberId)
      return settled
    }
    const written = encodeEvent({ kind: 'command', id, command })
    await record.changeWith(written, memberId, (doc) => writeDone(doc, id, at))
    return yes({ before: false, seat: null, signedOut: null })
  }
  const event = encodeEvent({ kind: 'command', id, command })
  const carried = await carryOut(
    ports,
    plan,
    effect,
    at,
    (write) =>
      record.changeWith(event, memberId, (doc) => {
        writeDone(doc, id, at)
        write(doc)
      }),
    carrying,
  )
  return carried.ok ? yes({ before: false, ...carried.value }) : carried
}

type WriteRecord = (write: (doc: Doc) => void) => Promise<void>
type Outcome = Pick<Done, 'seat' | 'signedOut'>

async function carryOut(
  ports: SessionPorts,
  plan: Plan,
  effect: Exclude<Effect, { kind: 'freeze-version' | 'settle-bracket' }>,
  at: number,
  writeRecord: WriteRecord,
  carrying: Carrying | null,
): Promise<Result<Outcome, Reason>> {
  const { directory, secrets } = ports
  switch (effect.kind) {
    case 'set-structure': {
      // The copy first: a crash in between leaves words in two places, and never in none.
      if (effect.text !== null) await carrying?.copy(effect.text)
      await writeRecord((doc) => writeStructure(doc, effect))
      await carrying?.settle()
      return yes({ seat: null, signedOut: null })
    }
    case 'set-plan': {
      await writeRecord((doc) => {
        const { drafting, closing, points = [] } = effect
        if (drafting !== undefined) writeDrafting(doc, drafting)
        if (closing !== undefined) writeClosing(doc, closing)
        for (const point of points) writePoint(doc, point)
      })
      return yes({ seat: null, signedOut: null })
    }
    case 'set-lock': {
      await writeRecord((doc) => {
        const point = readStoredPoint(doc, effect.pointId)
        if (point !== undefined) writePoint(doc, { ...point, lock: effect.lock, agreed: null })
      })
      return yes({ seat: null, signedOut: null })
    }
    case 'set-member': {
      const { member, sessions } = effect
      await writeRecord((doc) => writeMember(doc, member))
      if (sessions === 'rotate') {
        await directory.rotateSessionsOf(plan.id, member.id, at + ROTATION_MS)
      }
      if (sessions === 'end') await directory.endSessionsOf(plan.id, member.id)
      return yes({ seat: null, signedOut: sessions === 'end' ? member.id : null })
    }
    case 'invite': {
      const party = plan.parties.find((one) => one.id === effect.partyId) ?? null
      const place = { role: effect.role, party }
      const made = invite(secrets, plan.id, place, secrets.newId<MemberId>(), at)
      // An invitation that is in no event can still be seen and revoked; an event without one could not be used.
      await directory.addInvitation({ ...made.invitation, expiresAt: at + effect.days * DAY_MS })
      await writeRecord(() => undefined)
      return yes({ seat: made.seat, signedOut: null })
    }
    case 'revoke-invitation': {
      const revoked = await directory.revokeInvitation(plan.id, effect.invitationId, at)
      if (revoked === undefined) return no('no-such-invitation')
      const signedOut = revoked.usedAt === null ? null : revoked.memberId
      if (signedOut !== null) await directory.endSessionsOf(plan.id, signedOut)
      await writeRecord(() => undefined)
      return yes({ seat: null, signedOut })
    }
  }
}
