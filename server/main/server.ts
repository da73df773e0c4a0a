import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import type { Seat } from '../../shared/wire/http.ts'
import { nextTurn, systemScheduler } from '../adapters/clock/systemScheduler.ts'
import { createSecrets } from '../adapters/crypto/secrets.ts'
import { nodeSha256 } from '../adapters/crypto/sha256.ts'
import { isSignedBy, openSigner } from '../adapters/crypto/signer.ts'
import { createWordMaker } from '../adapters/docx/wordMaker.ts'
import { readTemplates } from '../adapters/disk/templates.ts'
import { createPrometheusMetrics } from '../adapters/prometheus/metrics.ts'
import { createSqliteDirectory } from '../adapters/sqlite/directory.ts'
import { createSqliteJournal } from '../adapters/sqlite/journal.ts'
import { createSqliteSeals } from '../adapters/sqlite/seals.ts'
import { createSqliteVersions } from '../adapters/sqlite/versions.ts'
import { createTypstPrinter } from '../adapters/typst/printer.ts'
import { createApp } from '../api/app.ts'
import { type ApiContext, REQUESTS_PER_MINUTE } from '../api/context.ts'
import { createSockets } from '../api/sockets.ts'
import { createAgreementTrend } from '../core/agreementTrend.ts'
import { createPlan } from '../core/createPlan.ts'
import { copyCode } from '../core/copies.ts'
import { exportFile } from '../core/exportFile.ts'
import { exportPlan } from '../core/exportPlan.ts'
import { createHistories } from '../core/histories.ts'
import { inBackground, type Log } from '../core/log.ts'
import { createRooms, type Rooms } from '../core/rooms.ts'
import { createSealer } from '../core/seal.ts'
import type { Config } from './config.ts'
import { openDataFolder } from './dataFolder.ts'
import { ownOrigins } from './origins.ts'
import { countRequests } from './requests.ts'
import { packageRoot } from './root.ts'

/** The plan that is ready at the first start. */
const FIRST_TEMPLATE = '28-points'
/** Sessions that ended are swept this often; they open nothing before that either. */
const SWEEP_EVERY_MS = 24 * 60 * 60 * 1000
/** Requests under way when the server stops have this long to end. */
const REQUESTS_GRACE_MS = 3_000

export interface RunningServer {
  /** The first of the addresses under which people reach it. */
  readonly address: string
  /** The plan made at this start with the seats' links, or null if there were plans already. */
  readonly firstPlan: { readonly title: string; readonly seats: readonly Seat[] } | null
  /** Takes no more work, flushes, sends everybody away and gives the data folder back. Safe twice. */
  close(): Promise<void>
}

/** Puts the parts together and listens; or says in one sentence why it cannot. */
export async function startServer(config: Config, log: Log): Promise<Result<RunningServer>> {
  const root = packageRoot()
  const opened = openDataFolder(config.data)
  if (!opened.ok) return opened
  const folder = opened.value
  const scheduler = systemScheduler
  const { now } = scheduler
  const secrets = createSecrets()
  const metrics = createPrometheusMetrics()
  const journal = createSqliteJournal(folder.database)
  const directory = createSqliteDirectory(folder.database)
  const signer = openSigner(join(folder.path, 'signing-key.pem'))
  const seals = createSqliteSeals(folder.database)
  const sealer = createSealer({ signer, seals, scheduler, log })
  const trend = createAgreementTrend({
    open: (planId, document) => rooms.open(planId, document),
    scheduler,
    log,
  })
  const rooms: Rooms = createRooms({
    journal,
    sha256: nodeSha256,
    scheduler,
    log,
    metrics,
    stored: sealer.grew,
    changed: trend.touched,
  })
  metrics.watch(rooms.stats)
  const printer = createTypstPrinter({ log })
  const word = createWordMaker({ log })
  const histories = createHistories({
    journal,
    rooms,
    pause: nextTurn,
    precise: scheduler.precise,
  })
  const versionStore = createSqliteVersions(folder.database)
  const sockets = createSockets({ directory, rooms, secrets, now, scheduler, log })
  const state = { accepting: true, origins: new Set<string>(config.origins) }
  const pages = join(root, 'dist', 'client')
  const context: ApiContext = {
    rooms,
    directory,
    secrets,
    now,
    log,
    metrics,
    templates: readTemplates(join(root, 'server', 'templates')),
    sockets,
    record: {
      journal,
      seals,
      rooms,
      sha256: nodeSha256,
      publicKey: signer.publicKey,
      isSignedBy,
    },
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
    exportPlan: (planId, by, query, signal) =>
      exportPlan(
        {
          ...{ rooms, printer, now, store: versionStore, pause: nextTurn },
          newCode: () => copyCode(secrets.newToken()),
        },
        planId,
        by,
        query,
        signal,
      ),
    exportFile: (planId, query) =>
      exportFile(
        { rooms, word, histories, now, store: versionStore, pause: nextTurn },
        planId,
        query,
      ),
    storeIsWritable: () =>
      directory.probe(now()).then(
        () => true,
        (error: unknown) => {
          log.error('the store cannot be written', { error })
          return false
        },
      ),
    metricsText: async () => ({ contentType: metrics.contentType, text: await metrics.text() }),
    pages: existsSync(pages) ? pages : null,
    proxies: config.proxies,
    onlyTls: config.origins.length > 0 && config.origins.every((one) => one.startsWith('https:')),
    allowsOrigin: (origin) => state.origins.has(origin),
    newPlans: config.newPlans,
    requestsPerMinute: REQUESTS_PER_MINUTE,
    accepting: () => state.accepting,
  }
  const app = await createApp(context)
  const requests = countRequests(app.server)

  let closing: Promise<void> | null = null
  let cancelSweep = (): void => {}
  async function closeAll(): Promise<void> {
    state.accepting = false
    cancelSweep()
    // Stops listening at once; resolves when the last connection is gone, which may be one that says nothing.
    const closed = app.close()
    await requests.ended(REQUESTS_GRACE_MS)
    await printer.close()
    await word.close()
    await trend.close()
    await rooms.close()
    await sealer.close()
    await sockets.close()
    app.server.closeAllConnections()
    await closed
    await journal.close()
    folder.close()
  }
  const close = (): Promise<void> => (closing ??= closeAll())

  const isFirstStart = (await directory.plans()).length === 0
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await close()
    return no(listenSentence(error, config))
  }
  // A TCP server that listens has an address of this form.
  const { port } = app.server.address() as AddressInfo
  const own = config.origins.length > 0 ? config.origins : ownOrigins(config.host, port)
  for (const origin of own) state.origins.add(origin)

  function sweep(): void {
    inBackground(log, 'sweep sessions', directory.forgetSessions(now()))
    cancelSweep = scheduler.after(SWEEP_EVERY_MS, sweep)
  }
  sweep()

  // Only now, because a server that could not listen would have shown the links for nothing.
  const firstPlan = isFirstStart ? await makeFirstPlan(context) : null
  return yes({ address: own[0] ?? '', firstPlan, close })
}

async function makeFirstPlan(context: ApiContext): Promise<RunningServer['firstPlan']> {
  const made = await createPlan(context, { template: FIRST_TEMPLATE, convenerName: null })
  if (!made.ok) throw new Error(`The first plan could not be made: ${made.reason}`)
  return made.value
}

function listenSentence(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Stop the program that has it, or set PARLEY_PORT to another.`
    case 'EACCES':
      return `This user may not listen on port ${port}. Set PARLEY_PORT to one above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not an address of this machine. Set PARLEY_HOST to one that is.`
    default:
      return `Parley cannot listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}.`
  }
}
