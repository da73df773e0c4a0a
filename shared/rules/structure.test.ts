import { describe, expect, it } from 'vitest'
import { createChance } from '../lib/chance.ts'
import { command as commandSchema } from '../model/command.ts'
import type { MemberId, PillarId, PointId } from '../model/ids.ts'
import { lineageSentences } from '../model/lineageSentences.ts'
import { findPoint, pointsOf } from '../model/plan.ts'
import { readStoredPoint, writePillar, writePoint } from '../model/record.ts'
import type { StructureCommand } from '../model/structureCommand.ts'
import { PILLARS_AT_MOST, POINTS_AT_MOST } from './structure.ts'
import { aRecord } from './testing/aRecord.ts'

const [A, B, C, D, GHOST] = ['a', 'b', 'c', 'd', 'ghost'].map((id) => id as PointId) as [
  PointId,
  PointId,
  PointId,
  PointId,
  PointId,
]
const [ONE, TWO, NOWHERE] = ['one', 'two', 'nowhere'].map((id) => id as PillarId) as [
  PillarId,
  PillarId,
  PillarId,
]
const reason = 'settled elsewhere'

type Table = ReturnType<typeof aRecord>
const refusal = (table: Table, command: StructureCommand): string => {
  const answer = table.give(command)
  return answer.ok ? 'yes' : answer.reason
}
const lock = (table: Table, id: PointId): void => {
  const stored = readStoredPoint(table.doc, id)
  if (stored === undefined) throw new Error('There is no such point')
  writePoint(table.doc, { ...stored, lock: { by: 'cleo' as MemberId, at: 1, reason } })
}

describe('the order of points', () => {
  it('a new point stands where it was put, under a new id, and those behind it get the next number', () => {
    const table = aRecord()
    table.give({ kind: 'addPoint', pillarId: ONE, heading: 'Transit', after: A })
    const [, added] = pointsOf(table.plan())
    expect(added).toMatchObject({ heading: 'Transit', number: 2, sourceNumber: null })
    expect(table.shape()).toEqual({ one: ['1 a', `2 ${added?.id}`, '3 b', '4 c'], two: ['5 d'] })
    table.give({ kind: 'addPoint', pillarId: TWO, heading: 'First', after: null })
    expect(table.plan().pillars[1]?.points.map((point) => point.heading)).toEqual([
      'First',
      'Heading d',
    ])
  })

  it('a point moves within its pillar and into another one', () => {
    const table = aRecord()
    table.give({ kind: 'movePoint', pointId: C, pillarId: ONE, after: null })
    expect(table.shape()).toEqual({ one: ['1 c', '2 a', '3 b'], two: ['4 d'] })
    table.give({ kind: 'movePoint', pointId: C, pillarId: ONE, after: B })
    table.give({ kind: 'movePoint', pointId: A, pillarId: TWO, after: D })
    expect(table.shape()).toEqual({ one: ['1 b', '2 c'], two: ['3 d', '4 a'] })
    lock(table, A)
    expect(refusal(table, { kind: 'movePoint', pointId: A, pillarId: ONE, after: null })).toBe(
      'yes',
    )
  })

  it('a struck point keeps its number and its place until a renumbering, and gets both back', () => {
    const table = aRecord()
    table.give({ kind: 'strikePoint', pointId: B, reason })
    expect(table.shape()).toEqual({ one: ['1 a', '[2 b]', '3 c'], two: ['4 d'] })
    table.give({ kind: 'renumber' })
    expect(table.shape()).toEqual({ one: ['1 a', '[- b]', '2 c'], two: ['3 d'] })
    table.give({ kind: 'restorePoint', pointId: B })
    expect(table.shape()).toEqual({ one: ['1 a', '2 b', '3 c'], two: ['4 d'] })
    table.give({ kind: 'strikePoint', pointId: B, reason })
    expect(table.shape().one).toEqual(['1 a', '[2 b]', '3 c'])
  })

  it('a merged point is struck and names the one that took it in, and its text is to be copied', () => {
    const table = aRecord()
    const answer = table.give({ kind: 'mergePoints', from: A, into: D, reason })
    expect(answer).toMatchObject({ value: { text: { kind: 'append', from: 'a', into: 'd' } } })
    expect(table.shape()).toEqual({ one: ['[1 a]', '2 b', '3 c'], two: ['4 d'] })
  })

  it('a split makes a new point right behind the old one', () => {
    const table = aRecord()
    const answer = table.give({ kind: 'splitPoint', pointId: A, at: 2, heading: 'The rest' })
    const made = pointsOf(table.plan())[1]
    expect(answer).toMatchObject({
      value: { text: { kind: 'split', from: 'a', at: 2, into: made?.id } },
    })
    expect(table.shape().one).toEqual(['1 a', `2 ${made?.id}`, '3 b', '4 c'])
  })

  it('pillars are added, renamed and moved with their points', () => {
    const table = aRecord()
    table.give({ kind: 'addPillar', heading: 'Trade', after: ONE })
    table.give({ kind: 'renamePillar', pillarId: TWO, heading: 'Security' })
    expect(table.plan().pillars.map((pillar) => pillar.heading)).toEqual([
      'Pillar one',
      'Trade',
      'Security',
    ])
    table.give({ kind: 'movePillar', pillarId: TWO, after: null })
    expect(pointsOf(table.plan()).map((point) => [point.number, point.id])).toEqual([
      [1, 'd'],
      [2, 'a'],
      [3, 'b'],
      [4, 'c'],
    ])
  })
})

