import type { StoredVersion, Versions } from '../../core/versions.ts'

/** Versions in memory, for tests. */
export function createMemoryVersions(): Versions {
  const kept = new Map<string, StoredVersion>()
  return {
    async keep(version) {
      const key = `${version.planId} ${version.id}`
      if (kept.has(key)) throw new Error('There is a version with this id')
      kept.set(key, copy(version))
    },
    async find(planId, id) {
      const found = kept.get(`${planId} ${id}`)
      return found === undefined ? undefined : copy(found)
    },
  }
}

const copy = (version: StoredVersion): StoredVersion => ({
  ...version,
  bytes: version.bytes.slice(),
  hash: version.hash.slice(),
  signature: version.signature.slice(),
})
