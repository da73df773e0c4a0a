import { afterEach, describe, expect, it, vi } from 'vitest'
import { toBase64 } from 'lib0/buffer'
import { RECORD_PAGE, type RecordEntry, recordPage } from '../../shared/wire/record.ts'
import { makeProblem } from '../../shared/wire/problem.ts'
import { downloadRecord, happenings, readEarlier } from './record.ts'

const entry = (seq: number, event: object | null = null): RecordEntry => ({
  seq,
  at: 1_000 + seq,
  by: 'ana',
  kind: event === null ? 'update' : 'event',
  body: toBase64(
    event === null ? Uint8Array.of(1) : new TextEncoder().encode(JSON.stringify(event)),
  ),
  hash: String(seq).padStart(64, '0'),
})

/** A server whose record has so many entries, with a seal on every hundredth; tells what it was asked. */
function serving(count: number): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    const query = new URL(path, 'http://parley.test').searchParams
    const [from, limit] = [Number(query.get('from')), Number(query.get('limit'))]
    if (limit > RECORD_PAGE) throw new Error('asked for too much')
    const seqs = Array.from({ length: limit }, (_, at) => from + at).filter((seq) => seq <= count)
    const end = seqs.at(-1)
    const seal = { at: 1, hash: '0'.repeat(64), signature: '' }
    const page = {
      planId: 'plan',
      document: 'record',
      entries: seqs.map((seq) => entry(seq)),
      seals: seqs.filter((seq) => seq % 100 === 0).map((seq) => ({ ...seal, seq })),
      publicKey: 'AAAA',
      next: end !== undefined && end < count ? end + 1 : null,
      last: count,
    }
    return Promise.resolve(new Response(JSON.stringify(page)))
  })
  return asked
}

afterEach(() => vi.unstubAllGlobals())

describe('the record', () => {
  it('is downloaded whole, in order, with all of its seals, as a file that reads as one page', async () => {
    serving(2_345)
    const told: string[] = []
    const answer = await downloadRecord('plan', (here, of) => told.push(`${here}/${of}`))
    if (!answer.ok) throw new Error(answer.problem.title)
    const file = recordPage.parse(JSON.parse(JSON.stringify(answer.value)))
    expect(file.entries.map((one) => one.seq)).toEqual(
      Array.from({ length: 2_345 }, (_, at) => at + 1),
    )
    expect(file.seals).toHaveLength(23)
    expect(file.next).toBeNull()
    expect(told).toEqual(['1000/2345', '2000/2345', '2345/2345'])
  })

  it('is not handed over in part when the server goes away in the middle', async () => {
    const asked = serving(2_345)
    const whole = fetch
    vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
      asked.length === 1
        ? Promise.resolve(
            new Response(JSON.stringify(makeProblem('busy', 'Later.')), { status: 503 }),
          )
        : whole(path, init),
    )
    expect(await downloadRecord('plan')).toMatchObject({ ok: false })
  })

  it('is read from its end, page by page, without gaps or doubles', async () => {
    serving(450)
    const seen: number[] = []
    let before: number | null = null
    do {
      const answer = await readEarlier('plan', before, 200)
      if (!answer.ok) throw new Error(answer.problem.title)
      const seqs = answer.value.entries.map((one) => one.seq)
      seen.unshift(...seqs)
      before = seqs[0] ?? null
    } while (before !== null && before > 1)
    expect(seen).toEqual(Array.from({ length: 450 }, (_, at) => at + 1))
  })

  it('tells its events, in any script, and of one that this page cannot read that there is one', () => {
    const lock = { kind: 'lockPoint', pointId: 'p1', reason: 'остаточна редакція' }
    const entries = [
      entry(1),
      entry(2, { kind: 'command', id: 'c1', command: lock }),
      entry(3, { kind: 'of a later version' }),
    ]
    expect(happenings(entries)).toEqual([
      { seq: 2, at: 1_002, by: 'ana', event: { kind: 'command', id: 'c1', command: lock } },
      { seq: 3, at: 1_003, by: 'ana', event: null },
    ])
  })
})
