import type { PointId } from '../model/ids.ts'
import { type Block, type Inline, type Labels, subClauseLabel } from '../model/pointText.ts'
import { spellBrackets } from '../model/spellBrackets.ts'
import { textHash, type Wording } from '../model/wording.ts'
import { changesBetween } from './wordingChanges.ts'

/** Words that both texts have, that only the new one has, or that only the old one had. */
export interface ComparedRun {
  readonly kind: 'same' | 'inserted' | 'deleted'
  readonly text: string
}

/** A paragraph of the difference; the label of its sub-clause, if it begins one, is that of the text it is in. */
export interface ComparedLine {
  readonly kind: 'same' | 'inserted' | 'deleted' | 'changed'
  /** How deep it stands in lists; 0 for a paragraph of the text itself. */
  readonly depth: number
  readonly label: string | null
  readonly runs: readonly ComparedRun[]
}

export interface Comparison {
  readonly isSame: boolean
  readonly lines: readonly ComparedLine[]
  /** Words that were put in and taken out. */
  readonly inserted: number
  readonly deleted: number
}

/**
 * The difference between two wordings, word by word, with all alternatives of their brackets. `labels` say what a
 * cross-reference reads, and whose an alternative is.
 */
export function compareWordings(older: Wording, newer: Wording, labels: Labels): Comparison {
  const label = typeof labels === 'function' ? labels : labels.point
  const name = typeof labels === 'function' ? null : labels.alternative
  const before = spellBrackets(older, name)
  const after = spellBrackets(newer, name)
  const { changes, sizeA, sizeB } = changesBetween(before, after)
  const piecesA = piecesOf(before, sizeA, label)
  const piecesB = piecesOf(after, sizeB, label)
  const marked: Marked[] = []
  let at = 0
  // One bracket in the place of another, or as a paragraph of its own now, may read the same.
  const isSame = changes.length === 0 && textHash(older) === textHash(newer)
  let isMoved = changes.length === 0 && !isSame
  /** What both have; its first paragraph is marked when what stands before it shows in no word, but changed. */
  const same = (from: number, to: number): void => {
    for (const piece of cut(piecesB, from, to, SAME)) {
      marked.push(piece.type === 'line' && isMoved ? { ...piece, isMoved } : piece)
      if (piece.type === 'line') isMoved = false
    }
  }
  for (const change of changes) {
    same(at, change.fromB)
    const words = [
      ...cut(piecesA, change.fromA, change.toA, DELETED),
      ...cut(piecesB, change.fromB, change.toB, INSERTED),
    ]
    marked.push(...words)
    isMoved ||= words.every((piece) => piece.type === 'text' && piece.text === '')
    at = change.toB
  }
  same(at, sizeB)
  const lines = linesOf(marked, isMoved)
  const count = (kind: ComparedRun['kind']): number =>
    lines
      .flatMap((line) => line.runs)
      .filter((run) => run.kind === kind)
      .reduce((sum, run) => sum + (run.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0)
  return {
    isSame,
    lines,
    inserted: count('inserted'),
    deleted: count('deleted'),
  }
}

const SAME = 'same'
const INSERTED = 'inserted'
const DELETED = 'deleted'
/** Stands for the end of a paragraph that is in one of the texts only. */
const PILCROW = '¶'

/** A paragraph's beginning, or letters; `from` and `to` are places as in `changesBetween`. */
type Piece =
  | {
      readonly type: 'line'
      readonly from: number
      readonly to: number
      readonly depth: number
      readonly label: string | null
    }
  | { readonly type: 'text'; readonly from: number; readonly to: number; readonly text: string }

type Marked = Piece & { readonly kind: ComparedRun['kind']; readonly isMoved?: boolean }

/** All that is to be read of a text, with its places. */
function piecesOf(
  wording: Wording,
  size: number,
  label: (pointId: PointId) => string,
): readonly Piece[] {
  const pieces: Piece[] = []
  let place = 0
  const token = (): number => place++
  const text = (words: string, length: number): void => {
    pieces.push({ type: 'text', from: place, to: place + length, text: words })
    place += length
  }
  const inline = (one: Inline): void => {
    switch (one.kind) {
      case 'text':
        text(one.text, one.text.length)
        break
      case 'break':
        text(' ', 1)
        break
      case 'reference':
        text(one.pointId === null ? '' : label(one.pointId), 1)
        break
      case 'footnote':
        text(' [', 1)
        one.content.forEach(inline)
        text(']', 1)
        break
      case 'bracket':
        text('[…]', 1)
        break
    }
  }
  const blocks = (list: readonly Block[], depth: number, first: string | null, ordered: number) => {
    list.forEach((one, at) => {
      switch (one.kind) {
        case 'paragraph': {
          const from = token()
          pieces.push({
            type: 'line',
            from,
            to: from + 1,
            depth,
            label: at === 0 ? first : null,
          })
          one.content.forEach(inline)
          token()
          break
        }
        case 'orderedList':
        case 'bulletList': {
          const isOrdered = one.kind === 'orderedList'
          token()
          one.items.forEach((item, index) => {
            token()
            const own = isOrdered ? subClauseLabel(index, ordered) : '•'
            // An item that begins with a list begins with both labels.
            const outer = at === 0 && index === 0 && first !== null ? `${first} ` : ''
            blocks(item, depth + 1, outer + own, isOrdered ? ordered + 1 : ordered)
            token()
          })
          token()
          break
        }
        case 'table':
          token()
          for (const row of one.rows) {
            token()
            for (const cell of row) {
              token()
              blocks(cell.blocks, depth, null, 0)
              token()
            }
            token()
          }
          token()
          break
        case 'bracket':
          text('[…]', 1)
          break
      }
    })
  }
  blocks(wording, 0, null, 0)
  if (place !== size) throw new Error('A text has other places than were compared')
  return pieces
}

/** The pieces between two places, marked; letters are cut where they must be. */
function cut(
  pieces: readonly Piece[],
  from: number,
  to: number,
  kind: ComparedRun['kind'],
): Marked[] {
  return pieces.flatMap((piece): Marked[] => {
    if (piece.to <= from || piece.from >= to) return []
    if (piece.type === 'line') return [{ ...piece, kind }]
    const start = Math.max(from, piece.from)
    const end = Math.min(to, piece.to)
    // What stands for one token is never cut.
    const isWhole = piece.text.length !== piece.to - piece.from
    const text = isWhole ? piece.text : piece.text.slice(start - piece.from, end - piece.from)
    return [{ type: 'text', from: start, to: end, text, kind }]
  })
}

/** `isLastMoved`: what stands behind the last paragraph changed, and shows in no word. */
function linesOf(marked: readonly Marked[], isLastMoved: boolean): ComparedLine[] {
  const lines: {
    depth: number
    label: string | null
    mark: ComparedLine['kind']
    runs: ComparedRun[]
  }[] = []
  const say = (kind: ComparedRun['kind'], text: string): void => {
    const runs = lines.at(-1)?.runs
    if (runs === undefined || text === '') return
    const last = runs.at(-1)
    if (last?.kind === kind) runs[runs.length - 1] = { kind, text: last.text + text }
    else runs.push({ kind, text })
  }
  marked.forEach((piece, at) => {
    if (piece.type === 'text') {
      if (lines.length === 0) lines.push({ depth: 0, label: null, mark: SAME, runs: [] })
      say(piece.kind, piece.text)
      return
    }
    const current = lines.at(-1)
    const isAllOf = (runs: readonly ComparedRun[], kind: Marked['kind']): boolean =>
      runs.every((run) => run.kind === kind)
    const ahead = restOfLine(marked, at + 1)
    const mark: ComparedLine['kind'] = piece.isMoved === true ? 'changed' : piece.kind
    const begun = { depth: piece.depth, label: piece.label, mark, runs: [] }
    if (piece.kind === SAME || current === undefined) {
      lines.push(begun)
    } else if (piece.kind === DELETED) {
      // Two paragraphs became one, unless one of the two is gone altogether.
      if (isAllOf(current.runs, DELETED) || ahead.every((one) => one.kind === DELETED)) {
        lines.push(begun)
      } else say(DELETED, PILCROW)
    } else {
      if (!isAllOf(current.runs, INSERTED) && ahead.some((one) => one.kind !== INSERTED)) {
        say(INSERTED, PILCROW)
      }
      lines.push(begun)
    }
  })
  const last = lines.at(-1)
  if (isLastMoved && last !== undefined) last.mark = 'changed'
  return lines.map(({ depth, label, runs, mark }) => ({
    depth,
    label,
    runs,
    kind: mark === 'changed' ? mark : kindOf(runs, mark),
  }))
}

/** The letters up to the next paragraph's beginning. */
function restOfLine(marked: readonly Marked[], from: number): readonly Marked[] {
  const rest: Marked[] = []
  for (let at = from; at < marked.length; at++) {
    const piece = marked[at]
    if (piece === undefined || piece.type === 'line') break
    rest.push(piece)
  }
  return rest
}

/** `mark` is for a paragraph without letters. */
function kindOf(runs: readonly ComparedRun[], mark: ComparedLine['kind']): ComparedLine['kind'] {
  const kinds = new Set(runs.map((run) => run.kind))
  const [only = mark] = kinds
  return kinds.size <= 1 ? only : 'changed'
}
