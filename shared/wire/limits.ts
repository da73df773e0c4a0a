/** Bounds of the wire, each with its reason. */
export const LIMITS = {
  /** A point of a plan is a few kilobytes; a whole plan reopened from local storage fits many times over. */
  frameBytes: 1024 * 1024,
  /** What may wait for one slow reader before it is dropped; it resyncs when it comes back. */
  bufferedBytes: 8 * 1024 * 1024,
  /** Frames a socket may send at once, and per second thereafter. A fast typist sends about 30 (text, caret, barrier). */
  frameBurst: 600,
  framesPerSecond: 120,
  /** One awareness state: a caret, a point and an identity. */
  awarenessBytes: 4096,
  /** Awareness ids of one socket: a page has one; reloads in between leave a few. */
  awarenessIdsPerSocket: 4,
  /** y-websocket's clients count from 0 every 15 s; a huge clock would lock an id for ever. */
  awarenessClock: 1_000_000_000,
  /** Sockets of one member: tabs times documents. */
  socketsPerMember: 64,
  /** A save barrier's nonce, in bytes. */
  nonceBytes: 16,
  /** Gaps in a row that are answered with a sync step 1 before the socket is told to come back later. */
  gapsInARow: 8,
} as const

/** Close codes. y-websocket's provider does not reconnect after 4400 to 4499 and does after any other. */
export const CLOSE = {
  /** The server stops or restarts; come back. */
  goingAway: 1001,
  /** The session ended or the seat was removed; sign in again. */
  signedOut: 4401,
  /** An update was refused; keep the words, reload. The reason is the close reason. */
  refused: 4403,
  /** Speaks another version of the text schema; reload the page. */
  otherSchema: 4409,
  /** Reads too slowly, or sends too fast; come back later. */
  tooSlow: 4508,
  tooFast: 4529,
  /** The disk refused a write, so what was sent is not saved; come back and send it again. */
  notSaved: 4500,
} as const
