import { describe, expect, it } from 'vitest'
import type { PlanFile } from '../model/planFile.ts'
import { planFileText } from '../model/planFile.ts'
import type { Remark } from '../model/remark.ts'
import { aPlanFile, BEGUN } from '../print/testing/aPlanFile.ts'
import { paragraph } from '../print/testing/aText.ts'
import { everyPart } from '../print/testing/everyPart.ts'
import { decideChanges } from './decideChanges.ts'
import type { IncomingPlan } from './incoming.ts'
import { readPlanFile } from './readPlanFile.ts'

function read(file: PlanFile): IncomingPlan {
  const result = readPlanFile(planFileText(file))
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
const points = (plan: IncomingPlan) => plan.pillars.flatMap((pillar) => pillar.points)

const remark = (text: string): Remark => [
  {
    kind: 'paragraph',
    content: [{ kind: 'text', text, bold: false, italic: false, link: null }],
  },
]
const said = (id: string, by: string, text: string | null) => ({
  ...{ id, by, at: BEGUN, editedAt: null, reactions: [] },
  body: text === null ? null : remark(text),
})

describe('a plan file that comes in', () => {
  it('has the same parties, pillars, points and texts, brackets and all', () => {
    const file = everyPart({ title: 'A plan <of> peace', parties: ['Here', 'There', 'Ö'] })
    const plan = read(file)
    expect(plan.title).toBe('A plan <of> peace')
    expect(plan.parties).toEqual(file.content.parties)
    expect(plan.pillars.map((pillar) => pillar.heading)).toEqual(
      file.content.pillars.map((pillar) => pillar.heading),
    )
    const originals = file.content.pillars.flatMap((pillar) => pillar.points)
    const open = originals.filter((point) => point.status === 'open')
    for (const original of open) {
      const point = points(plan).find((one) => one.id === original.id)
      expect(point?.heading).toBe(original.heading)
      expect(decideChanges(point?.blocks ?? [], [], () => true)).toEqual(original.text)
    }
    expect(open.length).toBeGreaterThan(3)
    expect(plan.origin).toEqual({ planId: 'plan', versionHash: null })
  })

  it('says which version it is', () => {
    const file = aPlanFile({ Peace: [{ heading: 'One' }] }, { frozen: true })
    expect(read(file).origin?.versionHash).toBe('ab'.repeat(32))
  })

  it('leaves positions out and says so', () => {
    const file = aPlanFile({ Peace: [{ heading: 'One', text: [paragraph('x')] }] })
    const [pillar] = file.content.pillars
    const [point] = pillar?.points ?? []
    if (pillar === undefined || point === undefined) throw new Error('There is no point')
    const position = {
      partyId: file.content.parties[0]?.id ?? point.id,
      stance: 'accept-with-reservation',
      reason: 'No.',
      textHash: point.textHash,
      isStale: false,
      by: null,
      takenAt: 1,
      receivedAt: null,
    }
    const taken = {
      ...file,
      content: {
        ...file.content,
        pillars: [{ ...pillar, points: [{ ...point, positions: [position] }] }],
      },
    }
    const plan = read(taken as unknown as PlanFile)
    expect(plan.losses).toEqual([
      '1 position was left out: only the head of a delegation can take one.',
    ])
    expect(JSON.stringify(plan.pillars)).not.toContain('No.')
  })

  it('has what was said as comments, with names, answers and what became of it', () => {
    const file = aPlanFile({ Peace: [{ heading: 'One', text: [paragraph('It shall be.')] }] })
    const thread = {
      pointId: 'p1',
      anchor: { quotation: 'shall', before: 'It ', after: ' be.' },
      wordsNow: 'shall',
      textHash: null,
      opening: said('a', 'bob', 'Why?'),
      replies: [said('b', 'ann', 'Because.'), said('c', 'gone', null)],
      resolution: { resolved: true, by: 'bob', at: BEGUN },
    }
    const plan = read({ ...file, threads: [thread] })
    expect(points(plan)[0]?.comments).toEqual([
      {
        author: 'Bob',
        at: BEGUN,
        quotation: 'shall',
        paragraphs: [
          'Why?',
          'Ann <Chair>: Because.',
          'Somebody: This comment was taken back.',
          'Resolved by Bob.',
        ],
      },
    ])
  })

  it('holds no halves of letters', () => {
    const file = aPlanFile({
      Peace: [{ heading: 'One \ud800 two', text: [paragraph('three \udc00 four')] }],
    })
    const result = readPlanFile(planFileText(file))
    const whole = JSON.stringify(result)
    expect(whole).not.toMatch(/\\ud[89a-f]/)
  })

  it('is refused when it is anything else', () => {
    const file = planFileText(aPlanFile({ Peace: [{ heading: 'One' }] }))
    const refusal = (text: string): string => {
      const result = readPlanFile(text)
      return result.ok ? 'read' : result.reason
    }
    expect(refusal(file)).toBe('read')
    expect(refusal('{}')).toBe('unknown-form')
    expect(refusal('[1')).toBe('unknown-form')
    expect(refusal(file.replace('parley-plan-1', 'parley-plan-2'))).toBe('unknown-form')
    expect(refusal(file.replace('"title"', '"__proto__"'))).toBe('unknown-form')
    expect(refusal('['.repeat(100_000))).toBe('unknown-form')
    expect(refusal(planFileText(aPlanFile({})))).toBe('empty')
  })
})
