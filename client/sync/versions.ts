import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { toHex } from '../../shared/lib/hex.ts'
import type { PlanId, VersionId } from '../../shared/model/ids.ts'
import { type FrozenVersion, versionText } from '../../shared/model/version.ts'
import { versionResponse } from '../../shared/wire/versions.ts'
import { type Answer, ask } from './api.ts'

/** A frozen version as the server sent it. */
export interface ReadVersion {
  readonly version: FrozenVersion
  /** The hash that this page computed of it; it is to be the one in the record. */
  readonly hash: string
}

/** A version never changes, so each is fetched once while the page is open. */
const fetched = new Map<string, Promise<Answer<ReadVersion>>>()
/** Versions that are kept in memory; each holds the text of a whole plan. */
const KEPT_AT_MOST = 12

/** Reads one version. */
export function readVersion(planId: PlanId, id: VersionId): Promise<Answer<ReadVersion>> {
  const key = `${planId} ${id}`
  const known = fetched.get(key)
  if (known !== undefined) return known
  const reading = fetchVersion(planId, id)
  fetched.set(key, reading)
  for (const oldest of [...fetched.keys()].slice(0, -KEPT_AT_MOST)) fetched.delete(oldest)
  void reading.then((answer) => {
    if (!answer.ok) fetched.delete(key)
  })
  return reading
}

async function fetchVersion(planId: PlanId, id: VersionId): Promise<Answer<ReadVersion>> {
  const answer = await ask('GET', `/api/plans/${planId}/versions/${id}`, versionResponse)
  if (!answer.ok) return answer
  const { version } = answer.value
  return { ok: true, value: { version, hash: toHex(sha256(utf8ToBytes(versionText(version)))) } }
}
