import { fromBase64 } from 'lib0/buffer'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { canonicalJson } from '../../shared/lib/canonicalJson.ts'
import { toHex } from '../../shared/lib/hex.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import { parseEvent } from '../../shared/model/event.ts'
import type { PlanId, PointId, VersionId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import { plainText } from '../../shared/model/pointText.ts'
import { readPlan, readVersions, writePoint, writeVersion } from '../../shared/model/record.ts'
import { parseVersion } from '../../shared/model/version.ts'
import { textHash, wordingOf } from '../../shared/model/wording.ts'
import { writePosition } from '../../shared/model/writeReview.ts'
import { paragraph } from '../../shared/print/testing/aText.ts'
import { compareResponse, versionResponse, versionsResponse } from '../../shared/wire/versions.ts'
import { isSignedBy } from '../adapters/crypto/signer.ts'
import { nodeSha256 } from '../adapters/crypto/sha256.ts'
import type { CreatedPlan } from '../core/createPlan.ts'
import { decodeEventText } from '../core/events.ts'
import { signedText } from '../core/freezeVersion.ts'
import { updateFrame } from '../core/frames.ts'
import { sealText } from '../core/seal.ts'
import { aServer, ORIGIN, type TestServer } from './testing/aServer.ts'
import { expectProblem } from './testing/ask.ts'

let server: TestServer
let plan: CreatedPlan
let convener: string
let party: string
beforeEach(async () => {
  server = await aServer()
  plan = await server.plan('28-points')
  convener = (await server.seat(plan, 'convener')).token
  party = (await livePlan()).parties[0]?.name ?? ''
})
afterEach(() => server.close())

let commands = 0
const get = (token: string, path: string, planId = plan.planId) =>
  server.app.inject({
    method: 'GET',
    url: `/api/plans/${planId}${path}`,
    headers: { authorization: `Bearer ${token}` },
  })
const give = (token: string, command: object, id = `command-${++commands}`) =>
  server.app.inject({
    method: 'POST',
    url: `/api/plans/${plan.planId}/commands`,
    headers: {
      authorization: `Bearer ${token}`,
      origin: ORIGIN,
      'content-type': 'application/json',
    },
    payload: JSON.stringify({ id, command }),
  })
const freeze = (symbol: string, note = '', token = convener) =>
  give(token, { kind: 'freezeVersion', symbol, versionKind: 'draft', note })
const list = async () => versionsResponse.parse((await get(convener, '/versions')).json()).versions
const read = async (id: string) =>
  versionResponse.parse((await get(convener, `/versions/${id}`)).json())
const room = (document: 'record' | 'plan' | 'review') =>
  server.context.rooms.open(plan.planId, document)
const livePlan = async () => {
  const found = await server.context.rooms.plan(plan.planId)
  if (found === null) throw new Error('There is no plan')
  return found
}
const point = async (at: number): Promise<PointId> => {
  const id = pointsOf(await livePlan())[at]?.id
  if (id === undefined) throw new Error('There is no such point')
  return id
}
async function penHolder() {
  const seat = await server.seat(plan, 'observer')
  const { memberId } = seat
  await give(convener, { kind: 'changeRole', memberId, role: 'pen-holder', partyId: null })
  return seat
}
async function type(at: number, words: string): Promise<void> {
  const id = await point(at)
  await (
    await room('plan')
  ).change((doc) => {
    const line = new Y.XmlElement('paragraph')
    line.insert(0, [new Y.XmlText(words)])
    doc.getXmlFragment(pointRoot(id)).push([line])
  })
}

describe('a frozen version', () => {
  it('holds all that was on the table: structure, texts, parties, names and positions with what is stale', async () => {
    await type(0, 'The Parties agree.')
    const head = await server.seat(plan, 'head', party)
    const takes = async (stance: 'accept' | 'oppose', wording: string) =>
      (await room('review')).change((doc) => {
        writePosition(
          doc,
          {
            by: head.memberId as never,
            at: server.context.now(),
            newId: server.context.secrets.newId,
            origin: 'test',
          },
          {
            partyId,
            pointId: first,
            stance,
            reason: stance === 'oppose' ? 'Too vague.' : '',
            wording: wordingOf([paragraph(wording)]),
          },
        )
      })
    const first = await point(0)
    const partyId = (await livePlan()).parties[0]?.id ?? failed()
    await takes('accept', 'The Parties agree.')
    expect((await freeze('Draft 2', 'After the first reading')).statusCode).toBe(200)
    await takes('oppose', 'Earlier words.')
    await freeze('Draft 3')

    const [one, two] = await list()
    const { version } = await read(one?.id ?? '')
    expect(version).toMatchObject({
      form: 'parley-version-1',
      planId: plan.planId,
      number: 1,
      symbol: 'Draft 2',
      kind: 'draft',
      note: 'After the first reading',
      at: server.context.now(),
      previous: null,
    })
    const live = await livePlan()
    expect(version.content.title).toBe(live.title)
    expect(version.content.parties).toEqual(live.parties)
    expect(version.content.members.map((member) => member.name)).toContain('The head')
    const points = version.content.pillars.flatMap((pillar) => pillar.points)
    expect(points.map(({ id, number }) => [id, number])).toEqual(
      pointsOf(live).map(({ id, number }) => [id, number]),
    )
    expect(plainText(points[0]?.text ?? [], () => '')).toBe('The Parties agree.')
    expect(points[0]?.textHash).toBe(textHash(wordingOf([paragraph('The Parties agree.')])))
    expect(points[0]?.positions).toMatchObject([{ partyId, stance: 'accept', isStale: false }])
    expect(points[1]?.positions).toEqual([])
    const later = (await read(two?.id ?? '')).version
    expect(later.content.pillars[0]?.points[0]?.positions).toMatchObject([
      { stance: 'oppose', reason: 'Too vague.', isStale: true },
    ])
  })

  it('has its hash of exactly its canonical text, the signature of the server, and the hash of the one before', async () => {
    await freeze('Draft 2')
    await type(0, 'Words.')
    await freeze('Draft 3/Rev.1')
    const [one, two] = await list()
    expect(two?.previous).toBe(one?.hash)
    for (const entry of [one, two]) {
      const { version, hash, signature, publicKey } = await read(entry?.id ?? '')
      expect(hash).toBe(entry?.hash)
      expect(version.previous).toBe(entry?.previous)
      const bytes = new TextEncoder().encode(canonicalJson(version))
      expect(toHex(nodeSha256(bytes))).toBe(hash)
      const text = signedText(plan.planId, version.id, nodeSha256(bytes))
      expect(isSignedBy(fromBase64(publicKey), text, fromBase64(signature))).toBe(true)
      const other = signedText('another' as PlanId, version.id, nodeSha256(bytes))
      expect(isSignedBy(fromBase64(publicKey), other, fromBase64(signature))).toBe(false)
    }
  })

  it('is the same content to the letter while nothing changes, and another one after any change', async () => {
    await type(0, 'Words.')
    await freeze('Draft 2')
    await freeze('Draft 3')
    await type(1, 'More.')
    await freeze('Draft 4')
    const contents = await Promise.all(
      (await list()).map(async ({ id }) => canonicalJson((await read(id)).version.content)),
    )
    expect(contents[0]).toBe(contents[1])
    expect(contents[2]).not.toBe(contents[1])
    const hashes = (await list()).map((entry) => entry.tableHash)
    expect(hashes[0]).toBe(hashes[1])
    expect(hashes[2]).not.toBe(hashes[1])
  })

  it('names the plan, stands in the record with its hash, and is under a seal at once', async () => {
    await freeze('Draft 2', 'For the parties')
    expect((await livePlan()).symbol).toBe('Draft 2')
    const [entry] = await list()
    const { journal, seals } = server.context.record
    const entries = await journal.entries(plan.planId, 'record', 1, 1_000)
    const told = entries.flatMap((one) => {
      const event = one.kind === 'event' ? parseEvent(decodeEventText(one.body)) : null
      return event?.kind === 'version-frozen' ? [{ event, seq: one.seq, hash: one.hash }] : []
    })
    expect(told.map(({ event }) => event)).toEqual([
      {
        kind: 'version-frozen',
        id: `command-${commands}`,
        versionId: entry?.id,
        number: 1,
        symbol: 'Draft 2',
        versionKind: 'draft',
        note: 'For the parties',
        hash: entry?.hash,
        previous: null,
      },
    ])
    const [seal] = await seals.between(plan.planId, 'record', told[0]?.seq ?? 0, 1_000_000)
    expect(seal?.hash).toEqual(told[0]?.hash)
    const { publicKey } = server.context.record
    if (seal === undefined) throw new Error('There is no seal')
    expect(isSignedBy(publicKey, sealText(seal), seal.signature)).toBe(true)
  })

  it('is frozen once for a command that comes twice', async () => {
    const command = { kind: 'freezeVersion', symbol: 'Draft 2', versionKind: 'final', note: '' }
    await give(convener, command, 'same')
    expect((await give(convener, command, 'same')).json()).toMatchObject({ before: true })
    expect(await list()).toHaveLength(1)
  })

  it('takes turns with another that is frozen at the same moment, and leaves no gap in the chain', async () => {
    await Promise.all(['Draft 2', 'Draft 3', 'Draft 4'].map((symbol) => freeze(symbol)))
    const versions = await list()
    expect(versions.map((one) => one.number)).toEqual([1, 2, 3])
    expect(versions.map((one) => one.previous)).toEqual([
      null,
      ...versions.slice(0, 2).map((one) => one.hash),
    ])
  })

  it('is refused for a symbol that is taken, however it is typed, also at the same moment', async () => {
    await freeze('Draft 2')
    const again = await freeze(' DRAFT  2')
    expectProblem(again, 'refused')
    expect(again.json()).toMatchObject({
      detail: 'A version of this plan has that symbol already. Choose another.',
    })
    await Promise.all([freeze('Draft 3'), freeze('draft 3')])
    expect((await list()).map((one) => one.number)).toEqual([1, 2])
  })

  it('is frozen by conveners and pen-holders, and by nobody else', async () => {
    const { token } = await penHolder()
    expect((await freeze('Draft 2', '', token)).statusCode).toBe(200)
    const head = await server.seat(plan, 'head', party)
    expectProblem(await freeze('Draft 3', '', head.token), 'refused')
    expectProblem(await freeze('a\nb'), 'bad-request')
    expectProblem(await freeze('x'.repeat(41)), 'bad-request')
  })

  it('is no version when the server fell between its bytes and its name', async () => {
    const keep = server.context.versions.store.keep.bind(server.context.versions.store)
    let id: VersionId | null = null
    server.context.versions.store.keep = async (version) => {
      await keep(version)
      id = version.id
      throw new Error('power cut')
    }
    expectProblem(await freeze('Draft 2'), 'internal')
    server.context.versions.store.keep = keep
    expect(await list()).toEqual([])
    expectProblem(await get(convener, `/versions/${id ?? ''}`), 'not-found')
    expect((await freeze('Draft 2')).statusCode).toBe(200)
    expect((await list())[0]?.previous).toBeNull()
  })
})

describe('nobody can change a frozen version', () => {
  it('by typing, by changing the structure, by any command, or by the record of a client', async () => {
    await type(0, 'The Parties agree.')
    await freeze('Draft 2')
    const [entry] = await list()
    const before = (await get(convener, `/versions/${entry?.id}`)).body

    await type(0, 'And more.')
    const id = await point(0)
    await (await room('plan')).change((doc) => doc.getXmlFragment(pointRoot(id)).delete(0, 1))
    await (
      await room('record')
    ).change((doc) => {
      const stored = pointsOf(readPlan(doc) ?? failed())[0]
      if (stored === undefined) return
      const { number: _number, pillarId: _pillar, ...kept } = stored
      writePoint(doc, { ...kept, heading: 'Another', status: 'struck' })
    })
    for (const command of [
      { kind: 'freezeVersion', symbol: 'Draft 2', versionKind: 'final', note: 'in its place' },
      { kind: 'freezeVersion', symbol: 'Draft 3', versionKind: 'final', note: '', id: entry?.id },
      { kind: 'unfreezeVersion', versionId: entry?.id },
      { kind: 'deleteVersion', versionId: entry?.id },
    ]) {
      const answer = await give(convener, command)
      expect([400, 409]).toContain(answer.statusCode)
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await server.app.inject({
        method,
        url: `/api/plans/${plan.planId}/versions/${entry?.id}`,
        headers: { authorization: `Bearer ${convener}`, origin: ORIGIN },
      })
      expect(answer.statusCode).toBe(405)
    }
    // What a client sends for the record, and for a root of the same name elsewhere.
    const forged = new Y.Doc()
    const version = readVersions((await room('record')).peek((doc) => doc))[0]
    forged.getMap('versions').set(entry?.id ?? '', { ...version, hash: '0'.repeat(64) })
    const { memberId } = await penHolder()
    for (const document of ['record', 'plan', 'review'] as const) {
      const closed: number[] = []
      const target = await room(document)
      const connection = target.join(
        { send() {}, close: (code) => void closed.push(code), bufferedBytes: () => 0 },
        { memberId: memberId as never, schema: null },
      )
      connection.receive(updateFrame(Y.encodeStateAsUpdate(forged)))
      expect(closed).toEqual([4403])
    }
    const { store } = server.context.versions
    const bytes = new TextEncoder().encode('{}')
    const found = await store.find(plan.planId, (entry?.id ?? '') as VersionId)
    await expect(store.keep({ ...(found ?? failed()), bytes })).rejects.toThrow()
    const written = (await room('record')).change((doc) => {
      const stored = readVersions(doc)[0] ?? failed()
      writeVersion(doc, { ...stored, hash: '0'.repeat(64) })
    })
    await expect(written).rejects.toThrow()

    expect((await get(convener, `/versions/${entry?.id}`)).body).toBe(before)
    expect((await list())[0]).toEqual(entry)
  })

  it('without everybody being told: bytes that are not those of the record are not shown', async () => {
    await freeze('Draft 2')
    const [entry] = await list()
    const { store } = server.context.versions
    const find = store.find.bind(store)
    store.find = async (planId, id) => {
      const stored = await find(planId, id)
      return stored === undefined ? undefined : { ...stored, hash: new Uint8Array(32) }
    }
    expectProblem(await get(convener, `/versions/${entry?.id}`), 'internal')
  })
})

describe('reading versions', () => {
  it('is for members of the plan; a stranger gets the answer of a plan that is not there', async () => {
    await freeze('Draft 2')
    const [entry] = await list()
    const elsewhere = await server.plan('blank')
    const stranger = (await server.seat(elsewhere, 'convener')).token
    const observer = (await server.seat(plan, 'observer')).token
    for (const path of [
      '/versions',
      `/versions/${entry?.id}`,
      `/compare?from=${entry?.id}&to=now`,
    ]) {
      expect((await get(observer, path)).statusCode).toBe(200)
      const answer = await get(stranger, path)
      expectProblem(answer, 'not-found')
      expect(answer.body).toBe((await get(stranger, path, 'no-such-plan' as PlanId)).body)
      expectProblem(await get('x'.repeat(43), path), 'no-session')
    }
    // Another plan's version is not this plan's, whoever asks.
    expectProblem(await get(stranger, `/versions/${entry?.id}`, elsewhere.planId), 'not-found')
    const compare = `/compare?from=${entry?.id}&to=now`
    expectProblem(await get(stranger, compare, elsewhere.planId), 'not-found')
  })

  it('reads nothing else as a version', () => {
    for (const text of [
      '',
      '{}',
      'null',
      '[]',
      '{"form":"parley-version-2"}',
      '{"a":'.repeat(999),
    ]) {
      expect(parseVersion(text)).toBeNull()
    }
  })

  it('refuses a version with anything more or less in it', async () => {
    await freeze('Draft 2')
    const { version } = await read((await list())[0]?.id ?? '')
    expect(parseVersion(canonicalJson(version))).toEqual(version)
    expect(parseVersion(canonicalJson({ ...version, extra: 1 }))).toBeNull()
    const { note: _note, ...less } = version
    expect(parseVersion(canonicalJson(less))).toBeNull()
    const content = { ...version.content, pillars: [{ id: 'x', heading: 'x', points: [{}] }] }
    expect(parseVersion(canonicalJson({ ...version, content }))).toBeNull()
  })
})

describe('comparing', () => {
  const compare = async (query: string) =>
    compareResponse.parse((await get(convener, `/compare?${query}`)).json())

  it('tells point by point what changed between versions and now, and who wrote it', async () => {
    await type(0, 'The Parties agree.')
    await freeze('Draft 2')
    await type(1, 'More words.')
    await freeze('Draft 3')
    await type(2, 'Still more.')
    const [one, two] = await list()
    const changed = async (from: string, to: string) => {
      const { summary, points } = await compare(`from=${from}&to=${to}`)
      expect(points).toHaveLength(28)
      const kinds = points.flatMap(({ kind }, at) => (kind === 'unchanged' ? [] : [[at, kind]]))
      expect(kinds).toHaveLength(summary.changed)
      return kinds
    }
    expect(await changed(one?.id ?? '', two?.id ?? '')).toEqual([[1, 'changed']])
    expect(await changed(one?.id ?? '', 'now')).toEqual([
      [1, 'changed'],
      [2, 'changed'],
    ])
    expect(await changed('now', two?.id ?? '')).toEqual([[2, 'changed']])
    expect(await changed('now', 'now')).toEqual([])
    const { points } = await compare(`from=${two?.id}&to=now`)
    expect(points[2]).toMatchObject({ writtenBy: ['server'] })
    expect(points[2]?.comparison?.inserted).toBe(2)
    expect(points[1]).toMatchObject({ writtenBy: [], comparison: null })
    const back = await compare(`from=now&to=${two?.id}`)
    expect(back.points[2]).toMatchObject({ writtenBy: null })
  })

  it('compares one point with the words that something was said on', async () => {
    await type(0, 'The Parties agree.')
    const first = await point(0)
    const wording = wordingOf([paragraph('The Parties agree.')])
    await (
      await room('review')
    ).change((doc) => {
      writePosition(
        doc,
        { by: 'x' as never, at: 1, newId: server.context.secrets.newId, origin: 'test' },
        {
          partyId: 'party-a' as never,
          pointId: first,
          stance: 'accept',
          reason: '',
          wording,
        },
      )
    })
    await type(0, 'And more.')
    const query = `from=wording:${textHash(wording)}&to=now`
    const { points } = await compare(`${query}&point=${first}`)
    expect(points).toHaveLength(1)
    expect(points[0]).toMatchObject({ kind: 'changed', comparison: { inserted: 2, deleted: 0 } })
    expectProblem(await get(convener, `/compare?${query}`), 'bad-request')
    const unknown = `from=wording:${'0'.repeat(64)}&to=now&point=${first}`
    expectProblem(await get(convener, `/compare?${unknown}`), 'not-found')
  })

  it('refuses what it does not know', async () => {
    expectProblem(await get(convener, '/compare'), 'bad-request')
    expectProblem(await get(convener, '/compare?from=now&to=<script>'), 'bad-request')
    expectProblem(await get(convener, '/compare?from=now&to=no-such-version'), 'not-found')
  })
})

function failed(): never {
  throw new Error('It is not there')
}
