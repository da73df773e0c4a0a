import { type VersionEntry, versionKindName } from '../../../shared/model/version.ts'

/** The texts that can be chosen: the one of now, then the versions, the newest first. */
export const Texts = ({ versions }: { readonly versions: readonly VersionEntry[] }) => (
  <>
    <option value="now">The text of now</option>
    {[...versions].reverse().map(({ id, symbol, kind }) => (
      <option key={id} value={id}>
        {symbol}, {versionKindName(kind).toLowerCase()}
      </option>
    ))}
  </>
)
