import { afterEach, describe, expect, it } from 'vitest'
import { readIncoming } from '../shared/intake/readIncoming.ts'
import {
  type Base,
  changesInPoint,
  matchFile,
  pointsInFile,
} from '../shared/intake/returnedPlan.ts'
import { no } from '../shared/lib/result.ts'
import { pointRoot } from '../shared/model/documents.ts'
import type { BracketId, MemberId, PartyId, PointId } from '../shared/model/ids.ts'
import { pointsOf } from '../shared/model/plan.ts'
import { planLabels } from '../shared/model/planLabels.ts'
import { type Block, type PointText, readPointText } from '../shared/model/pointText.ts'
import { writePointText } from '../shared/model/writePointText.ts'
import { ENGLISH } from '../shared/print/labels/en.ts'
import {
  bullets,
  clauses,
  footnote,
  paragraph,
  reference,
  table,
  words,
} from '../shared/print/testing/aText.ts'
import { planState } from '../shared/rules/planState.ts'
import { asking } from '../server/api/testing/ask.ts'

const { start, close, get } = asking()
afterEach(close)

/** Texts of every kind, one for each of the first points. */
function texts(ids: readonly PointId[], parties: readonly PartyId[]): readonly PointText[] {
  const [a, b] = parties
  const disputed = (id: string, ...alternatives: [string, string][]): Block => ({
    kind: 'bracket',
    bracketId: id as BracketId,
    alternatives: alternatives.map(([of, said]) => ({
      of: of as PartyId,
      blocks: [paragraph(said)],
    })),
  })
  return [
    [
      paragraph('It ', words('shall', { bold: true }), ' begin: 50 % “at once”.'),
      paragraph('Two.'),
    ],
    [paragraph('As in ', reference(ids[0] ?? null), footnote('See there.'), ', and so on.')],
    [paragraph('Namely:'), clauses('one', ['two', clauses('inner', 'more')], 'three')],
    [bullets('a dot', 'another'), paragraph('Behind.'), clauses('again')],
    [table(['h', 'i'], ['j  k', 'l']), paragraph('Below the table.')],
    [
      paragraph('It ', disputed('k1', [a ?? '', 'may'], ['text', 'shall']) as never, ' act.'),
      disputed('k2', [b ?? '', 'A paragraph of its own.']),
      paragraph('An empty one: ', disputed('k3') as never, '.'),
    ],
    [paragraph(words('A link', { link: 'https://example.org/a?b=1' }), ' here, е́дина мова, שלום.')],
    [paragraph('  spaces \u00a0 and\u00ad hidden\u200b signs '), paragraph('')],
  ]
}

async function exported(format: 'docx' | 'md') {
  const server = await start()
  const made = await server.plan('28-points')
  const { cookie, memberId } = await server.seat(made, 'observer')
  const { rooms } = server.context
  const plan = await rooms.plan(made.planId)
  if (plan === null) throw new Error('There is no plan')
  const ids = pointsOf(plan).map((point) => point.id)
  const room = await rooms.open(made.planId, 'plan')
  const written = texts(
    ids,
    plan.parties.map((party) => party.id),
  )
  await room.change((doc) => {
    written.forEach((text, at) => writePointText(doc, ids[at] ?? ('p' as PointId), text))
  })
  const now = (id: PointId): PointText =>
    room.peek((doc) => readPointText(doc.getXmlFragment(pointRoot(id))))
  const answer = await get(`/api/plans/${made.planId}/export?format=${format}`, { cookie })
  const bytes = new Uint8Array(answer.rawPayload)
  const base: Base = {
    state: planState(plan, now),
    labels: planLabels({
      ...plan,
      parties: plan.parties.map(({ id, letter }) => ({ id, name: letter })),
    }),
    placeholder: ENGLISH.noTextYet,
  }
  return { plan, base, now, bytes, written, by: memberId as MemberId }
}

describe('an exported file that comes back as it was', () => {
  it.each(['docx', 'md'] as const)('changes nothing: %s', async (format) => {
    const { plan, base, now, bytes, written } = await exported(format)
    const read = readIncoming(`x.${format}`, bytes)
    if (!read.ok) throw new Error(read.reason)
    const file = read.value
    const points = pointsInFile(file)
    const matches = matchFile(file, base, true)
    expect(matches.map((match) => match?.pointId)).toEqual(pointsOf(plan).map(({ id }) => id))
    if (format === 'docx') expect(file.origin?.planId).toBe(plan.id)
    const pointOf = (id: string): PointId | null =>
      matches[points.findIndex((point) => point.id === id)]?.pointId ?? null
    const found = points.map((point, at) => {
      const { pointId } = matches[at] ?? {}
      if (pointId === undefined) return no('no-such-point')
      const { changes, heading } = changesInPoint(file, point, pointId, {
        ...{ base, pointOf, now, own: null },
      })
      return { heading, changes: changes.map(({ before, after }) => `${before} > ${after}`) }
    })
    expect(found).toEqual(points.map(() => ({ heading: null, changes: [] })))
    expect(written.length).toBeLessThan(points.length)
  })
})
