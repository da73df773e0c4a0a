import { describe, expect, it } from 'vitest'
import type { PlanId, VersionId } from '../../shared/model/ids.ts'
import type { StoredVersion, Versions } from './versions.ts'

const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list)
const version = (id: string, plan = 'plan-a'): StoredVersion => ({
  planId: plan as PlanId,
  id: id as VersionId,
  bytes: bytes(0, 123, 255, id.length),
  hash: new Uint8Array(32).fill(7),
  signature: new Uint8Array(64).fill(9),
})
const find = (versions: Versions, { planId, id }: StoredVersion) => versions.find(planId, id)

/** What every store of versions does. `reopen` closes the given one and opens another on the same medium. */
export function versionsContract(
  name: string,
  open: () => Promise<{ versions: Versions; reopen: () => Promise<Versions> }>,
): void {
  describe(`versions contract: ${name}`, () => {
    it('finds nothing that was never kept', async () => {
      const { versions } = await open()
      expect(await find(versions, version('v1'))).toBeUndefined()
    })

    it('gives back a version byte for byte, after reopening too', async () => {
      const { versions, reopen } = await open()
      await versions.keep(version('v1'))
      expect(await find(versions, version('v1'))).toEqual(version('v1'))
      const again = await reopen()
      expect(await find(again, version('v1'))).toEqual(version('v1'))
    })

    it('keeps the versions of plans apart', async () => {
      const { versions } = await open()
      await versions.keep(version('v1'))
      expect(await find(versions, version('v1', 'plan-b'))).toBeUndefined()
      await versions.keep(version('v1', 'plan-b'))
      expect(await find(versions, version('v1', 'plan-b'))).toEqual(version('v1', 'plan-b'))
    })

    it('never replaces a version', async () => {
      const { versions } = await open()
      await versions.keep(version('v1'))
      await expect(versions.keep({ ...version('v1'), bytes: bytes(1) })).rejects.toThrow()
      expect(await find(versions, version('v1'))).toEqual(version('v1'))
    })

    it('keeps its own copy, so that nobody changes a version in memory', async () => {
      const { versions } = await open()
      const given = version('v1')
      await versions.keep(given)
      given.bytes.fill(0)
      const found = await find(versions, version('v1'))
      expect(found).toEqual(version('v1'))
      found?.bytes.fill(0)
      expect(await find(versions, version('v1'))).toEqual(version('v1'))
    })
  })
}
