import { no, type Result, yes } from '../lib/result.ts'
import type { PartyId } from '../model/ids.ts'
import type { Block, Inline, PointText } from '../model/pointText.ts'
import { blockAt, paragraphAt, sliceInlines } from './atPath.ts'
import { type ChangedPart, changedParts, placeAfter, type Range } from './changedParts.ts'
import type { PlainForm, PlainNode } from './plainForm.ts'
import type { Path, Spot } from './plainLetters.ts'
import { changesBetween } from './wordingChanges.ts'

/** Where in a text a change belongs, and what the party would have there. */
export type Proposal =
  /** Words of a paragraph, or something among them. */
  | { readonly kind: 'words'; readonly spot: Spot; readonly words: readonly Inline[] }
  /** Words of an alternative that this party already has. */
  | { readonly kind: 'own-words'; readonly spot: Spot; readonly words: readonly Inline[] }
  /** Whole blocks `from` a place up to another; none where the two are the same. */
  | {
      readonly kind: 'blocks'
      readonly parent: Path
      readonly from: number
      readonly to: number
      readonly blocks: readonly Block[]
    }
  /** Items for a list, in front of the one that stands at a place. */
  | {
      readonly kind: 'new-items'
      readonly list: Path
      readonly at: number
      readonly items: readonly (readonly Block[])[]
    }
  /** Items of a list that are to go. */
  | { readonly kind: 'gone-items'; readonly items: readonly Path[] }

/** Why a change can be shown only. Closed: each has a sentence below. */
export type Unplaceable = 'moved-on' | 'in-bracket' | 'holds-bracket' | 'holds-table' | 'layout'

const SENTENCES: Readonly<Record<Unplaceable, string>> = {
  'moved-on':
    'The text has changed here since that version. Make this change in the text of now by hand.',
  'in-bracket':
    'This is in a bracket, but not in the words of your party alone. Open the bracket in the text and write there.',
  'holds-bracket': 'A bracket stands here already, and no bracket can stand in another one.',
  'holds-table':
    'A table cannot stand in a bracket. Change words in its cells, or speak of it in a comment.',
  layout:
    'This changes how paragraphs are put together, which no bracket can hold. Bring it up in a comment.',
}

/** What is so and what to do next, in a sentence or two. */
export const unplaceableSentence = (reason: Unplaceable): string => SENTENCES[reason]

/** A change that somebody made in a file, to be decided on. */
export interface FileChange {
  /** The same for as long as base and file are the same. */
  readonly key: string
  /** The words around it, and those that came and went. */
  readonly lead: string
  readonly before: string
  readonly after: string
  readonly tail: string
  /** What the file's own notes say of it (`PlainOptions.noteOf`). */
  readonly notes: readonly number[]
  readonly proposal: Result<Proposal, Unplaceable>
}

/** A text with its plain form. */
export interface Read {
  readonly text: PointText
  readonly form: PlainForm
}

/**
 * What a file changed in a text, each change with its place in the text of now. `base` is the text that the file was
 * made from; what was rewritten since then has no place any more. `own` is the party whose alternatives may be changed.
 */
export function placeProposals(
  base: PlainForm,
  file: Read,
  now: Read,
  own: PartyId | null,
): readonly FileChange[] {
  const parts = changedParts(base, file.form)
  if (parts.length === 0) return []
  const since = changesBetween(base.text, now.form.text).changes
  return parts.map((part) => ({
    key: `${part.fromA}-${part.toA}`,
    ...wordsOf(part, base, file.form),
    notes: [
      ...new Set(
        file.form.notes
          .filter(({ from, to }) => from <= part.toB && to >= part.fromB)
          .map(({ note }) => note),
      ),
    ],
    proposal: placeOf(part, { base, file, now, since, own }),
  }))
}

/** Letters of the words around a change. */
const AROUND = 40

