import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { DocumentName } from '../../shared/model/documents.ts'
import { SCHEMA_VERSION } from '../../shared/model/schema.ts'
import { LIMITS } from '../../shared/wire/limits.ts'
import { MESSAGE, SYNC } from '../../shared/wire/messages.ts'

/** While the server cannot be reached, tries again at least this often. */
const LONGEST_WAIT_MS = 5000

export interface LinkEvents {
  /** Both sides have told each other all that they had. */
  readonly synced: () => void
  /** The line was lost, or could not be had. `opened` is whether the server had let this page in. */
  readonly lost: (opened: boolean) => void
  /** The server said that coming back is of no use. */
  readonly closed: (code: number, reason: string) => void
  /** Everything that was sent before the barrier under way is on the server's disk. */
  readonly echoed: () => void
}

/** The line to one document of the server; y-websocket underneath. */
export interface Link {
  connect(): void
  /** Drops the line and tries at once for a new one; for when the network says that it changed. */
  reconnect(): void
  /** Asks the server to say when all that was sent so far is on disk. Only while synced, one at a time. */
  askBarrier(): void
  /** Whether a transaction's origin is this line, so the server knows of it already. */
  isOrigin(origin: unknown): boolean
  /** Safe twice. */
  close(): void
}

export interface LinkOptions {
  /** For instance `wss://parley.example/sync/<planId>`. */
  readonly address: string
  readonly document: DocumentName
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly events: LinkEvents
  readonly WebSocket?: typeof WebSocket
}

export function createLink(options: LinkOptions): Link {
  const { document, doc, awareness, events } = options
  const provider = new WebsocketProvider(options.address, document, doc, {
    connect: false,
    awareness,
    // Two logins of one browser would merge their documents behind the server's back.
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION) },
    maxBackoffTime: LONGEST_WAIT_MS,
    ...(options.WebSocket === undefined ? {} : { WebSocketPolyfill: options.WebSocket }),
  })
  let nonce = 0
  let awaited: number | null = null
  let told = { ours: false, theirs: false }
  let closed = false

  const [handleSync] = provider.messageHandlers
  provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
    const asksForOurs = decoding.peekVarUint(decoder) === SYNC.step1
    handleSync?.(encoder, decoder, ...rest)
    if (asksForOurs) tell({ ours: true })
  }
  // A handler that writes nothing sends nothing.
  provider.messageHandlers[MESSAGE.saveBarrier] = (_encoder, decoder) => {
    const echo = decoding.readVarUint(decoding.createDecoder(decoding.readVarUint8Array(decoder)))
    if (echo !== awaited) return
    awaited = null
    events.echoed()
  }
  provider.messageHandlers[MESSAGE.notice] = () => undefined

  // y-websocket sends what a handler wrote once the handler has returned; the event waits for that.
  function tell(part: { ours?: true; theirs?: true }): void {
    if (told.ours && told.theirs) return
    told = { ...told, ...part }
    if (told.ours && told.theirs) queueMicrotask(() => provider.synced && events.synced())
  }

  provider.on('sync', (synced: boolean) => {
    if (synced) tell({ theirs: true })
  })
  provider.on('connection-close', (event) => {
    const opened = provider.wsconnected
    told = { ours: false, theirs: false }
    awaited = null
    if (closed || (event !== null && isFinal(event.code))) return
    events.lost(opened)
  })
  provider.on('closed', ({ code, reason }) => {
    if (!closed) events.closed(code, reason)
  })

  return {
    connect: () => provider.connect(),
    reconnect() {
      if (closed || !provider.shouldConnect) return
      provider.disconnect()
      provider.connect()
    },
    askBarrier() {
      nonce += 1
      awaited = nonce
      const inner = encoding.createEncoder()
      encoding.writeVarUint(inner, nonce)
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, MESSAGE.saveBarrier)
      encoding.writeVarUint8Array(
        encoder,
        encoding.toUint8Array(inner).subarray(0, LIMITS.nonceBytes),
      )
      provider.ws?.send(encoding.toUint8Array(encoder))
    },
    isOrigin: (origin) => origin === provider,
    close() {
      if (closed) return
      closed = true
      provider.destroy()
    },
  }
}

/** y-websocket does not come back after these. */
const isFinal = (code: number): boolean => code >= 4400 && code < 4500
