import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { pointRoot } from '../../shared/model/documents.ts'
import { parseEvent } from '../../shared/model/event.ts'
import type { PointId } from '../../shared/model/ids.ts'
import { bracketsIn } from '../../shared/model/pointBrackets.ts'
import { pointNode } from '../../shared/model/pointNode.ts'
import { plainText, type PointText, readPointText } from '../../shared/model/pointText.ts'
import { remarkText } from '../../shared/model/remark.ts'
import { readReview } from '../../shared/model/review.ts'
import { readTextAuthors, authorsOf } from '../../shared/model/textAuthors.ts'
import { anyText } from '../../shared/print/testing/anyText.ts'
import {
  cell,
  clauses,
  paragraph,
  reference,
  table,
  words,
} from '../../shared/print/testing/aText.ts'
import { writePointText } from '../../shared/model/writePointText.ts'
import { writtenText } from '../../shared/wire/writtenText.ts'
import { createHandClock } from '../adapters/memory/clock.ts'
import { createMemoryDirectory } from '../adapters/memory/directory.ts'
import { createMemoryJournal } from '../adapters/memory/journal.ts'
import { createSecrets } from '../adapters/crypto/secrets.ts'
import { nodeSha256 } from '../adapters/crypto/sha256.ts'
import { createPlan } from './createPlan.ts'
import { decodeEventText } from './events.ts'
import { canonicalise } from './gate/canonical.ts'
import { fits } from './gate/content.ts'
import { cutsCharacter } from './gate/surrogates.ts'
import { createPlaces } from './gate/places.ts'
import { createStructIndex } from './gate/structs.ts'
import type { Journal } from './journal.ts'
import { silentLog } from './log.ts'
import { noMetrics } from './metrics.ts'
import { createRooms } from './rooms.ts'
import { aContent, bracket, comment } from './testing/aContent.ts'

function aServer(journal: Journal = createMemoryJournal({ flush: 'at-once' })) {
  const clock = createHandClock()
  const directory = createMemoryDirectory()
  const open = () =>
    createRooms({
      journal,
      sha256: nodeSha256,
      scheduler: clock,
      log: silentLog,
      metrics: noMetrics,
    })
  const rooms = open()
  const ports = { templates: new Map(), directory, rooms, secrets: createSecrets(), now: clock.now }
  return { ports, open, journal, directory }
}

async function create(texts: Record<string, PointText>, more: Parameters<typeof aContent>[1] = {}) {
  const server = aServer()
  const content = aContent(texts, more)
  const created = await createPlan(server.ports, { content, convenerName: 'Cleo' })
  if (!created.ok || created.value.convener === null) throw new Error('not created')
  const { planId, convener } = created.value
  // As after a restart: what is on disk, and nothing else.
  const rooms = server.open()
  const plan = await rooms.plan(planId)
  if (plan === null) throw new Error('There is no plan')
  const text = await rooms.open(planId, 'plan')
  const review = await rooms.open(planId, 'review')
  const points = plan.pillars.flatMap((pillar) => pillar.points)
  const idOf = (at: number): PointId => {
    const point = points[at]
    if (point === undefined) throw new Error('There is no such point')
    return point.id
  }
  const textOf = (at: number): PointText =>
    text.peek((doc) => readPointText(doc.getXmlFragment(pointRoot(idOf(at)))))
  return { ...server, planId, plan, points, idOf, textOf, text, review, me: convener.memberId }
}

const HALF_A_LETTER = '\ud83d'

