import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Stance } from '../../shared/model/entry.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId, PartyId } from '../../shared/model/ids.ts'
import { type Plan, pointsOf } from '../../shared/model/plan.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { wordingOf } from '../../shared/model/wording.ts'
import { writePosition } from '../../shared/model/writeReview.ts'
import { CLOSE } from '../../shared/wire/limits.ts'
import { updateFrame } from '../core/frames.ts'
import { FENCE_MS } from '../core/gate/fence.ts'
import { ORIGIN } from './testing/aServer.ts'
import { expectProblem } from './testing/ask.ts'
import { closed, type Listening, listening, receives } from './testing/listening.ts'

let table: Listening
beforeEach(async () => {
  table = await listening()
})
afterEach(() => table.close())

let commands = 0
const give = (token: string, command: object, id = `command-${++commands}`) =>
  table.server.app.inject({
    method: 'POST',
    url: `/api/plans/${table.plan.planId}/commands`,
    headers: {
      authorization: `Bearer ${token}`,
      origin: ORIGIN,
      'content-type': 'application/json',
    },
    payload: JSON.stringify({ id, command }),
  })
const seat = (role: string, party?: string) => table.server.seat(table.plan, role, party)
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const open = (name: 'plan' | 'review') => table.server.context.rooms.open(table.plan.planId, name)
const plan = async (): Promise<Plan> => {
  const read = await table.server.context.rooms.plan(table.plan.planId)
  if (read === null) throw new Error('There is no plan')
  return read
}
/** Every party takes this stance on the first point as it stands. */
async function allSay(stance: Stance): Promise<void> {
  const { parties, pillars } = await plan()
  const pointId = pillars[0]?.points[0]?.id
  if (pointId === undefined) throw new Error('There is no point')
  const wording = (await open('plan')).peek((doc) =>
    wordingOf(readPointText(doc.getXmlFragment(pointRoot(pointId)))),
  )
  await (
    await open('review')
  ).change((doc) => {
    for (const { id: partyId } of parties) {
      const as = { by: 'head' as MemberId, at: 1, newId: () => `id-${++commands}` }
      writePosition(doc, as, {
        partyId: partyId satisfies PartyId,
        pointId,
        stance,
        reason: '',
        wording,
      })
    }
  })
}

describe('the drafting mode', () => {
  it('takes the pen from drafters on their open sockets after a short fence, and gives it back', async () => {
    const convener = await seat('convener')
    const writer = await seat('drafter', 'Party A')
    const reader = await table.reader()
    const socket = await table.opened(bearer(writer.token))
    await give(convener.token, {
      kind: 'setDraftingMode',
      mode: 'pen-holder',
      reason: 'final reading',
    })
    const heard = receives(reader, 'typed in the same moment')
    socket.send(updateFrame(table.typed('typed in the same moment')))
    await heard
    table.server.tick(FENCE_MS + 1)
    const gone = closed(socket)
    socket.send(updateFrame(table.typed('too late')))
    expect(await gone).toBe(CLOSE.refused)
    await give(convener.token, { kind: 'setDraftingMode', mode: 'open' })
    const again = await table.opened(bearer(writer.token))
    const heardAgain = receives(reader, 'open again')
    table.server.tick(1_000)
    again.send(updateFrame(table.typed('open again')))
    await heardAgain
  })
})

describe('agreement', () => {
  it('is marked only on what all parties accept now, locks at once, and ends by reopening', async () => {
    const convener = await seat('convener')
    const writer = await seat('drafter', 'Party A')
    const socket = await table.opened(bearer(writer.token))
    const reader = await table.reader()
    const heard = receives(reader, 'agreed words')
    socket.send(updateFrame(table.typed('agreed words')))
    await heard
    const pointId = (await plan()).pillars[0]?.points[0]?.id
    const mark = { kind: 'markAgreed', pointId, agreed: 'final' }
    expectProblem(await give(convener.token, mark), 'refused')
    await allSay('accept-ad-referendum')
    expectProblem(await give(convener.token, mark), 'refused')
    await allSay('accept')
    expect((await give(convener.token, mark, 'mark')).statusCode).toBe(200)
    expect((await give(convener.token, mark, 'mark')).json()).toMatchObject({ before: true })
    expect(pointsOf(await plan())[0]).toMatchObject({
      agreed: { kind: 'final', by: convener.memberId },
      lock: { reason: 'Agreed' },
    })
    // What was agreed are exact words, so here is no fence.
    const gone = closed(socket)
    socket.send(updateFrame(table.typed('one more word')))
    expect(await gone).toBe(CLOSE.refused)
    await give(convener.token, { kind: 'reopenPoint', pointId, reason: 'an error' })
    expect(pointsOf(await plan())[0]).toMatchObject({ agreed: null, lock: null })
  })

  it('of everything closes the plan, and each head initials it once', async () => {
    const convener = await seat('convener')
    const head = await seat('head', 'Party A')
    const writer = await table.opened(bearer(head.token))
    const reader = await table.reader()
    const heard = receives(reader, 'agreed words')
    writer.send(updateFrame(table.typed('agreed words')))
    await heard
    const [first, ...others] = pointsOf(await plan()).map(({ id }) => id)
    for (const pointId of others) {
      await give(convener.token, { kind: 'strikePoint', pointId, reason: 'not needed' })
    }
    expectProblem(await give(convener.token, { kind: 'closePlan' }), 'refused')
    await allSay('accept')
    await give(convener.token, { kind: 'markAgreed', pointId: first, agreed: 'final' })
    expect((await give(convener.token, { kind: 'closePlan' })).statusCode).toBe(200)
    const versionHash = (await plan()).closing?.versionHash
    expect(versionHash).toMatch(/^[0-9a-f]{64}$/)
    expectProblem(await give(convener.token, { kind: 'initial', versionHash }), 'refused')
    expectProblem(
      await give(head.token, { kind: 'initial', versionHash: '0'.repeat(64) }),
      'refused',
    )
    expect((await give(head.token, { kind: 'initial', versionHash })).statusCode).toBe(200)
    expectProblem(await give(head.token, { kind: 'initial', versionHash }), 'refused')
    expect((await plan()).closing?.initials).toMatchObject([{ memberId: head.memberId }])
    expectProblem(await give(convener.token, { kind: 'renumber' }), 'refused')
    await give(convener.token, { kind: 'reopenPlan', reason: 'an error' })
    expect((await plan()).closing).toBeNull()
  })
})
