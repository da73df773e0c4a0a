import type { PointId, VersionId } from '../../../shared/model/ids.ts'

/** Where the pages of versions are; the pages themselves are placed by the app. */
export interface VersionAddresses {
  /** The list of all versions. */
  readonly list: string
  readonly version: (id: VersionId) => string
  /** The difference of two sides by their names (`sideName`). */
  readonly compare: (from: string, to: string) => string
  /** A point of the text of now. */
  readonly point: (id: PointId) => string
}
