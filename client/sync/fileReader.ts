import type { Result } from '../../shared/lib/result.ts'
import type { IncomingPlan, IntakeRefusal } from '../../shared/intake/incoming.ts'

/** What is sent to the worker. */
export interface FileToRead {
  readonly fileName: string
  readonly bytes: ArrayBuffer
}

export type ReadFile = Result<IncomingPlan, IntakeRefusal>

/**
 * Reads a file in a worker of its own: the page stays usable, and a file that never comes to an end is given up after
 * `longestMs`, or when `signal` says so. The bytes are handed over, and gone here. Never rejects.
 */
export function readInWorker(
  file: FileToRead,
  longestMs: number,
  signal?: AbortSignal,
): Promise<ReadFile | 'too-slow' | 'cancelled'> {
  const worker = new Worker(new URL('./fileReader.worker.ts', import.meta.url), { type: 'module' })
  return new Promise((resolve) => {
    const end = (answer: ReadFile | 'too-slow' | 'cancelled'): void => {
      clearTimeout(timer)
      worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => end('too-slow'), longestMs)
    signal?.addEventListener('abort', () => end('cancelled'))
    worker.onmessage = ({ data }: MessageEvent<ReadFile>) => end(data)
    worker.onerror = () => end({ ok: false, reason: 'damaged' })
    worker.postMessage(file, [file.bytes])
  })
}