function wordsOf(
  { fromA, toA, fromB, toB }: Range,
  base: PlainForm,
  file: PlainForm,
): Pick<FileChange, 'lead' | 'before' | 'after' | 'tail'> {
  const read = (letters: string): string => letters.replace(/[\ufffc\s]+/g, ' ').trim()
  const start = Math.max(0, fromA - AROUND)
  const [lead = ''] = /[^\ufffc]*$/.exec(base.letters.slice(start, fromA)) ?? []
  const [tail = ''] = /^[^\ufffc]*/.exec(base.letters.slice(toA, toA + AROUND)) ?? []
  return {
    lead: lead.length < AROUND ? lead : lead.replace(/^\S*\s/, '…'),
    before: read(base.letters.slice(fromA, toA)),
    after: read(file.letters.slice(fromB, toB)),
    tail: tail.length < AROUND ? tail : tail.replace(/\s\S*$/, '…'),
  }
}

interface Placing {
  readonly base: PlainForm
  readonly file: Read
  readonly now: Read
  /** What was changed in the text since the base. */
  readonly since: readonly Range[]
  readonly own: PartyId | null
}

function placeOf(part: ChangedPart, placing: Placing): Result<Proposal, Unplaceable> {
  const { fromA, toA } = part
  const isEmpty = fromA === toA
  const isTouched = placing.since.some((change) =>
    isEmpty
      ? change.fromA <= fromA && change.toA >= fromA
      : change.fromA < toA && change.toA > fromA,
  )
  if (isTouched) return no('moved-on')
  switch (part.kind) {
    case 'words':
      return placeWords(part, placing)
    case 'blocks':
      return placeBlocks(part, placing)
    case 'items':
      return placeItems(part, placing)
  }
}

function placeWords(
  part: Range,
  { file, now, since, own }: Placing,
): Result<Proposal, Unplaceable> {
  const from = placeAfter(part.fromA, since)
  if (from === null) return no('moved-on')
  const { spots } = now.form
  const length = part.toA - part.fromA
  const spot =
    length === 0 ? between(spots[from - 1], spots[from]) : around(spots.slice(from, from + length))
  if (spot === null) return no('in-bracket')
  const isNothing = part.fromB === part.toB
  const theirs = isNothing ? null : around(file.form.spots.slice(part.fromB, part.toB))
  if (theirs === null && !isNothing) return no('in-bracket')
  const words =
    theirs === null
      ? []
      : sliceInlines(paragraphAt(file.text, theirs.path).content, theirs.from, theirs.to)
  if (spot.inside === null) return yes({ kind: 'words', spot, words })
  return own !== null && spot.inside.of === own
    ? yes({ kind: 'own-words', spot, words })
    : no('in-bracket')
}

/** The words that some letters are; null where they do not stand in one paragraph, or some only spell something. */
function around(spots: readonly (Spot | null)[]): Spot | null {
  const [first] = spots
  if (!first) return null
  let { from, to } = first
  for (const spot of spots) {
    if (!spot || !isSamePlace(spot, first)) return null
    from = Math.min(from, spot.from)
    to = Math.max(to, spot.to)
  }
  return { ...first, from, to }
}

/** No words, between two letters of an alternative. */
function between(left: Spot | null | undefined, right: Spot | null | undefined): Spot | null {
  if (left) return { ...left, from: left.to }
  return right ? { ...right, to: right.from } : null
}

const isSamePlace = (a: Spot, b: Spot): boolean =>
  a.inside?.bracketId === b.inside?.bracketId &&
  a.inside?.of === b.inside?.of &&
  isSamePath(a.path, b.path)

const isSamePath = (a: Path, b: Path): boolean =>
  a.length === b.length && a.every((step, at) => step === b[at])

type Part<Kind extends ChangedPart['kind']> = Extract<ChangedPart, { kind: Kind }>