describe('what the rules of structure refuse', () => {
  const struckB = (): Table => {
    const table = aRecord()
    table.give({ kind: 'strikePoint', pointId: B, reason })
    return table
  }
  const lockedB = (): Table => {
    const table = aRecord()
    lock(table, B)
    return table
  }
  const heading = 'Transit'
  const REFUSALS: readonly [string, () => Table, StructureCommand][] = [
    ['no-such-pillar', aRecord, { kind: 'addPoint', pillarId: NOWHERE, heading, after: null }],
    ['no-such-place', aRecord, { kind: 'addPoint', pillarId: TWO, heading, after: A }],
    ['no-such-point', aRecord, { kind: 'renamePoint', pointId: GHOST, heading }],
    ['already-so', aRecord, { kind: 'renamePoint', pointId: A, heading: 'Heading a' }],
    ['point-struck', struckB, { kind: 'renamePoint', pointId: B, heading }],
    ['point-locked', lockedB, { kind: 'renamePoint', pointId: B, heading }],
    ['no-such-point', aRecord, { kind: 'movePoint', pointId: GHOST, pillarId: ONE, after: null }],
    ['no-such-pillar', aRecord, { kind: 'movePoint', pointId: A, pillarId: NOWHERE, after: null }],
    ['no-such-place', aRecord, { kind: 'movePoint', pointId: A, pillarId: ONE, after: D }],
    ['no-such-place', aRecord, { kind: 'movePoint', pointId: A, pillarId: ONE, after: A }],
    ['already-so', aRecord, { kind: 'movePoint', pointId: B, pillarId: ONE, after: A }],
    ['point-struck', struckB, { kind: 'movePoint', pointId: B, pillarId: TWO, after: null }],
    ['no-such-point', aRecord, { kind: 'strikePoint', pointId: GHOST, reason }],
    ['point-struck', struckB, { kind: 'strikePoint', pointId: B, reason }],
    ['point-locked', lockedB, { kind: 'strikePoint', pointId: B, reason }],
    ['no-such-point', aRecord, { kind: 'restorePoint', pointId: GHOST }],
    ['already-so', aRecord, { kind: 'restorePoint', pointId: A }],
    ['already-so', aRecord, { kind: 'renumber' }],
    ['same-point', aRecord, { kind: 'mergePoints', from: A, into: A, reason }],
    ['no-such-point', aRecord, { kind: 'mergePoints', from: GHOST, into: A, reason }],
    ['no-such-point', aRecord, { kind: 'mergePoints', from: A, into: GHOST, reason }],
    ['point-struck', struckB, { kind: 'mergePoints', from: B, into: A, reason }],
    ['point-struck', struckB, { kind: 'mergePoints', from: A, into: B, reason }],
    ['point-locked', lockedB, { kind: 'mergePoints', from: B, into: A, reason }],
    ['point-locked', lockedB, { kind: 'mergePoints', from: A, into: B, reason }],
    ['no-such-point', aRecord, { kind: 'splitPoint', pointId: GHOST, at: 1, heading }],
    ['point-struck', struckB, { kind: 'splitPoint', pointId: B, at: 1, heading }],
    ['point-locked', lockedB, { kind: 'splitPoint', pointId: B, at: 1, heading }],
    ['nothing-to-split', aRecord, { kind: 'splitPoint', pointId: A, at: 3, heading }],
    ['no-such-place', aRecord, { kind: 'addPillar', heading, after: NOWHERE }],
    ['no-such-pillar', aRecord, { kind: 'renamePillar', pillarId: NOWHERE, heading }],
    ['already-so', aRecord, { kind: 'renamePillar', pillarId: ONE, heading: 'Pillar one' }],
    ['no-such-pillar', aRecord, { kind: 'movePillar', pillarId: NOWHERE, after: null }],
    ['no-such-place', aRecord, { kind: 'movePillar', pillarId: ONE, after: NOWHERE }],
    ['already-so', aRecord, { kind: 'movePillar', pillarId: TWO, after: ONE }],
  ]
  it.each(REFUSALS)('%s', (expected, made, command) => {
    const table = made()
    const before = table.plan()
    expect(refusal(table, command)).toBe(expected)
    expect(table.plan()).toEqual(before)
  })

  it('more points and pillars than a page can show', () => {
    const table = aRecord()
    const add = { kind: 'addPoint', pillarId: ONE, heading, after: null } as const
    const ids = Array.from({ length: POINTS_AT_MOST - 2 }, (_, at) => `many-${at}` as PointId)
    for (const id of ids) {
      writePoint(table.doc, { id, heading, sourceNumber: null, status: 'open', lock: null })
    }
    writePillar(table.doc, { id: ONE, heading: 'Pillar one', points: [A, ...ids] })
    expect(refusal(table, add)).toBe('plan-full')
    expect(refusal(table, { kind: 'splitPoint', pointId: A, at: 1, heading })).toBe('plan-full')
    while (table.plan().pillars.length < PILLARS_AT_MOST) {
      table.give({ kind: 'addPillar', heading, after: null })
    }
    expect(refusal(table, { kind: 'addPillar', heading, after: null })).toBe('plan-full')
  })

  it('headings of several lines, of nothing, of too much, or that turn the direction of writing', () => {
    const rename = (text: string): boolean =>
      commandSchema.safeParse({ kind: 'renamePoint', pointId: 'a', heading: text }).success
    expect(rename('Свобода судноплавства')).toBe(true)
    for (const bad of ['', '  ', 'a\nb', 'a\u202eb', 'a\u0007', 'a\u2028b', 'x'.repeat(161)]) {
      expect(rename(bad), JSON.stringify(bad)).toBe(false)
    }
    expect(commandSchema.parse({ kind: 'renamePoint', pointId: 'a', heading: ' a ' })).toEqual({
      kind: 'renamePoint',
      pointId: 'a',
      heading: 'a',
    })
  })
})

