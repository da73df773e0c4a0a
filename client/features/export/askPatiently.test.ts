import { describe, expect, it } from 'vitest'
import { makeProblem, type ProblemName } from '../../../shared/wire/problem.ts'
import type { Answer } from '../../sync/api.ts'
import { askPatiently, MOST_ASKED } from './askPatiently.ts'

const no = (name: ProblemName): Answer<string> => ({ ok: false, problem: makeProblem(name, '') })
const yes: Answer<string> = { ok: true, value: 'made' }

/** A server that gives these answers, the last one for ever; and a clock that only counts. */
function aServer(...answers: readonly Answer<string>[]) {
  const counts = { asked: 0, waited: 0, told: 0 }
  const leaving = new AbortController()
  const ask = async (): Promise<Answer<string>> =>
    answers[Math.min(counts.asked++, answers.length - 1)] ?? yes
  const run = (onWait = (): void => {}) =>
    askPatiently(
      ask,
      leaving.signal,
      () => counts.told++,
      async () => {
        counts.waited++
        onWait()
      },
    )
  return { counts, run, leaving }
}

describe('asking a server that is busy', () => {
  it('asks again until documents of others are made', async () => {
    const { run, counts } = aServer(no('busy'), no('too-many-requests'), yes)
    expect(await run()).toEqual(yes)
    expect(counts).toEqual({ asked: 3, waited: 2, told: 2 })
  })

  it('hands on every other refusal at once', async () => {
    const { run, counts } = aServer(no('export-failed'), yes)
    expect(await run()).toEqual(no('export-failed'))
    expect(counts).toEqual({ asked: 1, waited: 0, told: 0 })
  })

  it('does not ask for ever', async () => {
    const { run, counts } = aServer(no('busy'))
    expect(await run()).toEqual(no('busy'))
    expect(counts.asked).toBe(MOST_ASKED)
  })

  it('asks no more once it is given up', async () => {
    const { run, counts, leaving } = aServer(no('busy'), yes)
    expect(await run(() => leaving.abort())).toEqual(no('busy'))
    expect(counts.asked).toBe(1)
  })
})
