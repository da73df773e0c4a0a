/*
 * The program of the Word worker: a thread of its own, started by wordMaker.ts, so that a large document delays nobody's
 * keystrokes. It opens nothing; it gets a job as plain data and answers with the file.
 */
import { parentPort } from 'node:worker_threads'
import type { WordJob } from '../../core/wordJob.ts'
import { writeDocx } from './writeDocx.ts'

export type WordAnswer =
  | { readonly kind: 'made'; readonly bytes: Uint8Array }
  /** What went wrong, without the words of the text. */
  | { readonly kind: 'failed'; readonly why: string }

parentPort?.on('message', (json: string) => {
  void answer(json)
})

async function answer(json: string): Promise<void> {
  let reply: WordAnswer
  try {
    // The other side of this thread wrote it.
    reply = { kind: 'made', bytes: await writeDocx(JSON.parse(json) as WordJob) }
  } catch (error) {
    reply = { kind: 'failed', why: whereOf(error) }
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(reply)
}

/** What kind of error it was and where; its message may quote the text. */
function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const frames = error.stack?.match(/^ +at .*$/gm) ?? []
  return [error.name, ...frames.slice(0, 5)].join('\n')
}