describe('the lineage of a point', () => {
  const told = (table: Table, id: PointId): string[] => {
    const point = findPoint(table.plan(), id)
    if (point === undefined) throw new Error('There is no such point')
    return lineageSentences(table.plan(), point).map(({ text }) => text)
  }

  it('tells where it came from and all that became of it, under the names and numbers of now', () => {
    const table = aRecord()
    table.give({ kind: 'movePoint', pointId: C, pillarId: TWO, after: null })
    table.give({ kind: 'renamePoint', pointId: C, heading: 'Transit' })
    table.give({ kind: 'strikePoint', pointId: C, reason: 'not now' })
    table.give({ kind: 'renumber' })
    table.give({ kind: 'restorePoint', pointId: C })
    table.give({ kind: 'mergePoints', from: C, into: D, reason: 'the same' })
    expect(told(table, C)).toEqual([
      'Was point 3 of the source',
      'Moved from “Pillar one” to “Pillar two” by Cleo',
      'Renamed from “Heading c” by Cleo',
      'Struck by Cleo: “not now”',
      'Gave up number 3 in a renumbering by Cleo',
      'Restored by Cleo',
      'Merged into point 4 by Cleo: “the same”',
    ])
    expect(told(table, D)).toEqual([
      'Was point 4 of the source',
      'Took in the text of point 3 (merged into point 4), by Cleo',
    ])
  })

  it('tells of both halves of a split', () => {
    const table = aRecord()
    table.give({ kind: 'splitPoint', pointId: A, at: 1, heading: 'The rest' }, 77)
    const made = pointsOf(table.plan())[1]
    expect(told(table, A)).toContain('Its last part became point 2, by Cleo')
    expect(made && lineageSentences(table.plan(), made)).toEqual([
      { text: 'Split off point 1 by Cleo', at: 77 },
    ])
  })

  it('stays bounded, and never forgets where the point came from', () => {
    const table = aRecord()
    const added = table.give({ kind: 'addPoint', pillarId: ONE, heading: 'New', after: null })
    const id = added.ok ? (added.value.points[0]?.id ?? A) : A
    for (let at = 0; at < 250; at++) {
      table.give({ kind: 'renamePoint', pointId: id, heading: `Name ${at}` }, at)
    }
    const lineage = findPoint(table.plan(), id)?.lineage ?? []
    expect(lineage).toHaveLength(200)
    expect(lineage[0]?.kind).toBe('added')
    expect(lineage.at(-1)).toMatchObject({ kind: 'renamed', from: 'Name 248', at: 249 })
  })
})

