import { ChangeSet, simplifyChanges } from 'prosemirror-changeset'
import type { Node } from 'prosemirror-model'
import { StepMap } from 'prosemirror-transform'
import type { Block, Inline } from '../model/pointText.ts'
import { pointSchema } from '../model/schema.ts'
import type { Wording } from '../model/wording.ts'

/**
 * A part of the old text for which the new one has another. Places count as in ProseMirror: one for each letter, for
 * each thing among the letters, and for each beginning and end of a block or a footnote.
 */
export interface WordingChange {
  readonly fromA: number
  readonly toA: number
  readonly fromB: number
  readonly toB: number
}

/**
 * What changed between two wordings, in order, and how many places each has (prosemirror-changeset over frozen texts;
 * nobody's typing is trusted to say what it changed). No change cuts a character in two.
 */
export function changesBetween(
  before: Wording,
  after: Wording,
): {
  readonly changes: readonly WordingChange[]
  readonly sizeA: number
  readonly sizeB: number
} {
  const a = nodeOf(before)
  const b = nodeOf(after)
  const whole = new StepMap([0, a.content.size, b.content.size])
  const set = ChangeSet.create<null>(a, undefined, TOKENS).addSteps(b, [whole], null)
  const simplified = simplifyChanges(set.changes, b)
  const [tokensA, tokensB] = simplified.length === 0 ? [[], []] : [tokensOf(a), tokensOf(b)]
  const changes: WordingChange[] = []
  simplified.forEach((change, at) => {
    if (change.fromA === change.toA && change.fromB === change.toB) return
    const moved = ofWholeBlocks(change, changes.at(-1), simplified[at + 1], tokensA, tokensB)
    changes.push(ofWholeCharacters(moved, tokensA, tokensB))
  })
  return { changes, sizeA: a.content.size, sizeB: b.content.size }
}

type Key = string | number

/** Characters with their link, nodes with their attributes: so another target of a link or a reference is a change. */
const TOKENS = {
  encodeCharacter: (code: number, marks: Node['marks']): Key => {
    // Nearly all letters have no link, and there are many of them.
    if (marks.length === 0) return code
    const href: unknown = marks.find((mark) => mark.type.name === 'link')?.attrs['href']
    return typeof href === 'string' ? `${code} ${href}` : code
  },
  encodeNodeStart: (node: Node): Key => `${node.type.name} ${JSON.stringify(node.attrs)}`,
  encodeNodeEnd: (node: Node): Key => `/${node.type.name}`,
  compareTokens: (a: Key, b: Key): boolean => a === b,
}

function nodeOf(wording: Wording): Node {
  const { nodes, marks } = pointSchema
  const make = (name: string, content: Node[], attrs: Record<string, unknown> = {}): Node => {
    const type = nodes[name]
    if (type === undefined) throw new Error(`The schema has no ${name}`)
    return type.create(attrs, content)
  }
  const inline = (one: Inline): Node[] => {
    switch (one.kind) {
      case 'text': {
        if (one.text === '') return []
        const link = one.link === null ? undefined : marks['link']?.create({ href: one.link })
        return [pointSchema.text(one.text, link === undefined ? [] : [link])]
      }
      case 'break':
        return [make('hardBreak', [])]
      case 'footnote':
        return [make('footnote', one.content.flatMap(inline))]
      case 'reference':
        return [make('pointReference', [], { pointId: one.pointId })]
      case 'bracket':
        return [make('bracket', [], { bracketId: one.bracketId })]
    }
  }
  const block = (one: Block): Node => {
    switch (one.kind) {
      case 'paragraph':
        return make('paragraph', one.content.flatMap(inline))
      case 'orderedList':
      case 'bulletList':
        return make(
          one.kind,
          one.items.map((item) => make('listItem', item.map(block))),
        )
      case 'table':
        return make(
          'table',
          one.rows.map((row) =>
            make(
              'tableRow',
              row.map(({ colspan, rowspan, blocks }) =>
                make('tableCell', blocks.map(block), { colspan, rowspan }),
              ),
            ),
          ),
        )
      case 'bracket':
        return make('bracketBlock', [], { bracketId: one.bracketId })
    }
  }
  return make('doc', wording.map(block))
}

