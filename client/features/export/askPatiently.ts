import { type Answer, isProblem } from '../../sync/api.ts'

/** So long until a server that was busy is asked again. */
export const ASK_AGAIN_MS = 3_000
/** So often it is asked before its answer counts: two minutes in all. */
export const MOST_ASKED = 40

/** Resolves after so long, or as soon as the signal gives it up. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>

/**
 * Asks again for as long as the server says that documents of others come first. `onWaiting` is called each time;
 * whatever else it answers is handed on.
 */
export async function askPatiently<T>(
  ask: () => Promise<Answer<T>>,
  signal: AbortSignal,
  onWaiting: () => void,
  wait: Wait = waitFor,
): Promise<Answer<T>> {
  for (let asked = 1; ; asked++) {
    const answer = await ask()
    const passes =
      !answer.ok &&
      (isProblem(answer.problem, 'busy') || isProblem(answer.problem, 'too-many-requests'))
    if (!passes || asked === MOST_ASKED || signal.aborted) return answer
    onWaiting()
    await wait(ASK_AGAIN_MS, signal)
    if (signal.aborted) return answer
  }
}

const waitFor: Wait = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
