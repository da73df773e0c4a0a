import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Chance, createChance } from '../../../shared/lib/chance.ts'
import { positionKey, wordingKey } from '../../../shared/model/entry.ts'
import type { PartyId } from '../../../shared/model/ids.ts'
import { textHash } from '../../../shared/model/wording.ts'
import { applyExactly } from '../applyExactly.ts'
import { canonicalise } from './canonical.ts'
import { aMember, aTable, type Forged, forge, ONE, type Table } from './testing/table.ts'

/*
 * The gate foretells which item Yjs will leave under a key. Here every made-up update is also applied to a shadow of
 * the document, and what is really left there is held against the verdict. `FUZZ_UPDATES=100000` runs more.
 */
const UPDATES = Number(process.env['FUZZ_UPDATES'] ?? 10_000)
const PER_TABLE = 25

const head = aMember('head', { role: 'head', partyId: 'a' as PartyId })
const HASH = textHash([])
const WORDING = { kind: 'wording', text: [] }
const POSITION = {
  kind: 'position',
  stance: 'accept',
  textHash: HASH,
  reason: '',
  turn: 1,
  at: 5,
}
/** Two roots with one key each that is kept for ever, so that everything meets there. */
const PLACES = [
  { root: 'person:head', key: wordingKey(HASH), value: WORDING },
  { root: 'party:a', key: positionKey(ONE, 'x'), value: POSITION },
] as const

/** Items of a few clients under the two keys, most of them behind something that is there, and deletions. */
function made(doc: Y.Doc, chance: Chance): Uint8Array {
  const structs: Forged[] = []
  const place = chance.pick(PLACES)
  const standing = [...(doc.share.get(place.root)?._map.values() ?? [])]
  const ids: [number, number][] = []
  for (let item: Y.Item | null = standing[0] ?? null; item !== null; item = item.left) {
    ids.push([item.id.client, item.id.clock + chance.below(item.length)])
  }
  for (let count = chance.below(4); count > 0; count--) {
    const client = 100 + chance.below(12)
    const own = structs.filter((one) => one.client === client).at(-1)
    const clock =
      own === undefined ? Y.getState(doc.store, client) : own.clock + own.content.getLength()
    const content =
      chance.next() < 0.4
        ? new Y.ContentDeleted(1 + chance.below(2))
        : new Y.ContentAny([place.value])
    const near = ids.length > 0 && chance.next() < 0.6 ? chance.pick(ids) : null
    structs.push({
      client,
      clock,
      content,
      ...(near === null ? { parent: place.root, parentSub: place.key } : { origin: near }),
    })
    ids.push([client, clock])
  }
  const deletions =
    ids.length > 0 && chance.next() < 0.4
      ? [chance.pick(ids)].map(([client, clock]) => [client, clock, 1] as const)
      : []
  return forge(structs, deletions)
}

/** The items that say something under the key of a place, and whether the last one does. */
function left(doc: Y.Doc, { root, key }: (typeof PLACES)[number]) {
  const last = doc.share.get(root)?._map.get(key)
  const live: string[] = []
  let count = 0
  for (let item: Y.Item | null = last ?? null; item !== null; item = item.left) {
    count += item.length
    if (!item.deleted) live.push(`${item.id.client} ${item.id.clock}`)
  }
  return { live, count }
}

/** Whether everything that is kept for ever is still there after the update, and stands alone if it has to. */
function outcome(table: Table, update: Uint8Array): 'kept' | 'crowded' | 'lost' {
  const doc = new Y.Doc()
  applyExactly(doc, Y.encodeStateAsUpdate(table.doc))
  const [wordingBefore, positionBefore] = PLACES.map((place) => left(doc, place))
  applyExactly(doc, update)
  const [wording, position] = PLACES.map((place) => left(doc, place))
  if (wordingBefore?.live.length === 1 && wording?.live.length !== 1) return 'lost'
  const [held] = positionBefore?.live ?? []
  if (held !== undefined && !position?.live.includes(held)) return 'lost'
  const isCrowded = position?.count !== positionBefore?.count && (position?.count ?? 0) > 1
  return isCrowded ? 'crowded' : 'kept'
}

describe('what the gate says of entries that are kept for ever', { timeout: 120_000 }, () => {
  it(`agrees with what Yjs leaves of them, for ${UPDATES} made-up updates`, () => {
    const seen = new Map<string, number>()
    for (let at = 0; at < UPDATES / PER_TABLE; at++) {
      const chance = createChance(at + 1)
      const table = aTable('review')
      for (let index = 0; index < PER_TABLE; index++) {
        const update = made(table.doc, chance)
        const canonical = canonicalise(table.doc, update)
        if (canonical.kind !== 'changes') continue
        const happens = outcome(table, canonical.update)
        const verdict = table.send(head, update)
        const said = verdict.kind === 'refuse' ? verdict.reason : verdict.kind
        const pair = `${happens} / ${said}`
        seen.set(pair, (seen.get(pair) ?? 0) + 1)
        if (!agrees(happens, said)) {
          throw new Error(`seed ${at + 1}, update ${index}: happens ${happens}, said ${said}`)
        }
      }
    }
    // A run in which nothing is ever kept, or nothing ever refused, would agree as well.
    for (const pair of ['kept / accept', 'lost / kept-for-ever', 'crowded / kept-for-ever']) {
      expect(seen.get(pair) ?? 0, `${pair} of ${[...seen].join(' ')}`).toBeGreaterThan(
        UPDATES * 0.01,
      )
    }
  })
})

function agrees(happens: ReturnType<typeof outcome>, said: string): boolean {
  // What has another fault as well may be refused for that one.
  if (['no-wording', 'structure', 'content', 'too-costly'].includes(said)) return true
  switch (happens) {
    case 'kept':
      return said === 'accept'
    case 'crowded':
      // Items that say nothing may crowd; one that says something stands alone.
      return said === 'kept-for-ever' || said === 'accept'
    case 'lost':
      return said === 'kept-for-ever'
  }
}
