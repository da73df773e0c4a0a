import { createPinoLog } from '../adapters/pino/log.ts'
import { readConfig } from './config.ts'
import { startServer } from './server.ts'
import { firstWelcome, laterWelcome } from './welcome.ts'

/** A stop that hangs is cut off; what is acknowledged is on disk already. */
const STOP_WITHIN_MS = 10_000

/** Ends the process with one sentence for people. */
function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const read = readConfig(process.env)
if (!read.ok) giveUp(read.sentence)
// On a terminal a person reads along, and what they need to know is said in sentences on standard output.
const log = createPinoLog(read.config.logLevel ?? (process.stderr.isTTY ? 'warn' : 'info'))

// The state in memory may be anything now. Everything that anybody was told is saved is in the journal.
process.on('uncaughtException', (error) => {
  log.error('ended by a fault', { error })
  process.exit(1)
})

const began = performance.now()
const started = await startServer(read.config, log)
if (!started.ok) giveUp(started.reason)
const { address, firstPlan, close } = started.value
log.info('listening', { address, tookMs: Math.round(performance.now() - began) })
process.stdout.write(
  firstPlan === null
    ? laterWelcome(address)
    : firstWelcome(address, firstPlan.title, firstPlan.seats),
)

let stopping = false
function stop(signal: NodeJS.Signals): void {
  // Asked again, by somebody who does not want to wait.
  if (stopping) process.exit(1)
  stopping = true
  log.info('stopping', { signal })
  setTimeout(() => {
    log.error('could not stop in time')
    process.exit(1)
  }, STOP_WITHIN_MS).unref()
  close().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error('could not stop cleanly', { error })
      process.exit(1)
    },
  )
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
