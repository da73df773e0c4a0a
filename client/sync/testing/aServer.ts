import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as syncProtocol from 'y-protocols/sync'
import * as Y from 'yjs'
import { MESSAGE } from '../../../shared/wire/messages.ts'

/** One socket of a page, as the server sees it. */
export interface ServerSide {
  readonly document: string
  /** Frames that the page sent, by their first number. */
  readonly numbers: readonly number[]
  close(code: number, reason: string): void
  send(bytes: Uint8Array): void
}

/** A server in memory that speaks to pages through its own `WebSocket`. Nothing moves until `deliver`. */
export interface AServer {
  readonly WebSocket: typeof WebSocket
  readonly docs: ReadonlyMap<string, Y.Doc>
  readonly sockets: readonly ServerSide[]
  /** While false, nobody can connect. */
  reachable: boolean
  /** While false, echoes wait: the disk is slow. */
  diskIsQuick: boolean
  /** Moves everything that is on its way, in both directions, until nothing is. */
  deliver(): Promise<void>
  /** Drops all lines, as a network does. */
  drop(): void
}

export function aServer(): AServer {
  const docs = new Map<string, Y.Doc>([
    ['plan', new Y.Doc()],
    ['review', new Y.Doc()],
    ['record', new Y.Doc()],
  ])
  const sockets: PageSocket[] = []
  const heldEchoes: (() => void)[] = []
  let onItsWay: (() => void)[] = []
  const later = (move: () => void): void => void onItsWay.push(move)

  class PageSocket implements ServerSide {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly OPEN = 1
    binaryType = 'arraybuffer'
    readyState = 0
    onopen: (() => void) | null = null
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
    onclose: ((event: { code: number; reason: string }) => void) | null = null
    onerror: ((event: unknown) => void) | null = null
    readonly numbers: number[] = []
    readonly document: string
    readonly doc: Y.Doc
    private readonly pass = (update: Uint8Array, origin: unknown): void => {
      if (origin !== this)
        this.reply(MESSAGE.sync, (encoder) => syncProtocol.writeUpdate(encoder, update))
    }

    constructor(readonly url: string) {
      this.document = new URL(url).pathname.split('/').pop() ?? ''
      const doc = docs.get(this.document)
      if (doc === undefined) throw new Error(`no document ${this.document}`)
      this.doc = doc
      later(() => (server.reachable ? this.open() : this.gone(1006, '')))
    }

    private open(): void {
      if (this.readyState !== 0) return
      this.readyState = 1
      sockets.push(this)
      this.onopen?.()
      this.reply(MESSAGE.sync, (encoder) => syncProtocol.writeSyncStep1(encoder, this.doc))
      this.doc.on('update', this.pass)
    }

    /** Called by the page. */
    send(bytes: Uint8Array): void {
      const frame = bytes.slice()
      this.numbers.push(frame[0] ?? -1)
      later(() => this.readyState === 1 && this.receive(frame))
    }

    /** Called by the page without arguments, and by the server with a code. */
    close(code?: number, reason?: string): void {
      if (code === undefined) this.forget()
      else later(() => this.gone(code, reason ?? ''))
    }

    gone(code: number, reason: string): void {
      if (this.readyState === 3) return
      this.forget()
      this.onclose?.({ code, reason })
    }

    private forget(): void {
      this.readyState = 3
      this.doc.off('update', this.pass)
      const at = sockets.indexOf(this)
      if (at >= 0) sockets.splice(at, 1)
    }

    private receive(frame: Uint8Array): void {
      const decoder = decoding.createDecoder(frame)
      switch (decoding.readVarUint(decoder)) {
        case MESSAGE.sync:
          this.reply(MESSAGE.sync, (encoder) => {
            syncProtocol.readSyncMessage(decoder, encoder, this.doc, this)
          })
          return
        case MESSAGE.saveBarrier: {
          const echo = (): void => later(() => this.toPage(frame))
          if (server.diskIsQuick) echo()
          else heldEchoes.push(echo)
        }
      }
    }

    private reply(number: number, write: (encoder: encoding.Encoder) => void): void {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, number)
      write(encoder)
      if (encoding.length(encoder) > 1) this.fromServer(encoding.toUint8Array(encoder))
    }

    fromServer(bytes: Uint8Array): void {
      later(() => this.toPage(bytes))
    }

    toPage(bytes: Uint8Array): void {
      if (this.readyState !== 1) return
      this.onmessage?.({ data: bytes.slice().buffer })
    }
  }

  const server: AServer = {
    // Only what y-websocket uses of a socket.
    WebSocket: PageSocket as unknown as typeof WebSocket,
    docs,
    get sockets() {
      return sockets.map((socket) => ({
        document: socket.document,
        numbers: socket.numbers,
        close: (code: number, reason: string) => socket.close(code, reason),
        send: (bytes: Uint8Array) => socket.fromServer(bytes),
      }))
    },
    reachable: true,
    diskIsQuick: true,
    async deliver() {
      for (let idle = 0; idle < 5;) {
        if (server.diskIsQuick) for (const echo of heldEchoes.splice(0)) echo()
        const moves = onItsWay
        onItsWay = []
        for (const move of moves) move()
        // Promises of the page take their turn between the frames.
        await Promise.resolve()
        idle = moves.length === 0 ? idle + 1 : 0
      }
    },
    drop() {
      for (const socket of [...sockets]) socket.gone(1006, '')
    },
  }
  return server
}
