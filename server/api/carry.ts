import type { RawData, WebSocket } from 'ws'
import type { Connection, RoomSocket } from '../core/connection.ts'
import type { Log } from '../core/log.ts'

/** Close codes of RFC 6455. */
const ONLY_BINARY = 1003
const SERVER_ERROR = 1011
/** A peer that does not answer a close within this is cut off. */
const CLOSE_TIMEOUT_MS = 5_000

/** Carries frames between a WebSocket and a connection of the core. Text is not spoken here and closes the socket. */
export function carry(
  socket: WebSocket,
  log: Log,
  join: (socket: RoomSocket) => Pick<Connection, 'receive' | 'left'>,
): void {
  // Listened to before joining, because joining already sends. An oversize or malformed frame arrives here: ws has
  // sent the close code (1009, 1002) by then.
  socket.on('error', (error) => log.debug('socket error', { error: error.message }))
  const connection = join({
    send(bytes) {
      if (socket.readyState === socket.OPEN) socket.send(bytes)
    },
    close(code, reason) {
      socket.close(code, reason)
      setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS).unref()
    },
    bufferedBytes: () => socket.bufferedAmount,
  })
  socket.on('message', (data, isBinary) => {
    if (!isBinary) return socket.close(ONLY_BINARY, 'binary-only')
    try {
      connection.receive(toBytes(data))
    } catch (error) {
      // A bug, but one client's: it must not take the others with it.
      log.error('frame failed', { error })
      socket.close(SERVER_ERROR, 'error')
    }
  })
  socket.on('close', () => connection.left())
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
