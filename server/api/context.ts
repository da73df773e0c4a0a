import type { Result } from '../../shared/lib/result.ts'
import type { MemberId, PlanId } from '../../shared/model/ids.ts'
import type { Directory } from '../core/directory.ts'
import type { FileQuery } from '../../shared/wire/exportFile.ts'
import type { PdfQuery } from '../../shared/wire/pdf.ts'
import type { ExportedPlan, ExportRefusal } from '../core/exportPlan.ts'
import type { ComparePorts } from '../core/compareStates.ts'
import type { FreezePorts } from '../core/freezeVersion.ts'
import type { Histories } from '../core/histories.ts'
import type { Log } from '../core/log.ts'
import type { Metrics } from '../core/metrics.ts'
import type { RecordPorts } from '../core/readRecord.ts'
import type { Rooms } from '../core/rooms.ts'
import type { Secrets } from '../core/secrets.ts'
import type { Templates } from '../core/template.ts'
import type { Sockets } from './sockets.ts'

/** Requests of one address in one minute to what anybody may ask. Generous: a delegation sits behind one address. */
export const REQUESTS_PER_MINUTE = {
  join: 120,
  invitation: 240,
  plans: 60,
  export: 120,
  commands: 240,
  record: 120,
  versions: 240,
  compare: 120,
  history: 240,
} as const
export type RequestsPerMinute = Readonly<Record<keyof typeof REQUESTS_PER_MINUTE, number>>

/** What the routes and the sync socket stand on; made by `server/main`. */
export interface ApiContext {
  readonly rooms: Rooms
  readonly directory: Directory
  readonly secrets: Secrets
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly log: Log
  readonly metrics: Metrics
  readonly exportPlan: (
    planId: PlanId,
    by: MemberId,
    query: PdfQuery,
    signal?: AbortSignal,
  ) => Promise<Result<ExportedPlan, ExportRefusal>>
  readonly exportFile: (
    planId: PlanId,
    query: FileQuery,
  ) => Promise<Result<ExportedPlan, ExportRefusal>>
  readonly templates: Templates
  readonly record: RecordPorts
  readonly versions: FreezePorts & ComparePorts
  readonly histories: Histories
  readonly sockets: Sockets
  /** Whether a page of this origin may make requests and open sockets. */
  readonly allowsOrigin: (origin: string) => boolean
  readonly newPlans: 'anyone' | 'nobody'
  readonly requestsPerMinute: RequestsPerMinute
  /** Whether the store can be written at this moment. */
  readonly storeIsWritable: () => Promise<boolean>
  readonly metricsText: () => Promise<{ readonly contentType: string; readonly text: string }>
  /** The folder of the built client, or null to serve the API alone. */
  readonly pages: string | null
  /** Addresses of reverse proxies whose word is taken for where a request comes from. */
  readonly proxies: readonly string[]
  /** Whether every page of this server is reached over TLS, so that browsers may be told to insist on it. */
  readonly onlyTls: boolean
  /** Whether the server takes requests; false from the moment it begins to stop. */
  readonly accepting: () => boolean
}
