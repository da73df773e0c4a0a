import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { type Chance, createChance } from '../../../shared/lib/chance.ts'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { MemberId, PartyId } from '../../../shared/model/ids.ts'
import { pointSchema } from '../../../shared/model/schema.ts'
import { mayWriteRoot } from '../../../shared/rules/may.ts'
import { applyExactly } from '../applyExactly.ts'
import { canonicalise } from './canonical.ts'
import {
  addParagraph,
  aMember,
  aTable,
  edit,
  type Forged,
  forge,
  fragmentOf,
  ONE,
  type Table,
  TWO,
  wordsOf,
} from './testing/table.ts'

/*
 * The gate decides without applying. Here every crafted update is also applied to a shadow of the document, and what
 * really happened there (what is pending, which roots changed, what an editor could not parse) is held against the
 * verdict. `FUZZ_UPDATES=100000` runs more.
 */
const UPDATES = Number(process.env['FUZZ_UPDATES'] ?? 10_000)
const PER_TABLE = 100

const member = aMember('member')
const other = aMember('other', { partyId: 'b' as PartyId })

/** An open and a locked point, an alternative of each party, deleted words, collected structs. */
function aWorld(chance: Chance): { table: Table; ids: [number, number][] } {
  const table = aTable()
  const [mine, theirs] = [table.copy(100), table.copy(200)]
  for (const [who, doc, party] of [
    [member, mine, 'a'],
    [other, theirs, 'b'],
  ] as const) {
    for (const point of [ONE, TWO]) {
      table.send(who, addParagraph(doc, point, `The words of ${who.name} 🕊️`))
      const list = edit(doc, () => {
        const [outer, item, inner] = ['orderedList', 'listItem', 'paragraph'].map(
          (name) => new Y.XmlElement(name),
        )
        if (outer === undefined || item === undefined || inner === undefined) return
        fragmentOf(doc, point).push([outer])
        outer.push([item])
        item.push([inner])
        inner.push([new Y.XmlText('sub-clause')])
      })
      table.send(who, list)
    }
    const alternative = edit(doc, () => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('no text')])
      doc.getXmlFragment(`alternative:x:${party}`).push([paragraph])
    })
    table.send(who, alternative)
  }
  table.send(
    member,
    edit(mine, () => wordsOf(mine, ONE).delete(2, 3)),
  )
  table.send(
    member,
    edit(mine, () => fragmentOf(mine, TWO).delete(0, 1)),
  )
  table.points.set(TWO, { status: 'open', lock: { by: 'x' as MemberId, at: 1, reason: 'final' } })
  const ids: [number, number][] = []
  for (const [client] of table.doc.store.clients) {
    const end = Y.getState(table.doc.store, client)
    for (let clock = 0; clock < end; clock++) ids.push([client, clock])
  }
  // Now and then something that nobody has.
  ids.push([100, Y.getState(table.doc.store, 100) + chance.below(5)], [999, 0])
  return { table, ids }
}

const NAMES = ['paragraph', 'orderedList', 'listItem', 'table', 'hardBreak', 'footnote', 'heading']
const ROOTS = [
  pointRoot(ONE),
  pointRoot(ONE),
  pointRoot(TWO),
  'alternative:x:a',
  'alternative:x:b',
  'authors',
  'ghost',
]

function someContent(chance: Chance): Y.Item['content'] {
  const link = chance.next() < 0.5 ? 'https://example.org' : 'javascript:x'
  const made = [
    () => new Y.ContentString(chance.pick(['a', 'word', '🕊️'])),
    () => new Y.ContentString('letters'),
    () => new Y.ContentType(new Y.XmlElement(chance.pick(NAMES))),
    () => new Y.ContentType(new Y.XmlText()),
    () => new Y.ContentType(new Y.Map()),
    () => new Y.ContentFormat(chance.pick(['bold', 'blink', 'italic']), {}),
    () => new Y.ContentFormat('link', { href: link }),
    () => new Y.ContentAny([chance.pick([1, 'x', null])]),
    () => new Y.ContentDeleted(1 + chance.below(3)),
    () => new Y.ContentEmbed({ x: 1 }),
  ]
  return chance.pick(made)()
}

