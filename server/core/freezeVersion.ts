import { toBase64 } from 'lib0/buffer'
import * as encoding from 'lib0/encoding'
import { toHex } from '../../shared/lib/hex.ts'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { Command } from '../../shared/model/command.ts'
import type { MemberId, PlanId, VersionId } from '../../shared/model/ids.ts'
import { readVersions, writeDone, writeVersion } from '../../shared/model/record.ts'
import {
  type FrozenVersion,
  VERSION_FORM,
  type VersionEntry,
  versionText,
} from '../../shared/model/version.ts'
import { contentOf } from '../../shared/rules/freeze.ts'
import { tableHash } from '../../shared/rules/planState.ts'
import { isSymbolFree } from '../../shared/rules/version.ts'
import type { Sha256 } from './chain.ts'
import { encodeEvent } from './events.ts'
import type { Log } from './log.ts'
import { readTable } from './readTable.ts'
import type { Rooms } from './rooms.ts'
import type { Signer } from './seal.ts'
import type { Versions } from './versions.ts'

export interface FreezePorts {
  readonly rooms: Rooms
  readonly store: Versions
  readonly signer: Signer
  readonly sha256: Sha256
  readonly newId: <Id extends string>() => Id
  /** Signs the heads of all chains at once, so that the version is under a seal from the beginning. */
  readonly sealNow: () => Promise<void>
  readonly log: Log
}

/** Two who freeze at the same moment take turns; nobody needs more than a few. */
const TURNS_AT_MOST = 8

/** The bytes that the server signs for a version. */
export function signedText(planId: PlanId, id: VersionId, hash: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, VERSION_FORM)
  encoding.writeVarString(encoder, planId)
  encoding.writeVarString(encoder, id)
  encoding.writeVarUint8Array(encoder, hash)
  return encoding.toUint8Array(encoder)
}

/**
 * Freezes what is on disk of a plan's text, structure and positions at one moment. The bytes are kept first and the
 * record names them second: a crash in between leaves bytes that nothing names, and never a name without its bytes.
 */
export async function freezeVersion(
  ports: FreezePorts,
  planId: PlanId,
  by: MemberId,
  asked: { readonly commandId: string; readonly at: number } & Pick<
    Extract<Command, { kind: 'freezeVersion' }>,
    'symbol' | 'versionKind' | 'note'
  >,
): Promise<Result<VersionEntry, 'symbol-taken'>> {
  const record = await ports.rooms.open(planId, 'record')
  for (let turn = 0; turn < TURNS_AT_MOST; turn++) {
    if (!isSymbolFree(record.peek(readVersions), asked.symbol)) return no('symbol-taken')
    const { table, versions, stateVector } = await readTable(ports.rooms, planId)
    const { symbol, versionKind, note, at } = asked
    const before = versions.at(-1)
    const version: FrozenVersion = {
      form: VERSION_FORM,
      planId,
      id: ports.newId<VersionId>(),
      number: (before?.number ?? 0) + 1,
      symbol,
      kind: versionKind,
      note,
      at,
      by,
      previous: before?.hash ?? null,
      content: contentOf(table),
    }
    const entry = await keep(ports, version, stateVector)
    const isWritten = await write(ports, planId, entry, asked.commandId)
    if (!isWritten) continue
    // The version is frozen, whatever becomes of its seal; the next minute seals it too.
    await ports.sealNow().catch((error: unknown) => ports.log.error('seal failed', { error }))
    return yes(entry)
  }
  throw new Error('Others froze versions again and again at the same moment')
}

async function keep(
  { store, sha256, signer }: FreezePorts,
  version: FrozenVersion,
  stateVector: Uint8Array,
): Promise<VersionEntry> {
  const bytes = new TextEncoder().encode(versionText(version))
  const hash = sha256(bytes)
  const { planId, id, number, symbol, kind, note, at, by, previous } = version
  const signature = signer.sign(signedText(planId, id, hash))
  await store.keep({ planId, id, bytes, hash, signature })
  return {
    ...{ id, number, symbol, kind, note, at, by, previous },
    hash: toHex(hash),
    tableHash: tableHash(version.content),
    stateVector: toBase64(stateVector),
  }
}

/** Names a version in the record; false, and nothing is written, when another one was named in the meantime. */
async function write(
  { rooms }: FreezePorts,
  planId: PlanId,
  entry: VersionEntry,
  commandId: string,
): Promise<boolean> {
  const { id, number, symbol, kind, note, hash, previous, by, at } = entry
  const event = encodeEvent({
    ...{ kind: 'version-frozen', id: commandId, versionId: id, versionKind: kind },
    ...{ number, symbol, note, hash, previous },
  })
  const record = await rooms.open(planId, 'record')
  let isWritten = false
  await record.changeWith(event, by, (doc) => {
    const newest = readVersions(doc).at(-1)?.hash ?? null
    if (newest !== previous) return false
    writeDone(doc, commandId, at)
    writeVersion(doc, entry)
    isWritten = true
    return true
  })
  return isWritten
}
