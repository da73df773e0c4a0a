import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { yes } from '../../../shared/lib/result.ts'
import type { PlanId } from '../../../shared/model/ids.ts'
import { nextTurn } from '../../adapters/clock/systemScheduler.ts'
import { createSecrets } from '../../adapters/crypto/secrets.ts'
import { forgetfulSigner, isSignedBy } from '../../adapters/crypto/signer.ts'
import { nodeSha256 } from '../../adapters/crypto/sha256.ts'
import { wordHere } from '../../adapters/docx/testing/wordHere.ts'
import { readTemplates } from '../../adapters/disk/templates.ts'
import { createHandClock } from '../../adapters/memory/clock.ts'
import { createMemoryDirectory } from '../../adapters/memory/directory.ts'
import { createMemorySeals } from '../../adapters/memory/seals.ts'
import { createMemoryVersions } from '../../adapters/memory/versions.ts'
import { createMemoryJournal } from '../../adapters/memory/journal.ts'
import { createPrometheusMetrics } from '../../adapters/prometheus/metrics.ts'
import { type CreatedPlan, createPlan } from '../../core/createPlan.ts'
import { exportFile } from '../../core/exportFile.ts'
import { createHistories } from '../../core/histories.ts'
import { join } from '../../core/join.ts'
import type { Log } from '../../core/log.ts'
import { createSealer } from '../../core/seal.ts'
import { createRooms } from '../../core/rooms.ts'
import { createApp } from '../app.ts'
import { type ApiContext, REQUESTS_PER_MINUTE } from '../context.ts'
import { createSockets } from '../sockets.ts'

export const ORIGIN = 'http://parley.test'

/** A whole server on memory: real routes, real rooms, a clock that is moved by hand. For tests. */
export interface TestServer {
  readonly app: FastifyInstance
  readonly context: ApiContext
  /** Moves the clock and runs what became due. */
  tick(ms: number): void
  /** Messages of the log at `warn` and `error`. */
  readonly complaints: readonly string[]
  /** A plan with a seat for everybody. */
  plan(template?: string): Promise<CreatedPlan>
  /** Joins by a seat; the answer's token is a session. */
  seat(
    plan: CreatedPlan,
    role: string,
    party?: string,
  ): Promise<{ readonly token: string; readonly memberId: string; readonly cookie: string }>
  /** Listens on a free port; answers it. */
  listen(): Promise<number>
  close(): Promise<void>
}

export async function aServer(overrides: Partial<ApiContext> = {}): Promise<TestServer> {
  const clock = createHandClock()
  const complaints: string[] = []
  const complain = (message: string): void => void complaints.push(message)
  const log: Log = { debug() {}, info() {}, warn: complain, error: complain }
  const metrics = createPrometheusMetrics()
  const directory = createMemoryDirectory()
  const secrets = createSecrets()
  const scheduler = clock
  const { now } = scheduler
  const journal = createMemoryJournal({ flush: 'at-once' })
  const signer = forgetfulSigner()
  const seals = createMemorySeals()
  const sealer = createSealer({ signer, seals, scheduler, log })
  const rooms = createRooms({
    journal,
    sha256: nodeSha256,
    scheduler,
    log,
    metrics,
    stored: sealer.grew,
  })
  metrics.watch(rooms.stats)
  const sockets = createSockets({ directory, rooms, secrets, now, scheduler, log })
  const versionStore = createMemoryVersions()
  const histories = createHistories({
    journal,
    rooms,
    pause: nextTurn,
    precise: scheduler.precise,
  })
  const context: ApiContext = {
    rooms,
    directory,
    secrets,
    now,
    log,
    metrics,
    record: { journal, seals, rooms, sha256: nodeSha256, publicKey: signer.publicKey, isSignedBy },
    versions: {
      rooms,
      store: versionStore,
      signer,
      sha256: nodeSha256,
      newId: secrets.newId,
      sealNow: sealer.sealNow,
      pause: nextTurn,
      log,
    },
    histories,
    templates: readTemplates(fileURLToPath(new URL('../../templates', import.meta.url))),
    sockets,
    exportPlan: async (planId) =>
      yes({
        bytes: new TextEncoder().encode(`document of ${planId}`),
        fileName: 'Plan «А».pdf',
        mediaType: 'application/pdf',
      }),
    exportFile: (planId, query) =>
      exportFile(
        { rooms, histories, now, store: versionStore, word: wordHere, pause: nextTurn },
        planId,
        query,
      ),
    storeIsWritable: async () => true,
    metricsText: async () => ({ contentType: metrics.contentType, text: await metrics.text() }),
    pages: null,
    proxies: [],
    onlyTls: false,
    allowsOrigin: (origin) => origin === ORIGIN,
    newPlans: 'anyone',
    requestsPerMinute: REQUESTS_PER_MINUTE,
    accepting: () => true,
    ...overrides,
  }
  const app = await createApp(context)
  await app.ready()

  return {
    app,
    context,
    tick: clock.advance,
    complaints,
    async plan(template = 'blank') {
      const created = await createPlan(context, { template, convenerName: null })
      if (!created.ok) throw new Error(created.reason)
      return created.value
    },
    async seat(plan, role, party) {
      const seat = plan.seats.find((one) => one.role === role && one.partyName === (party ?? null))
      if (seat === undefined) throw new Error(`There is no seat for ${role}`)
      const joined = await join(context, seat.token, `The ${role}`)
      if (!joined.ok) throw new Error(joined.reason)
      return {
        ...joined.value,
        cookie: `parley-${plan.planId satisfies PlanId}=${joined.value.token}`,
      }
    },
    async listen() {
      await app.listen({ host: '127.0.0.1', port: 0 })
      // A TCP server has an address of this form.
      return (app.server.address() as AddressInfo).port
    },
    async close() {
      await rooms.close()
      const gone = sockets.close()
      clock.advance(60_000)
      await gone
      await app.close()
    },
  }
}
