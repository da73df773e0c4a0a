import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { type Plan, pointsOf } from '../../shared/model/plan.ts'
import { commandResponse } from '../../shared/wire/commands.ts'
import { planResponse } from '../../shared/wire/http.ts'
import { recordPage } from '../../shared/wire/record.ts'
import type { CreatedPlan } from '../core/createPlan.ts'
import { aServer, ORIGIN, type TestServer } from './testing/aServer.ts'
import { expectProblem } from './testing/ask.ts'

let server: TestServer
let created: CreatedPlan
let convener: string
beforeEach(async () => {
  server = await aServer()
  created = await server.plan('28-points')
  convener = (await server.seat(created, 'convener')).token
})
afterEach(() => server.close())

let commands = 0
const ask = (token: string, method: 'GET' | 'POST', path: string, body?: unknown) =>
  server.app.inject({
    method,
    url: `/api/plans/${created.planId}${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      origin: ORIGIN,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
const give = (command: object, id = `command-${++commands}`, token = convener) =>
  ask(token, 'POST', '/commands', { id, command })
const plan = async (): Promise<Plan> => {
  const read = await server.context.rooms.plan(created.planId)
  if (read === null) throw new Error('There is no plan')
  return read
}
const ids = async (): Promise<PointId[]> => pointsOf(await plan()).map(({ id }) => id)
const point = async (at: number): Promise<PointId> => {
  const id = (await ids())[at]
  if (id === undefined) throw new Error('There is no such point')
  return id
}
const shown = async () => planResponse.parse((await ask(convener, 'GET', '')).json())
const textOf = async (id: PointId): Promise<string> => {
  const points = (await shown()).pillars.flatMap((pillar) => pillar.points)
  return points.find((one) => one.id === id)?.text ?? ''
}
async function write(id: PointId, ...lines: string[]): Promise<void> {
  const room = await server.context.rooms.open(created.planId, 'plan')
  await room.change((doc) => {
    for (const line of lines) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(line)])
      doc.getXmlFragment(pointRoot(id)).push([paragraph])
    }
  })
}
const events = async () => {
  const page = recordPage.parse((await ask(convener, 'GET', '/record?limit=1000')).json())
  return page.entries
    .filter((entry) => entry.kind === 'event')
    .map((entry) => JSON.parse(atob(entry.body)) as { kind: string; command?: { kind: string } })
}

describe('the structure of a plan over HTTP', () => {
  it('every command is carried out, is in the record, and is done once for its id', async () => {
    const [first, second] = [await point(0), await point(1)]
    const [one, two] = (await plan()).pillars.map(({ id }) => id)
    await write(second, 'to be split', 'off')
    const given = [
      { kind: 'addPoint', pillarId: one, heading: 'Transit', after: first },
      { kind: 'renamePoint', pointId: first, heading: 'Renamed' },
      { kind: 'movePoint', pointId: first, pillarId: two, after: null },
      { kind: 'strikePoint', pointId: first, reason: 'settled elsewhere' },
      { kind: 'renumber' },
      { kind: 'restorePoint', pointId: first },
      { kind: 'mergePoints', from: first, into: second, reason: 'the same' },
      { kind: 'splitPoint', pointId: second, at: 1, heading: 'The rest' },
      { kind: 'addPillar', heading: 'Trade', after: two },
      { kind: 'renamePillar', pillarId: one, heading: 'Peace first' },
      { kind: 'movePillar', pillarId: one, after: two },
    ]
    for (const command of given) {
      const answer = await give(command, `the-${command.kind.toLowerCase()}`)
      expect(answer.statusCode, `${command.kind}: ${answer.body}`).toBe(200)
      const before = await plan()
      const again = await give(command, `the-${command.kind.toLowerCase()}`)
      expect(commandResponse.parse(again.json()).before, command.kind).toBe(true)
      expect(await plan()).toEqual(before)
    }
    const kinds = (await events()).flatMap(({ kind, command }) =>
      kind === 'command' ? [command?.kind] : [],
    )
    expect(kinds).toEqual(given.map(({ kind }) => kind))
    expect(await ids()).toHaveLength(30)
  })

  it('who may not arrange is refused, and the record says so', async () => {
    const party = created.seats.find((seat) => seat.role === 'drafter')?.partyName ?? ''
    const drafter = await server.seat(created, 'drafter', party)
    const before = await plan()
    expectProblem(await give({ kind: 'renumber' }, 'try', drafter.token), 'refused')
    const strike = { kind: 'strikePoint', pointId: await point(0), reason: 'no' }
    expectProblem(await give(strike, 'try-again', drafter.token), 'refused')
    expect((await plan()).pillars).toEqual(before.pillars)
    expect((await events()).filter(({ kind }) => kind === 'command-refused')).toHaveLength(2)
    expectProblem(
      await give({ kind: 'renamePoint', pointId: 'x', heading: 'a\u202eb' }),
      'bad-request',
    )
  })

  it('a merge puts the text under the other one and leaves it readable where it was', async () => {
    const [from, into] = [await point(2), await point(5)]
    await write(from, 'first words')
    await write(into, 'own words')
    const merge = { kind: 'mergePoints', from, into, reason: 'the same subject' }
    expect((await give(merge, 'merge')).statusCode).toBe(200)
    expect((await give(merge, 'merge')).statusCode).toBe(200)
    expect(await textOf(into)).toBe('own words\nfirst words')
    expect(await textOf(from)).toBe('first words')
    const points = (await shown()).pillars.flatMap((pillar) => pillar.points)
    expect(points.find((one) => one.id === from)).toMatchObject({
      status: 'struck',
      number: 3,
      lineage: [
        { text: expect.stringMatching(/^Was point \d+ of the source$/), at: null },
        {
          text: 'Merged into point 6 by The convener: “the same subject”',
          at: server.context.now(),
        },
      ],
    })
    const text = await server.context.rooms.open(created.planId, 'plan')
    expect(text.peek((doc) => doc.getMap('carried').size)).toBe(0)
  })

  it('a split takes the text from a block on into a new point right behind', async () => {
    const old = await point(3)
    await write(old, 'stays', 'goes', 'goes too')
    expectProblem(
      await give({ kind: 'splitPoint', pointId: old, at: 3, heading: 'Rest' }),
      'refused',
    )
    await give({ kind: 'splitPoint', pointId: old, at: 1, heading: 'The rest' }, 'split')
    await give({ kind: 'splitPoint', pointId: old, at: 1, heading: 'The rest' }, 'split')
    const made = await point(4)
    expect([await textOf(old), await textOf(made)]).toEqual(['stays', 'goes\ngoes too'])
    expect(await ids()).toHaveLength(29)
  })

  it('commands that come at the same moment are carried out one after the other', async () => {
    const target = await point(0)
    const pillarId = (await plan()).pillars[0]?.id
    const add = { kind: 'addPoint', pillarId, heading: 'Once', after: target }
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => give(add, 'the-same')),
      ...Array.from({ length: 4 }, (_, at) => give({ ...add, heading: `New ${at}` })),
    ])
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true)
    expect(await ids()).toHaveLength(28 + 5)
  })
})
