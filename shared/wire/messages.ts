/** The first number of every binary frame. 0 to 3 are those of the plain y-websocket protocol. */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** Client to server: a nonce. Server to client: the same nonce, once all that came before it is on disk. */
  saveBarrier: 100,
  /** Server to client, only to clients that named a schema version: a JSON notice. */
  notice: 101,
} as const

/** The second number of a sync frame (y-protocols/sync). */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const