function placeBlocks(part: Part<'blocks'>, placing: Placing): Result<Proposal, Unplaceable> {
  const { before, after } = part
  if (after.some(holdsTable)) return no('holds-table')
  const blocks = after.map((node) => blockOf(node, placing.file.text))
  if (before.length === 0) {
    const place = gapOf(part, placing)
    if (!place.ok) return place
    const { parent, at } = place.value
    return yes({ kind: 'blocks', parent, from: at, to: at, blocks })
  }
  const nodes = before.map((node) => nodeOfNow(node, placing))
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (!first || !last || nodes.includes(null)) return no('layout')
  const there = nodes.flatMap((node) => node ?? [])
  if (there.some(holdsSpelled)) return no('holds-bracket')
  if (there.some(holdsTable)) return no('holds-table')
  const parent = first.path.slice(0, -1)
  const isRow = there.every((node) => isSamePath(node.path.slice(0, -1), parent) && isWhole(node))
  if (!isRow) return no('layout')
  return yes({
    kind: 'blocks',
    parent,
    from: first.path.at(-1) ?? 0,
    to: (last.path.at(-1) ?? 0) + 1,
    blocks,
  })
}

function placeItems(part: Part<'items'>, placing: Placing): Result<Proposal, Unplaceable> {
  const { before, after } = part
  if (after.length > 0) {
    if (after.some(holdsTable)) return no('holds-table')
    const place = gapOf(part, placing)
    if (!place.ok) return place
    const { parent, at } = place.value
    const items = after.map((item) => item.children.map((node) => blockOf(node, placing.file.text)))
    return yes({ kind: 'new-items', list: parent, at, items })
  }
  const nodes = before.map((node) => nodeOfNow(node, placing))
  const there = nodes.flatMap((node) => node ?? [])
  if (there.length < nodes.length) return no('layout')
  if (there.some(holdsSpelled)) return no('holds-bracket')
  if (there.some(holdsTable)) return no('holds-table')
  return yes({ kind: 'gone-items', items: there.map((node) => node.path) })
}

/** The place between two blocks, or at an end of a text, where something came. */
function gapOf(
  { within, fromA }: Part<'blocks' | 'items'>,
  placing: Placing,
): Result<{ readonly parent: Path; readonly at: number }, Unplaceable> {
  const child = (find: (node: PlainNode) => boolean): PlainNode | null => {
    const found = within.children.find(find)
    return found === undefined ? null : nodeOfNow(found, placing)
  }
  const [last, next] = [child((node) => node.to === fromA), child((node) => node.from === fromA)]
  if (last?.isSpelled === true && next?.isSpelled === true && isSamePath(last.path, next.path)) {
    return no('in-bracket')
  }
  const beside = last ?? next
  if (beside === null) {
    // The text had no words, and has none now.
    return within.children.length === 0 && placing.now.form.root.children.length === 0
      ? yes({ parent: [], at: 0 })
      : no('layout')
  }
  // Of lists that read as one it is the first that is known.
  if (!isWhole(beside)) return no('layout')
  const at = beside.path.at(-1) ?? 0
  return yes({ parent: beside.path.slice(0, -1), at: last === null ? at : at + 1 })
}

/** The block of now that a block of the base is. */
function nodeOfNow(node: PlainNode, { now, since }: Placing): PlainNode | null {
  const from = placeAfter(node.from, since)
  const end = placeAfter(node.to - 1, since)
  const find = (parent: PlainNode): PlainNode | null => {
    for (const child of parent.children) {
      if (child.from === from && child.to - 1 === end && child.kind === node.kind) return child
      if (from !== null && child.from <= from && from < child.to) {
        const found = find(child)
        if (found !== null) return found
      }
    }
    return null
  }
  return find(now.form.root)
}

const holdsSpelled = (node: PlainNode): boolean =>
  node.isSpelled || node.children.some(holdsSpelled)
const holdsTable = (node: PlainNode): boolean =>
  node.kind === 'table' || node.children.some(holdsTable)

/** Whether a list is one list in the text itself, too. */
const isWhole = (node: PlainNode): boolean =>
  (node.kind !== 'orderedList' && node.kind !== 'bulletList') ||
  node.children.every((item) => isSamePath(item.path.slice(0, -1), node.path))

/** A block as the file has it, with its looks. */
function blockOf(node: PlainNode, text: PointText): Block {
  if (node.kind !== 'orderedList' && node.kind !== 'bulletList') return blockAt(text, node.path)
  return {
    kind: node.kind,
    items: node.children.map((item) => item.children.map((inner) => blockOf(inner, text))),
  }
}
