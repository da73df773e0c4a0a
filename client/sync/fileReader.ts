import { no, type Result } from '../../shared/lib/result.ts'
import type { IncomingPlan, IntakeRefusal } from '../../shared/intake/incoming.ts'
import { INTAKE_LIMITS } from '../../shared/intake/intakeLimits.ts'

/** What is sent to the worker. */
export interface FileToRead {
  readonly fileName: string
  readonly bytes: ArrayBuffer
}

export type ReadFile = Result<IncomingPlan, IntakeRefusal>

/** The largest file that is allowed takes a few seconds on a slow machine; whatever takes longer is no document. */
const LONGEST_MS = 60_000

/**
 * Reads a file that somebody chose, in a worker of its own: the page stays usable, and a file that never comes to an end
 * is given up.
 */
export async function readFile(file: File): Promise<ReadFile> {
  if (file.size > INTAKE_LIMITS.fileBytes) return no('too-large')
  let bytes: ArrayBuffer
  try {
    bytes = await file.arrayBuffer()
  } catch {
    // The file was moved or locked since it was chosen.
    return no('damaged')
  }
  const worker = new Worker(new URL('./fileReader.worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<ReadFile>((resolve) => {
      const timer = setTimeout(() => resolve(no('damaged')), LONGEST_MS)
      const done = (answer: ReadFile): void => {
        clearTimeout(timer)
        resolve(answer)
      }
      worker.onmessage = ({ data }: MessageEvent<ReadFile>) => done(data)
      worker.onerror = () => done(no('damaged'))
      const message: FileToRead = { fileName: file.name, bytes }
      worker.postMessage(message, [bytes])
    })
  } finally {
    worker.terminate()
  }
}