describe('any order of commands', () => {
  it('loses no point, keeps each in one pillar, and leaves no gap in the numbers', () => {
    let done = 0
    for (let seed = 1; seed <= 20; seed++) {
      const table = aRecord()
      const chance = createChance(seed)
      const known = new Set<string>(pointsOf(table.plan()).map((point) => point.id))
      for (let step = 0; step < 80; step++) {
        const plan = table.plan()
        const point = () => chance.pick([...pointsOf(plan).map(({ id }) => id), GHOST])
        const pillar = () => chance.pick([...plan.pillars.map(({ id }) => id), NOWHERE])
        const neighbour = <T>(one: T): T | null => (chance.below(4) === 0 ? null : one)
        const commands: StructureCommand[] = [
          { kind: 'addPoint', pillarId: pillar(), heading: 'New', after: neighbour(point()) },
          { kind: 'renamePoint', pointId: point(), heading: `Name ${step}` },
          {
            kind: 'movePoint',
            pointId: point(),
            pillarId: pillar(),
            after: neighbour(point()),
          },
          { kind: 'strikePoint', pointId: point(), reason },
          { kind: 'restorePoint', pointId: point() },
          { kind: 'renumber' },
          { kind: 'mergePoints', from: point(), into: point(), reason },
          { kind: 'splitPoint', pointId: point(), at: 1 + chance.below(4), heading: 'Part' },
          { kind: 'addPillar', heading: 'New', after: neighbour(pillar()) },
          { kind: 'movePillar', pillarId: pillar(), after: neighbour(pillar()) },
        ]
        const answer = table.give(chance.pick(commands), step)
        if (answer.ok) {
          done += 1
          for (const { id } of answer.value.points) known.add(id)
        }
        const points = pointsOf(table.plan())
        expect(points.map(({ id }) => id).sort(), `seed ${seed}`).toEqual([...known].sort())
        const numbered = points.filter(
          ({ status, numberFreed }) => status === 'open' || !numberFreed,
        )
        expect(numbered.map(({ number }) => number)).toEqual(numbered.map((_, at) => at + 1))
        const freed = points.filter((one) => !numbered.includes(one))
        expect(freed.every(({ number }) => number === null)).toBe(true)
      }
    }
    expect(done).toBeGreaterThan(500)
  })
})
