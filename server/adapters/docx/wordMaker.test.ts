import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PlanId } from '../../../shared/model/ids.ts'
import { silentLog } from '../../core/log.ts'
import type { WordJob, WordMaker } from '../../core/wordJob.ts'
import { aWordText } from './testing/aWordText.ts'
import { createWordMaker, type WordMakerOptions } from './wordMaker.ts'

/** A worker that does what its document says, and else answers with the number of its thread. */
const OBEDIENT = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', (job) => {
  if (job.includes('never end')) while (true);
  if (job.includes('crash')) throw new Error('secret words')
  if (job.includes('be refused')) return parentPort.postMessage({ kind: 'failed', why: 'TypeError' })
  parentPort.postMessage({ kind: 'made', bytes: Buffer.from(String(threadId)) })
})
`
const STILLBORN = `process.exit(3)`

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-word-'))
  await writeFile(join(folder, 'obedient.mjs'), OBEDIENT)
  await writeFile(join(folder, 'stillborn.mjs'), STILLBORN)
})
afterAll(() => rm(folder, { recursive: true }))

const makers: WordMaker[] = []
afterEach(async () => {
  await Promise.all(makers.splice(0).map((maker) => maker.close()))
})

const jobSaying = (standing: string): WordJob => ({
  ...{ kind: 'text', planId: 'plan' as PlanId, comments: [], positions: false },
  ...{ text: aWordText([]), standing },
})

function aMaker(program = 'obedient', given: Partial<WordMakerOptions> = {}) {
  const workerFile = join(folder, `${program}.mjs`)
  const maker = createWordMaker({ log: silentLog, workerFile, ...given })
  makers.push(maker)
  /** The number of the thread, or why there is no document. */
  const make = async (text: string): Promise<string> => {
    const made = await maker.make(jobSaying(text))
    return made.ok ? Buffer.from(made.value).toString() : made.reason
  }
  return { make, close: () => maker.close() }
}

describe('a maker of Word documents', () => {
  it('keeps its worker warm', async () => {
    const { make } = aMaker()
    const thread = await make('peace')
    expect(thread).toMatch(/^\d+$/)
    expect(await make('more peace')).toBe(thread)
    expect(await make('be refused')).toBe('printer-failed')
    expect(await make('peace')).toBe(thread)
  })

  it('ends a worker that takes too long, and goes on with another', async () => {
    const { make } = aMaker('obedient', { limitMs: 2_000 })
    const [late, next] = await Promise.all([make('never end'), make('peace')])
    expect(late).toBe('took-too-long')
    expect(next).toMatch(/^\d+$/)
  })

  it('outlives a worker that crashes, and one that never starts', async () => {
    const { make } = aMaker()
    expect(await make('crash')).toBe('printer-failed')
    expect(await make('peace')).toMatch(/^\d+$/)
    const stillborn = aMaker('stillborn')
    expect(await stillborn.make('peace')).toBe('printer-failed')
    expect(await stillborn.make('peace')).toBe('printer-failed')
  })

  it('takes so many documents at once and no more', async () => {
    const { make } = aMaker()
    const all = await Promise.all(Array.from({ length: 18 }, () => make('peace')))
    expect(all.filter((one) => /^\d+$/.test(one))).toHaveLength(16)
    expect(all.filter((one) => one === 'busy')).toHaveLength(2)
  })

  it('refuses a document too large to wait for', async () => {
    const { make } = aMaker()
    expect(await make('x'.repeat(25_000_000))).toBe('too-large')
  })

  it('closes at once, also in the middle of a document, and twice', async () => {
    const { make, close } = aMaker()
    const underWay = Promise.all([make('never end'), make('waits')])
    await close()
    await close()
    expect(await underWay).toEqual(['closed', 'closed'])
    expect(await make('peace')).toBe('closed')
  })
})
