import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MemberId } from '../../shared/model/ids.ts'
import { commandRequest } from '../../shared/wire/commands.ts'
import { makeProblem } from '../../shared/wire/problem.ts'
import { runCommand } from './commands.ts'

const command = { kind: 'reinstate', memberId: 'ben' as MemberId } as const
const done = () => new Response(JSON.stringify({ before: false, seat: null }))
const busy = () => new Response(JSON.stringify(makeProblem('busy', 'Later.')), { status: 503 })
const noNetwork = () => Promise.reject(new TypeError('Failed to fetch'))

/** Answers one after the other; tells which ids were asked for. */
function answering(...answers: (() => Response | Promise<Response>)[]): string[] {
  const ids: string[] = []
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    ids.push(commandRequest.parse(JSON.parse(String(init.body))).id)
    const answer = answers.shift()
    if (answer === undefined) throw new Error('asked once too often')
    return Promise.resolve(answer())
  })
  return ids
}

afterEach(() => vi.unstubAllGlobals())

describe('a command', () => {
  it('is asked for again under the same id when no answer came', async () => {
    const waits: number[] = []
    const ids = answering(noNetwork, busy, done)
    const answer = await runCommand('plan', command, async (ms) => void waits.push(ms))
    expect(answer).toEqual({ ok: true, value: { before: false, seat: null } })
    expect(ids).toHaveLength(3)
    expect(new Set(ids).size).toBe(1)
    expect(waits.every((ms) => ms > 0)).toBe(true)
  })

  it('has another id each time that somebody asks', async () => {
    const ids = answering(done, done)
    await runCommand('plan', command)
    await runCommand('plan', command)
    expect(new Set(ids).size).toBe(2)
  })

  it('that was refused is not asked for again', async () => {
    const refused = () =>
      new Response(JSON.stringify(makeProblem('refused', 'A plan needs a convener.')), {
        status: 409,
      })
    const ids = answering(refused)
    const answer = await runCommand('plan', command, async () => undefined)
    expect(answer).toMatchObject({ ok: false, problem: { detail: 'A plan needs a convener.' } })
    expect(ids).toHaveLength(1)
  })

  it('is given up in the end, with a sentence', async () => {
    const ids = answering(noNetwork, noNetwork, noNetwork)
    const answer = await runCommand('plan', command, async () => undefined)
    expect(answer).toMatchObject({ ok: false, problem: { title: 'Parley cannot be reached' } })
    expect(ids).toHaveLength(3)
  })
})