describe('a plan that is made from a file', () => {
  it('has the pillars, points, parties and texts of the file under ids of its own', async () => {
    const { plan, points, textOf } = await create({
      one: [paragraph('See ', reference('two'), ' and ', reference('nowhere'), '.')],
      two: [paragraph('On ', bracket('k', { x: 'Monday', y: 'Friday', text: 'a day' }), '.')],
    })
    expect(plan).toMatchObject({ title: 'A framework', symbol: 'Draft 1' })
    expect(plan.parties.map(({ name, letter }) => [name, letter])).toEqual([
      ['Party X', 'X'],
      ['Party Y', 'Y'],
    ])
    expect(
      points.map(({ number, heading, sourceNumber }) => [number, heading, sourceNumber]),
    ).toEqual([
      [1, 'one', 7],
      [2, 'two', null],
    ])
    expect(textOf(0)).toEqual([
      paragraph('See ', reference(points[1]?.id ?? ''), ' and ', reference(null), '.'),
    ])
    const [found] = bracketsIn(textOf(1))
    expect(found?.bracketId).not.toBe('k')
    const said = new Map(found?.alternatives.map(({ of, blocks }) => [of, blocks]))
    const [x, y] = plan.parties.map((party) => party.id)
    expect(said).toEqual(
      new Map([
        [x, [paragraph('Monday')]],
        [y, [paragraph('Friday')]],
        ['text', [paragraph('a day')]],
      ]),
    )
  })

  it('is two brackets where one id stands in two points, and one where it stands twice in one', async () => {
    const same = bracket('k', { x: 'Monday' })
    const { textOf } = await create({
      one: [paragraph(same, ' and ', same)],
      two: [same],
    })
    expect(bracketsIn(textOf(0))).toHaveLength(1)
    expect(plainText(textOf(0), String)).toBe('[Monday] and [Monday]')
    expect(plainText(textOf(1), String)).toBe('[Monday]')
    expect(bracketsIn(textOf(0))[0]?.bracketId).not.toBe(bracketsIn(textOf(1))[0]?.bracketId)
  })

  it('names no member as the author of a word that came with it', async () => {
    const { text, idOf } = await create({ one: [paragraph('Out of the file.')] })
    const runs = text.peek((doc) =>
      readTextAuthors(doc.getXmlFragment(pointRoot(idOf(0))), authorsOf(doc)),
    )
    expect(runs).toEqual([{ text: 'Out of the file.', author: 'server' }])
  })

  it('says in its record from which file it was made, and what came with it', async () => {
    const { journal, planId, me } = await create(
      { one: [paragraph(bracket('k', { x: 'Monday' }))], two: [] },
      { comments: { one: [comment('Ann', 'Why?')] } },
    )
    const entries = await journal.entries(planId, 'record', 1, 100)
    const events = entries.filter((entry) => entry.kind === 'event')
    expect(events.map(({ by, body }) => [by, parseEvent(decodeEventText(body))])).toEqual([
      [
        me,
        {
          kind: 'plan-created',
          file: { ...aContent({}).source, brackets: 1, comments: 1 },
        },
      ],
    ])
  })

  it('is whole or not there at all, wherever the disk fails while it is made', async () => {
    let [failures, made] = [0, 0]
    for (let failing = 1; made === 0; failing++) {
      const journal = createMemoryJournal({ flush: 'at-once' })
      let appended = 0
      const { ports, open, directory } = aServer({
        ...journal,
        append: (...entry) =>
          ++appended === failing
            ? Promise.reject(new Error('The disk is full'))
            : journal.append(...entry),
      })
      const content = aContent(
        { one: [paragraph('Some words.')] },
        { comments: { one: [comment('Ann', 'Why?', 'words')] } },
      )
      const attempt = await createPlan(ports, { content, convenerName: 'Cleo' }).catch(() => null)
      const plans = await directory.plans()
      if (attempt === null) {
        failures += 1
        expect(plans).toEqual([])
        continue
      }
      made += 1
      const [entry] = plans
      if (entry === undefined) throw new Error('The directory does not know the plan')
      const review = await open().open(entry.id, 'review')
      expect(review.peek(readReview).threads).toHaveLength(1)
    }
    // The record with its event, the text, and what was said of it.
    expect(failures).toBeGreaterThanOrEqual(4)
  })
})

describe('the comments of a file', () => {
  it('are said by whoever brought it, begin with whose they were, and sit on their words', async () => {
    const { review, points, me } = await create(
      { one: [paragraph('The Parties meet in spring.')] },
      {
        comments: {
          one: [
            comment('Ann Smith', 'Which spring?', 'meet in  spring'),
            comment('Bo', 'Two\nlines', 'nowhere', Date.UTC(2026, 2, 3)),
            comment('Bo', 'On all of it'),
          ],
        },
      },
    )
    const { threads } = review.peek(readReview)
    expect(threads.map((thread) => [thread.ref.by, thread.pointId])).toEqual(
      threads.map(() => [me, points[0]?.id]),
    )
    expect(
      threads.map(({ opening, anchor }) => [
        opening?.body == null ? null : remarkText(opening.body, () => '@'),
        anchor?.quotation ?? null,
      ]),
    ).toEqual([
      ['Comment by Ann Smith in the Word file:\nWhich spring?', 'meet in spring'],
      ['Comment by Bo in the Word file, 3 March 2026:\nOn “nowhere”\nTwo\nlines', null],
      ['Comment by Bo in the Word file:\nOn all of it', null],
    ])
  })

  it('are on the whole point where their words stand more than once', async () => {
    const { review } = await create(
      { one: [paragraph('Peace and peace.')] },
      { comments: { one: [comment('Ann', 'Which?', 'eace')] } },
    )
    expect(review.peek(readReview).threads[0]?.anchor).toBeNull()
  })
})

