import * as Y from 'yjs'

/**
 * Applies an update and nothing else. Yjs tidies up redundant formatting after a remote update by deletions of its
 * own; in a client those are sent like any other edit, but on the server they would be in memory and in no journal.
 */
export function applyExactly(doc: Y.Doc, update: Uint8Array, origin?: unknown): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, update, origin)
    transaction.local = true
  }, origin)
}
