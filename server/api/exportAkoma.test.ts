import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import { planAkoma } from '../../shared/print/akomaPlan.ts'
import { aPlanFile } from '../../shared/print/testing/aPlanFile.ts'
import { anyText } from '../../shared/print/testing/anyText.ts'
import { footnote, paragraph, table, words } from '../../shared/print/testing/aText.ts'
import { everyPart } from '../../shared/print/testing/everyPart.ts'
import { freezeVersion } from '../core/freezeVersion.ts'
import { schemaComplaints, schemaMissing } from './testing/aknSchema.ts'
import { asking } from './testing/ask.ts'

const { start, close, get } = asking()
afterEach(close)

let missing: string | null = null
beforeAll(async () => {
  missing = await schemaMissing()
})
/** Says what is missing instead of passing without a check. */
const needsSchema = (test: TestContext): void => {
  if (missing !== null) test.skip(missing)
}

const SCHEMA_MS = 60_000

describe('the schema of Akoma Ntoso', () => {
  it('is really asked', { timeout: SCHEMA_MS }, async (test) => {
    needsSchema(test)
    const broken = planAkoma(aPlanFile({}))
      .replace('<mainBody', '<body')
      .replace('/mainBody', '/body')
    expect(await schemaComplaints([broken])).toContain('fails to validate')
    const twice = planAkoma(everyPart()).replace('eId="para_2"', 'eId="para_1"')
    expect(await schemaComplaints([twice])).toContain('para_1')
  })

  it('takes a plan with everything that a text may hold', { timeout: SCHEMA_MS }, async (test) => {
    needsSchema(test)
    const documents = [
      everyPart(),
      everyPart({ frozen: true }),
      everyPart({ closed: true, frozen: true }),
      aPlanFile({}, { parties: [], title: '', symbol: '' }),
    ]
    expect(await schemaComplaints(documents.map(planAkoma))).toBe('')
  })

  it('takes any text at all', { timeout: SCHEMA_MS }, async (test) => {
    needsSchema(test)
    const anyHeading = fc.string({ unit: 'binary', maxLength: 20 })
    const anyPlan = fc
      .tuple(anyText(4), anyText(3), anyHeading, fc.boolean())
      .map(([one, two, heading, frozen]) =>
        aPlanFile(
          {
            [`Peace${heading}`]: [
              { heading, text: one },
              { heading: 'Old', numberFreed: true },
            ],
            Security: [{ heading: 'Two', text: two, sourceNumber: 1 }],
          },
          { frozen, title: heading, symbol: heading, parties: [heading] },
        ),
      )
    const documents = fc.sample(anyPlan, 50).map(planAkoma)
    expect(documents.join('').match(/<table /g)?.length).toBeGreaterThan(20)
    expect(documents.join('').match(/name="alternative"/g)?.length).toBeGreaterThan(20)
    expect(await schemaComplaints(documents)).toBe('')
  })

  it('takes hostile words, links and tables', { timeout: SCHEMA_MS }, async (test) => {
    needsSchema(test)
    const hostile = `]]><![CDATA[&lt;</p>\u202e\u0000\ud800\u0085"'${'x'.repeat(100_000)}`
    const links = [
      'http://a:b:c',
      'https://%zz/[a]{b}|"<>',
      'mailto:\ud800',
      'https://мир/%',
      'http://[::1]/#a#b',
    ]
    const rows = Array.from({ length: 2_000 }, (_, at) => [`row ${at}`, 'one', 'two'])
    const text = [
      paragraph(hostile, footnote(hostile), ...links.map((link) => words('link', { link }))),
      table(...rows),
    ]
    const file = aPlanFile(
      { [hostile]: [{ heading: hostile, text }] },
      { title: hostile, symbol: hostile, parties: [hostile] },
    )
    expect(await schemaComplaints([planAkoma(file)])).toBe('')
  })

  it(
    'takes the 28 points, now and frozen, as the server sends them',
    { timeout: SCHEMA_MS },
    async (test) => {
      needsSchema(test)
      const { ask, freeze } = await written()
      const now = await ask()
      const version = await freeze()
      const frozen = await ask(`&version=${version}`)
      expect([now.statusCode, frozen.statusCode]).toEqual([200, 200])
      expect(await schemaComplaints([now.body, frozen.body])).toBe('')
    },
  )
})

describe('a plan as an Akoma Ntoso file', () => {
  it('is the text as it is now, under its own name', async () => {
    const { ask } = await written()
    const answer = await ask()
    expect(answer.headers['content-type']).toBe('application/akn+xml; charset=utf-8')
    expect(answer.headers['content-disposition']).toMatch(/filename="[a-z0-9-]+\.akn\.xml"/)
    expect(answer.body.match(/<paragraph /g)).toHaveLength(28)
    expect(answer.body.match(/<part /g)?.length).toBeGreaterThan(1)
    expect(answer.body).toContain('It &lt;shall&gt; begin.')
    expect((await ask()).body).toBe(answer.body)
  })

  it('is a frozen version as it was, with its hash', async () => {
    const { ask, freeze, type } = await written()
    const id = await freeze()
    const before = (await ask(`&version=${id}`)).body
    await type('Later.')
    const { body } = await ask(`&version=${id}`)
    expect(body).toBe(before)
    expect(body).not.toContain('Later.')
    expect(body).toContain('<docNumber>Draft 2</docNumber>')
    expect(body).toMatch(/<parley:version id="[a-z0-9-]+" number="1" sha256="[0-9a-f]{64}"/)
    expect((await ask()).body).toContain('Later.')
  })
})

/** The 28 points on a server, with words in the first, and an observer who asks for them. */
async function written() {
  const server = await start()
  const made = await server.plan('28-points')
  const { cookie, memberId } = await server.seat(made, 'observer')
  const { rooms, versions } = server.context
  const plan = await rooms.plan(made.planId)
  const point = plan === null ? undefined : pointsOf(plan)[0]
  if (point === undefined) throw new Error('The plan has no point')
  const text = await rooms.open(made.planId, 'plan')
  const type = (typed: string) =>
    text.change((doc) => {
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText(typed)])
      doc.getXmlFragment(pointRoot(point.id)).insert(0, [line])
    })
  await type('It <shall> begin.')
  const asked = {
    commandId: 'c',
    at: 9,
    symbol: 'Draft 2',
    versionKind: 'draft',
    note: '',
  } as const
  const freeze = async (): Promise<string> => {
    const frozen = await freezeVersion(versions, made.planId, memberId as MemberId, asked)
    if (!frozen.ok) throw new Error(frozen.reason)
    return frozen.value.id
  }
  const ask = (more = '') => get(`/api/plans/${made.planId}/export?format=akn${more}`, { cookie })
  return { ask, freeze, type }
}
