import { readIncoming } from '../../shared/intake/readIncoming.ts'
import type { FileToRead } from './fileReader.ts'

// A worker has no types of its own here, and needs nothing but these two.
const here = self as unknown as {
  onmessage: ((event: MessageEvent<FileToRead>) => void) | null
  postMessage: (message: unknown) => void
}

here.onmessage = ({ data: { fileName, bytes } }) =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker speaks to its page alone
  here.postMessage(readIncoming(fileName, new Uint8Array(bytes)))