interface Token {
  readonly key: Key
  /** Of a letter; 0 for anything else. */
  readonly code: number
  /** 1 for a beginning, -1 for an end. */
  readonly nest: number
}

/** All that has a place in a text, one for each place. */
function tokensOf(doc: Node): readonly Token[] {
  const tokens: Token[] = []
  const walk = (parent: Node): void =>
    parent.forEach((node) => {
      if (node.text !== undefined) {
        for (let at = 0; at < node.text.length; at++) {
          const code = node.text.charCodeAt(at)
          tokens.push({ key: TOKENS.encodeCharacter(code, node.marks), code, nest: 0 })
        }
      } else if (node.isLeaf) {
        tokens.push({ key: TOKENS.encodeNodeStart(node), code: 0, nest: 0 })
      } else {
        tokens.push({ key: TOKENS.encodeNodeStart(node), code: 0, nest: 1 })
        walk(node)
        tokens.push({ key: TOKENS.encodeNodeEnd(node), code: 0, nest: -1 })
      }
    })
  walk(doc)
  return tokens
}

/** How many places a change is moved at most to fit to blocks. */
const MAX_SLIDE = 300

/**
 * The same change, if it can be, as one of whole blocks. Of "a, b, c" without "b" it is as true that ", b" is gone as
 * that "b, " is; only of a whole paragraph or item can be said which one is gone.
 */
function ofWholeBlocks(
  change: WordingChange,
  last: WordingChange | undefined,
  next: WordingChange | undefined,
  tokensA: readonly Token[],
  tokensB: readonly Token[],
): WordingChange {
  const isDeletion = change.fromB === change.toB
  if (!isDeletion && change.fromA !== change.toA) return change
  const tokens = isDeletion ? tokensA : tokensB
  const [from, to] = isDeletion ? [change.fromA, change.toA] : [change.fromB, change.toB]
  const moved = (by: number): WordingChange => ({
    fromA: change.fromA + by,
    toA: change.toA + by,
    fromB: change.fromB + by,
    toB: change.toB + by,
  })
  const back = Math.min(change.fromA - (last?.toA ?? 0), change.fromB - (last?.toB ?? 0))
  for (let by = 0; by <= Math.min(back, MAX_SLIDE); by++) {
    if (by > 0 && tokens[from - by]?.key !== tokens[to - by]?.key) break
    if (isWhole(tokens, from - by, to - by)) return moved(-by)
  }
  const on = Math.min(
    (next?.fromA ?? tokensA.length) - change.toA,
    (next?.fromB ?? tokensB.length) - change.toB,
  )
  for (let by = 1; by <= Math.min(on, MAX_SLIDE); by++) {
    if (tokens[from + by - 1]?.key !== tokens[to + by - 1]?.key) break
    if (isWhole(tokens, from + by, to + by)) return moved(by)
  }
  return change
}

/** Whether everything that begins between two places ends there too, and the other way round. */
function isWhole(tokens: readonly Token[], from: number, to: number): boolean {
  let open = 0
  for (let at = from; at < to && open >= 0; at++) open += tokens[at]?.nest ?? 0
  return open === 0
}

/** The same change without halves of characters: they are two letters for the comparison. */
function ofWholeCharacters(
  { fromA, toA, fromB, toB }: WordingChange,
  tokensA: readonly Token[],
  tokensB: readonly Token[],
): WordingChange {
  // What stands before and after a change is the same in both texts, so both places move alike.
  const back = isCut(tokensA, fromA) || isCut(tokensB, fromB) ? 1 : 0
  const on = isCut(tokensA, toA) || isCut(tokensB, toB) ? 1 : 0
  return { fromA: fromA - back, toA: toA + on, fromB: fromB - back, toB: toB + on }
}

const isCut = (tokens: readonly Token[], place: number): boolean =>
  isBetween(tokens[place - 1]?.code, 0xd800, 0xdbff) &&
  isBetween(tokens[place]?.code, 0xdc00, 0xdfff)

const isBetween = (code = 0, least: number, most: number): boolean => code >= least && code <= most
