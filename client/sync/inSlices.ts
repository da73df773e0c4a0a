/** So long a slice may take. A frame has 16 ms, and whoever types shares it. */
const SLICE_MS = 8

/**
 * Runs a computation that pauses between its steps, a few steps at a time, so that nobody's typing waits for it. Null
 * when it was given up in between.
 */
export async function inSlices<Step, Value>(
  work: Generator<Step, Value>,
  signal: AbortSignal,
  onStep: (step: Step) => void = () => undefined,
): Promise<Value | null> {
  for (;;) {
    await pause()
    if (signal.aborted) return null
    const until = performance.now() + SLICE_MS
    do {
      const step = work.next()
      if (step.done === true) return step.value
      onStep(step.value)
    } while (performance.now() < until)
  }
}

/** Until the page has nothing more urgent to do, or a little while at the most. */
const pause = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(() => resolve(), { timeout: 60 })
    } else setTimeout(resolve, 0)
  })
