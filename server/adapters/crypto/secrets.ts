import { createHash, randomBytes } from 'node:crypto'
import { createIds } from '../../../shared/model/ids.ts'
import type { Secrets } from '../../core/secrets.ts'

const TOKEN_BYTES = 32

/** Secrets from the operating system's generator. */
export function createSecrets(): Secrets {
  return {
    newToken: () => randomBytes(TOKEN_BYTES).toString('base64url'),
    hash: (token) => createHash('sha256').update(token).digest('hex'),
    newId: createIds((bytes) => crypto.getRandomValues(bytes)),
  }
}
