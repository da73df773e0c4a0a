import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import type { Command } from '../../shared/model/command.ts'
import type { MemberId, PointId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import { writeMember } from '../../shared/model/record.ts'
import { settle } from '../adapters/memory/clock.ts'
import { createMemoryJournal } from '../adapters/memory/journal.ts'
import { runCommand } from './runCommand.ts'
import { aPlan, ONE, PLAN, TWO } from './testing/aPlan.ts'
import { commandPorts } from './testing/commandPorts.ts'

const PEN = 'pen' as MemberId
const MERGE: Command = { kind: 'mergePoints', from: ONE, into: TWO, reason: 'the same' }
const SPLIT: Command = { kind: 'splitPoint', pointId: ONE, at: 1, heading: 'The rest' }

/** A plan with two paragraphs in the first point and one in the second, on a disk that is moved by hand. */
async function aWrittenPlan() {
  const journal = createMemoryJournal({ flush: 'by-hand' })
  const { rooms } = await aPlan(journal)
  const record = await rooms.open(PLAN, 'record')
  const text = await rooms.open(PLAN, 'plan')
  const pen = { id: PEN, name: 'Pen', role: 'pen-holder', partyId: null } as const
  const written = [
    record.change((doc) => writeMember(doc, { ...pen, standing: 'active', joinedAt: 2 })),
    text.change((doc) => {
      for (const [point, words] of [
        [ONE, 'first'],
        [ONE, 'second'],
        [TWO, 'own'],
      ] as const) {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(words)])
        doc.getXmlFragment(pointRoot(point)).push([paragraph])
      }
    }),
  ]
  journal.flush()
  await Promise.all(written)
  return journal
}

type Journal = Awaited<ReturnType<typeof aWrittenPlan>>

async function opened(journal: Journal) {
  const { rooms, clock } = await aPlan(journal)
  const ports = commandPorts(rooms, clock.now)
  const lines = async (id: PointId): Promise<string[]> => {
    const text = await rooms.open(PLAN, 'plan')
    return text.peek((doc) =>
      doc
        .getXmlFragment(pointRoot(id))
        .toArray()
        .map((block) => block.toString().replace(/<[^>]*>/g, '')),
    )
  }
  return {
    rooms,
    run: (id: string, command: Command) => runCommand(ports, PLAN, PEN, id, command),
    /** The words of every point that the record lists, in its order. */
    async texts(): Promise<string[][]> {
      const plan = await rooms.plan(PLAN)
      return Promise.all((plan === null ? [] : pointsOf(plan)).map(({ id }) => lines(id)))
    },
    lines,
  }
}

/** Lets everything come to an end that needs the disk. */
async function finish(journal: Journal): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await settle()
    journal.flush()
  }
  await settle()
}

const OUTCOMES = [
  [
    'mergePoints',
    MERGE,
    [
      ['first', 'second'],
      ['own', 'first', 'second'],
    ],
  ],
  ['splitPoint', SPLIT, [['first'], ['second'], ['own']]],
] as const

describe.each(OUTCOMES)('%s', (_kind, command, outcome) => {
  it('a server that stops after any step of it loses no word, and the same command again doubles none', async () => {
    const seen = new Set<string>()
    for (let steps = 0; steps < 8; steps++) {
      const journal = await aWrittenPlan()
      const before = await opened(journal)
      before.run('the-command', command).catch(() => undefined)
      for (let step = 0; step < steps; step++) {
        await settle()
        journal.flush()
      }
      await settle()
      journal.lose()

      const after = await opened(journal)
      await finish(journal)
      const words = (await after.texts()).flat()
      for (const word of ['first', 'second', 'own']) {
        expect(words, `after ${steps} steps`).toContain(word)
      }
      seen.add(JSON.stringify([await after.lines(ONE), words.length]))
      const again = after.run('the-command', command)
      await finish(journal)
      expect((await again).ok).toBe(true)
      expect(await after.texts(), `after ${steps} steps`).toEqual(outcome)
      const text = await after.rooms.open(PLAN, 'plan')
      expect(text.peek((doc) => doc.getMap('carried').size)).toBe(0)
    }
    // Stopped before, in the middle and at the end; otherwise this would show little.
    expect(seen.size).toBeGreaterThan(1)
  })

  it('a crash between text and record is settled when the text is opened again, without anybody asking', async () => {
    for (let steps = 0; steps < 8; steps++) {
      const journal = await aWrittenPlan()
      const before = await opened(journal)
      const run = before.run('the-command', command).catch(() => undefined)
      for (let step = 0; step < steps; step++) {
        await settle()
        journal.flush()
      }
      await settle()
      journal.lose()
      const after = await opened(journal)
      await after.rooms.open(PLAN, 'plan')
      await finish(journal)
      const plan = await after.rooms.plan(PLAN)
      const isDone = plan !== null && pointsOf(plan).some(({ lineage }) => lineage.length > 0)
      if (isDone) expect(await after.texts(), `after ${steps} steps`).toEqual(outcome)
      else expect((await after.texts())[0]).toEqual(['first', 'second'])
      void run
    }
  })
})
