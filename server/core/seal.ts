import * as encoding from 'lib0/encoding'
import type { DocumentName } from '../../shared/model/documents.ts'
import type { PlanId } from '../../shared/model/ids.ts'
import type { ChainHead } from './chain.ts'
import { inBackground, type Log } from './log.ts'
import type { Scheduler } from './scheduler.ts'

/** The head of a document's chain, signed: whoever kept it can tell if anything before it is changed later. */
export interface Seal {
  readonly planId: PlanId
  readonly document: DocumentName
  readonly seq: number
  readonly hash: Uint8Array
  /** Milliseconds since 1970, server clock. */
  readonly at: number
  /** Ed25519 (RFC 8032) over `sealText`, 64 bytes. */
  readonly signature: Uint8Array
}

/** Signs with the server's own key. */
export interface Signer {
  /** Ed25519 public key as SubjectPublicKeyInfo (DER). */
  readonly publicKey: Uint8Array
  sign(bytes: Uint8Array): Uint8Array
}

/** Where seals are kept. */
export interface Seals {
  keep(seals: readonly Seal[]): Promise<void>
  /** Seals of a document with numbers from `from` to `to`, in order. */
  between(
    planId: PlanId,
    document: DocumentName,
    from: number,
    to: number,
  ): Promise<readonly Seal[]>
}

/** The bytes that a seal signs. */
export function sealText(seal: Omit<Seal, 'signature'>): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, 'parley-seal-1')
  encoding.writeVarString(encoder, seal.planId)
  encoding.writeVarString(encoder, seal.document)
  encoding.writeVarUint(encoder, seal.seq)
  encoding.writeVarUint8Array(encoder, seal.hash)
  encoding.writeVarUint(encoder, seal.at)
  return encoding.toUint8Array(encoder)
}

/** How long heads wait to be sealed together. */
export const SEAL_EVERY_MS = 60_000

/** Signs the head of every chain that grew, once a minute while there is traffic. */
export interface Sealer {
  grew(planId: PlanId, document: DocumentName, head: ChainHead): void
  /** Signs what has grown since, at once. */
  sealNow(): Promise<void>
  /** Signs what is left. Safe twice. */
  close(): Promise<void>
}

export function createSealer(ports: {
  readonly signer: Signer
  readonly seals: Seals
  readonly scheduler: Scheduler
  readonly log: Log
}): Sealer {
  const { signer, seals, scheduler, log } = ports
  const grown = new Map<string, { planId: PlanId; document: DocumentName; head: ChainHead }>()
  let cancel: (() => void) | null = null

  async function sealNow(): Promise<void> {
    cancel?.()
    cancel = null
    const at = scheduler.now()
    const made = [...grown.values()].map(({ planId, document, head }): Seal => {
      const unsigned = { planId, document, seq: head.seq, hash: head.hash, at }
      return { ...unsigned, signature: signer.sign(sealText(unsigned)) }
    })
    grown.clear()
    if (made.length > 0) await seals.keep(made)
  }

  return {
    grew(planId, document, head) {
      grown.set(`${planId} ${document}`, { planId, document, head })
      cancel ??= scheduler.after(SEAL_EVERY_MS, () => inBackground(log, 'seal', sealNow()))
    },
    sealNow,
    close: sealNow,
  }
}
