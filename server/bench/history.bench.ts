/*
 * How long it takes to replay the journal of a plan into the histories of its points.
 *
 *   node dist/server/bench/history.bench.js
 */
import * as Y from 'yjs'
import { createChance } from '../../shared/lib/chance.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { MemberId, PlanId, PointId } from '../../shared/model/ids.ts'
import { pointsOf } from '../../shared/model/plan.ts'
import { aPlan } from '../../shared/print/testing/aPlan.ts'
import { nextTurn } from '../adapters/clock/systemScheduler.ts'
import { createHistories } from '../core/histories.ts'
import type { JournalEntry } from '../core/journal.ts'
import { figure, quantile } from './figures.ts'

const ENTRIES = 20_000
const WORDS = 'The Parties shall resolve questions concerning this point by negotiation alone. '
const chance = createChance(1)
const headings = Array.from({ length: 28 }, (_, at) => ({ heading: `Point ${at + 1}` }))
const plan = aPlan({ Peace: headings }, { title: 'A plan', symbol: 'Draft 1', parties: [] })
const points = pointsOf(plan).map((point) => point.id)

/** Four members, each with a document, type letter by letter in one point for a while and then in another. */
function journalOf(): JournalEntry[] {
  const entries: JournalEntry[] = []
  const doc = new Y.Doc()
  let at = 1_800_000_000_000
  const write = (by: string, change: () => void): void => {
    let body = new Uint8Array()
    doc.once('update', (update: Uint8Array) => void (body = new Uint8Array(update)))
    doc.transact(change)
    at += chance.below(300)
    const seq = entries.length + 1
    entries.push({ seq, at, by: by as MemberId, kind: 'update', body, hash: new Uint8Array(32) })
  }
  const text = (id: PointId): Y.XmlFragment => doc.getXmlFragment(pointRoot(id))
  for (const id of points) {
    write('server', () => {
      const paragraphs = Array.from({ length: 5 }, () => {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(WORDS.repeat(5))])
        return paragraph
      })
      text(id).insert(0, paragraphs)
    })
  }
  let [by, id] = ['member-1', points[0]]
  while (entries.length < ENTRIES && id !== undefined) {
    if (chance.below(40) === 0) {
      by = `member-${chance.below(4)}`
      id = chance.pick(points)
      at += chance.below(200_000)
    }
    const open = id
    write(by, () => {
      const paragraph = text(open).get(chance.below(5))
      const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
      if (!(words instanceof Y.XmlText)) return
      if (chance.below(6) === 0) words.delete(chance.below(words.length - 1), 1)
      else words.insert(chance.below(words.length), 'x')
    })
  }
  return entries
}

const entries = journalOf()
const slices: number[] = []
let begun = performance.now()
const histories = createHistories({
  journal: { entries: async (_p, _d, from, limit) => entries.slice(from - 1, from - 1 + limit) },
  rooms: { plan: async () => plan },
  precise: () => performance.now(),
  async pause() {
    slices.push(performance.now() - begun)
    await nextTurn()
    begun = performance.now()
  },
})
const [first] = points
if (first === undefined) throw new Error('The plan has no points')
const read = async (): Promise<number> => {
  const start = performance.now()
  begun = start
  await histories.read('plan' as PlanId, first, 1, 50)
  return performance.now() - start
}
figure(`replay of ${ENTRIES} entries into the life of 28 points`, await read(), 'ms')
figure('one slice of it, 95 of 100 are shorter', quantile(slices, 0.95), 'ms', '16')
figure('one slice of it, longest', quantile(slices, 1), 'ms')
figure('the same asked again', await read(), 'ms')
const page = await histories.read('plan' as PlanId, first, 1, 1)
figure('states of one point', page?.total ?? 0, '')
