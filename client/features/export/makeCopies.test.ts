import { describe, expect, it } from 'vitest'
import { makeProblem } from '../../../shared/wire/problem.ts'
import type { Answer, ExportedFile } from '../../sync/api.ts'
import { leftSentence, makeCopies, progressSentence, type Progress } from './makeCopies.ts'

const busy = makeProblem('busy', 'Many documents are being made.')
const broken = makeProblem('export-failed', 'The document could not be made.')

/** Makes copies for these names; `answers` says what becomes of a name, else it is made. */
async function made(
  names: readonly string[],
  answers: Readonly<Record<string, (leaving: AbortController) => Answer<ExportedFile> | null>> = {},
) {
  const leaving = new AbortController()
  const saved: string[] = []
  const reported: Progress[] = []
  const outcome = await makeCopies(names, {
    ask: async (name) =>
      answers[name]?.(leaving) ?? { ok: true, value: { file: new Blob(), name: `${name}.pdf` } },
    save: ({ name }) => saved.push(name),
    report: (progress) => reported.push(progress),
    signal: leaving.signal,
    wait: async () => {},
  })
  return { ...outcome, saved, said: reported.map(progressSentence) }
}

describe('making copies', () => {
  it('makes one after the other and says which', async () => {
    const { left, problem, saved, said } = await made(['a', 'b'])
    expect([left, problem]).toEqual([[], null])
    expect(saved).toEqual(['a.pdf', 'b.pdf'])
    expect(said).toEqual(['Copy 1 of 2 is being made.', 'Copy 2 of 2 is being made.'])
  })

  it('keeps what is left when one fails, and says why', async () => {
    const fails = { b: () => ({ ok: false, problem: broken }) as const }
    const { left, problem, saved } = await made(['a', 'b', 'c'], fails)
    expect(left).toEqual(['b', 'c'])
    expect(problem).toBe(broken)
    expect(saved).toEqual(['a.pdf'])
  })

  it('says when others come first, and goes on', async () => {
    let asked = 0
    const waits = { b: () => (asked++ === 0 ? ({ ok: false, problem: busy } as const) : null) }
    const { left, saved, said } = await made(['a', 'b'], waits)
    expect(left).toEqual([])
    expect(saved).toEqual(['a.pdf', 'b.pdf'])
    expect(said.slice(1)).toEqual([
      'Copy 2 of 2 is being made.',
      'Copy 2 of 2 waits: others’ documents come first.',
    ])
  })

  it('saves nothing more once it is stopped, and that is no problem', async () => {
    const stops = { b: (leaving: AbortController) => (leaving.abort(), null) }
    const { left, problem, saved } = await made(['a', 'b', 'c'], stops)
    expect([left, problem, saved]).toEqual([['b', 'c'], null, ['a.pdf']])
  })

  it('says how many are there and whose names are left', () => {
    expect(leftSentence(3, 0)).toBeNull()
    expect(leftSentence(1, 1)).toBeNull()
    expect(leftSentence(3, 1)).toContain('2 of 3 copies are in your downloads. The name that is')
    expect(leftSentence(3, 3)).toContain('None of 3 copies is in your downloads.')
    expect(leftSentence(3, 2)).toContain('1 of 3 copies is in your downloads.')
  })
})
