import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Signer } from '../../core/seal.ts'

/**
 * The server's ed25519 key, in a file that only its owner reads; made at the first start. Whoever copies the data
 * folder copies the key: seals prove that this server said so, not that nobody had the folder.
 * Throws when the file holds no such key.
 */
export function openSigner(path: string): Signer {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519')
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(path, pem, { mode: 0o600, flag: 'wx' })
  }
  return createSigner(createPrivateKey(readFileSync(path)))
}

/** A signer with a key that nobody keeps, for tests. */
export const forgetfulSigner = (): Signer => createSigner(generateKeyPairSync('ed25519').privateKey)

function createSigner(key: KeyObject): Signer {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('The signing key is not an ed25519 key')
  return {
    publicKey: new Uint8Array(createPublicKey(key).export({ type: 'spki', format: 'der' })),
    sign: (bytes) => new Uint8Array(sign(null, bytes, key)),
  }
}

/** Whether a signature over these bytes was made by the key (SubjectPublicKeyInfo, DER). False for a key that is none. */
export function isSignedBy(
  publicKey: Uint8Array,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), type: 'spki', format: 'der' })
    return verify(null, bytes, key, signature)
  } catch {
    return false
  }
}
