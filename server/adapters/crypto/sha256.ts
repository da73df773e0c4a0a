import { createHash } from 'node:crypto'
import type { Sha256 } from '../../core/chain.ts'

/** SHA-256 by the platform's own library. */
export const nodeSha256: Sha256 = (bytes) =>
  new Uint8Array(createHash('sha256').update(bytes).digest())
