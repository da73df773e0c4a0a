import { createIds } from '../../shared/model/ids.ts'

/** A new id of 100 random bits, for whatever this page makes. */
export const newId = createIds((bytes) => crypto.getRandomValues(bytes))
