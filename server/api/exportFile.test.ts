import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { z } from 'zod'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { plainRemark } from '../../shared/model/remark.ts'
import { wordingOf } from '../../shared/model/wording.ts'
import { writeComment } from '../../shared/model/writeReview.ts'
import { parsePlanFile } from '../../shared/model/planFile.ts'
import { freezeVersion } from '../core/freezeVersion.ts'
import { partsOf } from '../adapters/docx/testing/readWord.ts'
import { asking, expectProblem } from './testing/ask.ts'

const { start, close, get } = asking()
afterEach(close)

/** A plan with words in its first point, and a comment on it; and somebody who may read it. */
async function written() {
  const server = await start()
  const made = await server.plan('28-points')
  const { cookie, memberId } = await server.seat(made, 'observer')
  const { rooms } = server.context
  const plan = await rooms.plan(made.planId)
  const point = plan === null ? undefined : pointsOf(plan)[0]
  if (point === undefined) throw new Error('The plan has no point')
  const text = await rooms.open(made.planId, 'plan')
  await text.change((doc) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText('It *shall* begin.')])
    doc.getXmlFragment(pointRoot(point.id)).insert(0, [paragraph])
  })
  const content = text.peek((doc) => readPointText(doc.getXmlFragment(pointRoot(point.id))))
  const review = await rooms.open(made.planId, 'review')
  const by = memberId as MemberId
  await review.change((doc) => {
    const body = plainRemark('When?')
    const comment = { pointId: point.id, anchor: null, wording: wordingOf(content), body }
    writeComment(doc, { by, at: 5, newId: () => 'remark' }, comment)
  })
  const url = `/api/plans/${made.planId}/export?format=`
  const ask = (query: string) => get(url + query, { cookie })
  const freeze = async () => {
    const asked = {
      commandId: 'c',
      at: 9,
      symbol: 'Draft 2',
      versionKind: 'draft',
      note: '',
    } as const
    const frozen = await freezeVersion(server.context.versions, made.planId, by, asked)
    return frozen.ok ? frozen.value.id : frozen.reason
  }
  /** Puts another paragraph at the end of the first point. */
  const write = (words: string) =>
    text.change((doc) => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      doc.getXmlFragment(pointRoot(point.id)).push([paragraph])
    })
  return { ask, url, plan, point, content, freeze, write }
}

describe('files of other formats', () => {
  it('hold as JSON all that an equal plan needs', async () => {
    const { ask, plan, point, content } = await written()
    const answer = await ask('json')
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(answer.headers['content-disposition']).toMatch(/\.json"/)
    const file = parsePlanFile(answer.body)
    expect(file?.content.title).toBe(plan?.title)
    expect(file?.content.parties).toEqual(plan?.parties)
    const points = file?.content.pillars.flatMap((pillar) => pillar.points)
    expect(points?.map(({ id, number, heading }) => [id, number, heading])).toEqual(
      plan?.pillars.flatMap((one) => one.points.map((p) => [p.id, p.number, p.heading])),
    )
    expect(points?.[0]?.text).toEqual(content)
    expect(file?.threads).toMatchObject([
      { pointId: point.id, opening: { id: 'remark', at: 5, body: plainRemark('When?') } },
    ])
    expect((await ask('json')).body).toBe(answer.body)
  })

  it('are told of to programs by a schema that holds them, and nothing else', async () => {
    const { ask } = await written()
    const answer = await get('/api/schemas/parley-plan-1')
    expect(answer.headers['content-type']).toContain('application/schema+json')
    const schema = z.fromJSONSchema(answer.json())
    const file = JSON.parse((await ask('json')).body) as { content: { pillars: object[] } }
    expect(schema.safeParse(file).success).toBe(true)
    expect(schema.safeParse({ ...file, form: 'parley-plan-2' }).success).toBe(false)
    const [pillar = {}, ...pillars] = file.content.pillars
    const wrong = { ...file.content, pillars: [{ ...pillar, points: [{ text: 1 }] }, ...pillars] }
    expect(schema.safeParse({ ...file, content: wrong }).success).toBe(false)
  })

  it('show as Markdown what was typed', async () => {
    const { ask, point } = await written()
    const answer = await ask('md')
    expect(answer.headers['content-type']).toBe('text/markdown; charset=utf-8')
    expect(answer.body).toContain(`### 1. ${point.heading}\n\nIt \\*shall\\* begin.`)
  })

  it('tell as CSV where agreement stands', async () => {
    const { ask } = await written()
    const answer = await ask('csv')
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.body.split('\r\n')).toHaveLength(30)
  })

  it('are Word documents', async () => {
    const { ask } = await written()
    const answer = await ask('docx')
    expect(answer.headers['content-type']).toContain('wordprocessingml')
    expect(answer.headers['content-disposition']).toMatch(/\.docx"/)
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  it('hold a frozen version as it was', async () => {
    const { ask, freeze, content } = await written()
    const id = await freeze()
    const file = parsePlanFile((await ask(`json&version=${id}`)).body)
    expect(file?.symbol).toBe('Draft 2')
    expect(file?.version?.id).toBe(id)
    expect(file?.content.pillars[0]?.points[0]?.text).toEqual(content)
    expect((await ask(`md&version=${id}`)).body).toContain('Draft 2')
    expect((await ask(`docx&version=${id}`)).statusCode).toBe(200)
  })

  it('are Word documents with the changes between two texts', async () => {
    const { ask, freeze, write } = await written()
    const id = await freeze()
    await write('It begins anew.')
    const answer = await ask(`docx&from=${id}&to=now`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-disposition']).toMatch(/changes\.docx"/)
    const body = partsOf(answer.rawPayload).get('word/document.xml') ?? ''
    expect(body).toMatch(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*It begins anew\./)
    expectProblem(await ask('docx&from=none'), 'not-found')
    expectProblem(await ask(`docx&to=${id}`), 'bad-request')
    expectProblem(await ask(`docx&from=now&version=${id}`), 'bad-request')
    expectProblem(await ask(`md&from=${id}`), 'bad-request')
    expectProblem(await ask('json&positions=1'), 'bad-request')
  })

  it('are Word documents with the positions of the parties', async () => {
    const { ask } = await written()
    const answer = await ask('docx&positions=1')
    const body = partsOf(answer.rawPayload).get('word/document.xml') ?? ''
    expect(body).toContain('No position')
  })

  it('are refused to strangers, for unknown versions and with choices of a PDF', async () => {
    const { ask, url } = await written()
    expectProblem(await get(`${url}json`), 'no-session')
    expectProblem(await ask('json&version=none'), 'not-found')
    expectProblem(await ask('csv&version=none'), 'bad-request')
    expectProblem(await ask('md&paper=a4'), 'bad-request')
    expectProblem(await ask('exe'), 'bad-request')
  })
})
