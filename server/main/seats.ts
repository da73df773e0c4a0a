import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { systemScheduler } from '../adapters/clock/systemScheduler.ts'
import { createSecrets } from '../adapters/crypto/secrets.ts'
import { nodeSha256 } from '../adapters/crypto/sha256.ts'
import { openDatabase } from '../adapters/sqlite/database.ts'
import { createSqliteDirectory } from '../adapters/sqlite/directory.ts'
import { createSqliteJournal } from '../adapters/sqlite/journal.ts'
import { silentLog } from '../core/log.ts'
import { noMetrics } from '../core/metrics.ts'
import { createRooms } from '../core/rooms.ts'
import { renewOpenSeats } from '../core/seat.ts'
import { readConfig } from './config.ts'
import { STORE_FILE } from './dataFolder.ts'
import { ownOrigins } from './origins.ts'
import { chooseAPlan, freshLinks } from './welcome.ts'

/*
 * `npm run seats`: new links for seats that nobody has taken, also while the server runs. It reads records and writes
 * invitations only; the rooms are not closed, because closing would write snapshots beside the server's own.
 */

function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const read = readConfig(process.env)
if (!read.ok) giveUp(read.sentence)
const { config } = read
const store = join(config.data, STORE_FILE)
if (!existsSync(store)) {
  giveUp(
    `There is no plan in ${config.data} yet. Start Parley once, or set PARLEY_DATA to its folder.`,
  )
}
const database = openDatabase(store)
const directory = createSqliteDirectory(database)
const secrets = createSecrets()
const { now } = systemScheduler
const rooms = createRooms({
  journal: createSqliteJournal(database),
  sha256: nodeSha256,
  scheduler: systemScheduler,
  log: silentLog,
  metrics: noMetrics,
})
const address = config.origins[0] ?? ownOrigins(config.host, config.port)[0] ?? ''

const plans = await Promise.all(
  (await directory.plans()).map(async ({ id }) => ({
    id,
    title: (await rooms.plan(id))?.title ?? id,
    free: (await directory.invitations(id)).filter(
      (one) => one.usedAt === null && one.revokedAt === null,
    ).length,
  })),
)
const wanted = process.argv[2]
const chosen = plans.find((plan) => plan.id === wanted)
if (wanted !== undefined && chosen === undefined) giveUp(`There is no plan ${wanted} here.`)
const plan = chosen ?? (plans.length === 1 ? plans[0] : undefined)
process.stdout.write(
  plan === undefined
    ? chooseAPlan(plans)
    : freshLinks(
        address,
        plan.title,
        await renewOpenSeats({ directory, rooms, secrets, now }, plan.id),
      ),
)
database.close()