/** Mostly plausible: an own client id at its next clock, near things that are there. */
function craft(table: Table, ids: [number, number][], chance: Chance): Uint8Array {
  const client = chance.next() < 0.9 ? chance.pick([100, 300 + chance.below(40)]) : 200
  const start = Y.getState(table.doc.store, client)
  const structs: Forged[] = []
  let clock = chance.next() < 0.95 ? start : Math.max(0, start - 1 - chance.below(4))
  for (let count = chance.below(4); count >= 0; count--) {
    const content = someContent(chance)
    const near = (): readonly [number, number] =>
      structs.length > 0 && chance.next() < 0.4
        ? [client, chance.pick(structs).clock]
        : chance.pick(ids)
    const dice = chance.below(10)
    const origin = dice < 5 ? near() : undefined
    // An honest right neighbour is what stands right of the left one.
    const rightOrigin =
      dice === 9 ? near() : origin !== undefined ? rightOf(table.doc, origin) : undefined
    const parent = chance.next() < 0.5 ? chance.pick(ROOTS) : near()
    structs.push({
      client,
      clock,
      content,
      ...(origin === undefined ? {} : { origin }),
      ...(rightOrigin === undefined ? {} : { rightOrigin }),
      ...(origin === undefined && rightOrigin === undefined ? { parent } : {}),
      ...(chance.next() < 0.1 && parent !== undefined ? { parentSub: 'pointId' } : {}),
    })
    clock += content.getLength()
  }
  const deletions = Array.from({ length: chance.below(3) }, () => {
    const [owner, at] = chance.pick(ids)
    return [owner, at, 1 + chance.below(4)] as const
  })
  return forge(chance.next() < 0.15 ? [] : structs, deletions)
}

function rightOf(
  doc: Y.Doc,
  [client, clock]: readonly [number, number],
): [number, number] | undefined {
  const structs = doc.store.clients.get(client)
  if (structs === undefined || clock >= Y.getState(doc.store, client)) return undefined
  const struct = structs[Y.findIndexSS(structs, clock)]
  if (!(struct instanceof Y.Item)) return undefined
  if (clock < struct.id.clock + struct.length - 1) return [client, clock + 1]
  return struct.right === null ? undefined : [struct.right.id.client, struct.right.id.clock]
}

type Outcome = 'throws' | 'pending' | 'foreign-root' | 'foreign-client' | 'unparsable' | 'fine'

/** What really happens when the update is applied. */
function shadow(table: Table, update: Uint8Array): Outcome {
  const doc = new Y.Doc({ gc: false })
  applyExactly(doc, Y.encodeStateAsUpdate(table.doc))
  const before = Y.snapshot(doc)
  try {
    applyExactly(doc, update)
  } catch {
    return 'throws'
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return 'pending'
  const after = Y.snapshot(doc)
  for (const [client, structs] of doc.store.clients) {
    const known = before.sv.get(client) ?? 0
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      const isNew = struct.id.clock + struct.length > known
      const nowDeleted = Y.isDeleted(after.ds, struct.id) && !Y.isDeleted(before.ds, struct.id)
      if (!isNew && !nowDeleted) continue
      const root = rootOf(doc, struct)
      if (root !== null && !mayWriteRoot(member, 'plan', root, (id) => table.points.get(id)).ok) {
        return 'foreign-root'
      }
    }
    if (structs.some((struct) => struct.id.clock + struct.length > known)) {
      if (![undefined, 'member'].includes(table.view.authors.ownerOf(client))) {
        return 'foreign-client'
      }
    }
  }
  return [...doc.share.keys()].every((root) => isParsable(doc, root)) ? 'fine' : 'unparsable'
}

function rootOf(doc: Y.Doc, item: Y.Item): string | null {
  let type: unknown = item.parent
  while (type instanceof Y.AbstractType && type._item !== null) type = type._item.parent
  for (const [name, root] of doc.share) if (root === type) return name
  return null
}

function isParsable(doc: Y.Doc, root: string): boolean {
  if (!root.startsWith('point:') && !root.startsWith('alternative:')) return true
  const entries = [...(doc.share.get(root)?._map.values() ?? [])]
  if (entries.some((item) => !item.deleted)) return false
  return childrenFit(doc.getXmlFragment(root), 'doc')
}

