import type { Problem } from '../../../shared/wire/problem.ts'
import type { Answer, ExportedFile } from '../../sync/api.ts'
import { askPatiently, type Wait } from './askPatiently.ts'

/** How far documents that are made one after the other have come. */
export interface Progress {
  readonly done: number
  readonly all: number
  /** Whether the server makes documents of others first. */
  readonly isWaiting: boolean
}

export interface MakePorts<Query> {
  readonly ask: (query: Query, signal: AbortSignal) => Promise<Answer<ExportedFile>>
  readonly save: (file: ExportedFile) => void
  readonly report: (progress: Progress) => void
  readonly signal: AbortSignal
  readonly wait?: Wait
}

/** What came of it: the queries that are left, and why; no problem when all are made or it was stopped. */
export interface Made<Query> {
  readonly left: readonly Query[]
  readonly problem: Problem | null
}

/** Makes a document for each query, one after the other, and saves each as soon as it is there. */
export async function makeCopies<Query>(
  queries: readonly Query[],
  { ask, save, report, signal, wait }: MakePorts<Query>,
): Promise<Made<Query>> {
  const all = queries.length
  for (const [done, query] of queries.entries()) {
    report({ done, all, isWaiting: false })
    const waits = (): void => report({ done, all, isWaiting: true })
    const answer = await askPatiently(() => ask(query, signal), signal, waits, wait)
    const left = queries.slice(done)
    if (signal.aborted) return { left, problem: null }
    if (!answer.ok) return { left, problem: answer.problem }
    save(answer.value)
  }
  return { left: [], problem: null }
}

/** What is being done now, in a sentence. */
export function progressSentence({ done, all, isWaiting }: Progress): string {
  if (all === 1) {
    return isWaiting ? 'Waiting: others’ documents come first.' : 'The document is being made.'
  }
  return isWaiting
    ? `Copy ${done + 1} of ${all} waits: others’ documents come first.`
    : `Copy ${done + 1} of ${all} is being made.`
}

/** What became of copies that were not all made, in a sentence; null when there is nothing to say. */
export function leftSentence(all: number, left: number): string | null {
  if (left === 0 || all < 2) return null
  const made = all - left
  const there = made === 0 ? 'None' : String(made)
  const are = made > 1 ? 'copies are' : 'copies is'
  const names = left === 1 ? 'name that is left still stands' : 'names that are left still stand'
  return `${there} of ${all} ${are} in your downloads. The ${names} in the list.`
}