describe('a text that is handed in', () => {
  /** Whether the gate would let somebody write this, leaving aside whose alternative it is. */
  function gateTakes(text: PointText): boolean {
    const doc = new Y.Doc()
    doc.transact(() => writePointText(doc, 'p' as PointId, text))
    const update = Y.encodeStateAsUpdate(doc)
    const target = new Y.Doc()
    const changes = canonicalise(target, update)
    if (changes.kind !== 'changes') return changes.kind === 'nothing'
    const index = createStructIndex(target, changes)
    const places = createPlaces(target, changes, index, new WeakMap())
    const all = changes.structs.flatMap((run) => run.structs)
    const ok = all.every((struct) => {
      const place = places.of(struct)
      if (!(struct instanceof Y.Item) || place === 'gone' || place === 'bad') return false
      // Where a bracket belongs is told by the server itself.
      return place.holder.root === 'brackets' || fits(struct, place)
    })
    // An editor could show it, too; the schema throws at what it does not know.
    pointNode(readPointText(doc.getXmlFragment('point:p'))).check()
    return ok && !cutsCharacter(changes, index)
  }

  it('is taken only if the gate would take it from somebody who types', () => {
    let [taken, refused] = [0, 0]
    fc.assert(
      fc.property(anyText(12), (text) => {
        if (!writtenText.safeParse(text).success) refused += 1
        else {
          taken += 1
          expect(gateTakes(text)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
    expect(taken).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(5)
  })

  const nested = (levels: number): PointText =>
    levels === 0 ? [paragraph('deep')] : [clauses(nested(levels - 1))]

  it('is as deep as somebody could type it, and not deeper', () => {
    const deepest = Array.from({ length: 20 }, (_, at) => at).filter((levels) =>
      gateTakes(nested(levels)),
    )
    const taken = Array.from({ length: 20 }, (_, at) => at).filter(
      (levels) => writtenText.safeParse(nested(levels)).success,
    )
    expect(taken).toEqual(deepest)
    expect(taken.length).toBeGreaterThan(8)
  })

  it.each<[string, unknown]>([
    ['no list', {}],
    ['a block of no kind', [{ kind: 'heading', content: [] }]],
    ['a field too many', [{ ...paragraph('a'), align: 'left' }]],
    ['a link that runs a script', [paragraph(words('a', { link: 'javascript:alert(1)' }))]],
    ['a cell as wide as the sea', [table([cell('a', { colspan: 1000 })])]],
    ['a cell of no size', [table([cell('a', { rowspan: 0 })])]],
    ['half a cell', [table([cell('a', { rowspan: 1.5 })])]],
    ['a reference to no id', [paragraph(reference('<b>'))]],
    [
      'a bracket in a bracket',
      [{ ...bracket('k', {}), alternatives: [{ of: 'x', blocks: [paragraph(bracket('l', {}))] }] }],
    ],
    [
      'a table in a bracket',
      [{ ...bracket('k', {}), alternatives: [{ of: 'x', blocks: [table([cell('a')])] }] }],
    ],
    [
      'one party twice in a bracket',
      [
        {
          ...bracket('k', {}),
          alternatives: [
            ...bracket('k', { x: 'a' }).alternatives,
            ...bracket('k', { x: 'b' }).alternatives,
          ],
        },
      ],
    ],
    [
      'one bracket that says two things',
      [bracket('k', { x: 'a' }), paragraph(bracket('k', { x: 'b' }))],
    ],
    ['an object with a prototype of its own', [Object.create({ kind: 'paragraph', content: [] })]],
    ['more than a point may hold', [paragraph('a'.repeat(260_000))]],
    [
      'a list in itself a hundred thousand times',
      JSON.parse('[{"kind":"bulletList","items":['.repeat(50_000) + ']}]'.repeat(50_000)),
    ],
  ])('is refused with %s', (_, value) => {
    expect(writtenText.safeParse(value).success).toBe(false)
  })

  it('has whole letters, whatever came', async () => {
    const { plan, textOf, review } = await create(
      { one: [paragraph(`a${HALF_A_LETTER}b`)] },
      { title: `T${HALF_A_LETTER}`, comments: { one: [comment('Ann', `w${HALF_A_LETTER}`)] } },
    )
    expect(plan.title).toBe('T\ufffd')
    expect(plainText(textOf(0), String)).toBe('a\ufffdb')
    expect(JSON.stringify(review.peek(readReview).threads)).not.toMatch(/\p{Surrogate}|\\ud83d/u)
  })
})