function childrenFit(parent: Y.XmlFragment, name: string): boolean {
  const type = pointSchema.nodes[name]
  if (type === undefined) return false
  for (const [key, item] of parent._map) {
    if (item.deleted) continue
    const value: unknown = item.content.getContent()[0]
    if (
      key !== 'pointId' ||
      name !== 'pointReference' ||
      (typeof value !== 'string' && value !== null)
    ) {
      return false
    }
  }
  // One child at a time: lists without items and the like hold no words that could be lost.
  return parent.toArray().every((child: unknown) => {
    if (child instanceof Y.XmlText) {
      return type.inlineContent && runsFit(child)
    }
    if (!(child instanceof Y.XmlElement) || child.constructor !== Y.XmlElement) return false
    const inner = pointSchema.nodes[child.nodeName]
    if (inner === undefined || type.contentMatch.matchType(inner) === null) return false
    return childrenFit(child, child.nodeName)
  })
}

function runsFit(text: Y.XmlText): boolean {
  if ([...text._map.values()].some((item) => !item.deleted)) return false
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentString) continue
    if (!(item.content instanceof Y.ContentFormat)) return false
    const { key, value } = item.content
    const mark = Object.hasOwn(pointSchema.marks, key) ? pointSchema.marks[key] : undefined
    if (mark === undefined) return false
    const href: unknown = (value as { href?: unknown } | null)?.href
    if (key === 'link' && (typeof href !== 'string' || !href.startsWith('https'))) return false
  }
  return true
}

describe('the verdict of the gate and what would really happen', { timeout: 300_000 }, () => {
  it(`agree on ${UPDATES} crafted updates`, () => {
    const seen = new Map<string, number>()
    for (let at = 0; at < UPDATES / PER_TABLE; at++) {
      const chance = createChance(at + 1)
      const { table, ids } = aWorld(chance)
      for (let index = 0; index < PER_TABLE; index++) {
        const update = craft(table, ids, chance)
        // The server applies the canonical form; overlapping structs as sent can throw inside Yjs.
        const canonical = canonicalise(table.doc, update)
        const outcome = shadow(table, canonical.kind === 'changes' ? canonical.update : update)
        const verdict = table.send(member, update)
        const said = verdict.kind === 'refuse' ? verdict.reason : verdict.kind
        const pair = `${outcome} / ${said}`
        seen.set(pair, (seen.get(pair) ?? 0) + 1)
        if (!agrees(outcome, said)) {
          throw new Error(`seed ${at + 1}, update ${index}: happens ${outcome}, said ${said}`)
        }
        expect(table.doc.store.pendingStructs).toBeNull()
      }
    }
    // A run in which everything is refused would agree as well.
    for (const [pair, least] of [
      ['fine / accept', 0.05],
      ['pending / gap', 0.02],
      ['foreign-root / point-locked', 0.02],
      ['unparsable / content', 0.05],
    ] as const) {
      expect(seen.get(pair) ?? 0, `${pair} of ${[...seen].join(' ')}`).toBeGreaterThan(
        UPDATES * least,
      )
    }
  })
})

const OWNERSHIP = ['no-such-root', 'no-such-point', 'point-locked', 'not-your-party']

/** The gate is asked in an order, so where several things are wrong it may name another of them. */
function agrees(outcome: Outcome, said: string): boolean {
  switch (outcome) {
    case 'fine':
      // Cut characters and far-apart neighbours happen to do no harm in one copy.
      return ['accept', 'nothing', 'structure', 'content'].includes(said)
    case 'pending':
      // What only repeats known clocks is dropped unread, whatever it claims to hang on.
      return said === 'gap' || said === 'nothing'
    case 'foreign-root':
      return [...OWNERSHIP, 'structure'].includes(said)
    case 'foreign-client':
      return [...OWNERSHIP, 'structure', 'not-your-client-id'].includes(said)
    case 'unparsable':
      return ['content', 'structure', 'not-your-client-id', ...OWNERSHIP].includes(said)
    case 'throws':
      return said !== 'accept'
  }
}
