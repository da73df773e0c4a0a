import * as Y from 'yjs'
import type { Chance } from '../../../../shared/lib/chance.ts'
import { isBracketNode } from '../../../../shared/model/nodes.ts'
import { pointRoot } from '../../../../shared/model/documents.ts'
import { type Forged, forge, ONE, TWO } from './table.ts'

const NAMES = [
  'paragraph',
  'orderedList',
  'listItem',
  'table',
  'hardBreak',
  'footnote',
  'heading',
  'bracket',
  'bracketBlock',
]
const BRACKETS = ['x', 'x', 'y', 'other', 'NO ID']
/** Roots of the table's document, most of which a drafter of party A may not write. */
export const TABLE_ROOTS: readonly string[] = [
  pointRoot(ONE),
  pointRoot(ONE),
  pointRoot(TWO),
  'alternative:x:a',
  'alternative:x:b',
  'authors',
  'brackets',
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
    () => new Y.ContentAny([chance.pick(BRACKETS)]),
    () => new Y.ContentDeleted(1 + chance.below(3)),
    () => new Y.ContentEmbed({ x: 1 }),
  ]
  return chance.pick(made)()
}

/** An update of made-up structs and deletions, mostly plausible: at the next clock, near things that are there. */
export function craft(
  doc: Y.Doc,
  client: number,
  ids: readonly (readonly [number, number])[],
  chance: Chance,
  roots: readonly string[] = TABLE_ROOTS,
): Uint8Array {
  const start = Y.getState(doc.store, client)
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
      dice === 9 ? near() : origin !== undefined ? rightOf(doc, origin) : undefined
    const parent = chance.next() < 0.5 ? chance.pick(roots) : near()
    structs.push({
      client,
      clock,
      content,
      ...(origin === undefined ? {} : { origin }),
      ...(rightOrigin === undefined ? {} : { rightOrigin }),
      ...(origin === undefined && rightOrigin === undefined ? { parent } : {}),
      ...(chance.next() < 0.1 && parent !== undefined
        ? { parentSub: chance.pick(['pointId', 'bracketId']) }
        : {}),
    })
    clock += content.getLength()
    // An honest page names a bracket as it makes it.
    if (isBracket(content) && chance.next() < 0.8) {
      const id = new Y.ContentAny([chance.pick(BRACKETS)])
      const named: Forged = {
        client,
        clock,
        content: id,
        parent: [client, clock - 1],
        parentSub: 'bracketId',
      }
      structs.push(named)
      clock += 1
    }
  }
  const deletions = Array.from({ length: chance.below(3) }, () => {
    const [owner, at] = chance.pick(ids)
    return [owner, at, 1 + chance.below(4)] as const
  })
  return forge(chance.next() < 0.15 ? [] : structs, deletions)
}

const isBracket = (content: Y.Item['content']): boolean =>
  content instanceof Y.ContentType &&
  content.type instanceof Y.XmlElement &&
  isBracketNode(content.type.nodeName)

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
