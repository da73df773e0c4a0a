import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MemberId } from '../../shared/model/ids.ts'
import { copyResponse } from '../../shared/wire/pdf.ts'
import { noteCopy } from '../core/copies.ts'
import type { CreatedPlan } from '../core/createPlan.ts'
import { aServer, type TestServer } from './testing/aServer.ts'
import { expectProblem } from './testing/ask.ts'

let server: TestServer
let plan: CreatedPlan
beforeEach(async () => {
  server = await aServer()
  plan = await server.plan()
})
afterEach(() => server.close())

const ask = (code: string, cookie: string) =>
  server.app.inject({
    method: 'GET',
    url: `/api/plans/${plan.planId}/copies/${code}`,
    headers: { cookie },
  })

describe('the code of a copy', () => {
  it('tells a convener who got it, from whom and when', async () => {
    const { cookie, memberId } = await server.seat(plan, 'convener')
    const copy = {
      ...{ code: 'K7QM-2XRD', recipient: 'Party A', hash: 'a'.repeat(64) },
      layout: 'clean' as const,
    }
    await noteCopy(server.context.rooms, plan.planId, memberId as MemberId, copy)
    const answer = await ask('k7qm-2xrd', cookie)
    expect(copyResponse.parse(answer.json())).toMatchObject({ ...copy, by: memberId })
    expectProblem(await ask('AAAA-AAAA', cookie), 'not-found')
  })

  it('tells an observer nothing', async () => {
    const { cookie } = await server.seat(plan, 'observer')
    expectProblem(await ask('K7QM-2XRD', cookie), 'forbidden')
  })
})
