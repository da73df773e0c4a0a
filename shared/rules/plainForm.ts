import type { PointId } from '../model/ids.ts'
import { type Block, type Inline, type List, plainRun, type PointText } from '../model/pointText.ts'
import { type AlternativeName, spellAsBlocks, spellInlines } from '../model/spellBrackets.ts'
import { cleanLetters, type Letter, type Path, type Spot, withSpots } from './plainLetters.ts'

/*
 * A text as it reads in an exported file: brackets and references spelled out, without what only looks. Of every letter
 * is known where it stands in the text itself, so that a change in the file can be brought back to its place.
 */

export interface PlainForm {
  readonly text: PointText
  readonly root: PlainNode
  /** For each place of a letter where it stands; null for the ends of blocks and for what only spells something. */
  readonly spots: readonly (Spot | null)[]
  /** For each place its letter, and a sign that is none for anything else. */
  readonly letters: string
  /** What the source noted, and where (`noteOf`). */
  readonly notes: readonly PlainNote[]
}

/** A block with its places, which count as in `changesBetween`; `from` and `to` hold its own beginning and end. */
export interface PlainNode {
  readonly kind: 'text' | 'paragraph' | List['kind'] | 'item' | 'table' | 'row' | 'cell'
  readonly from: number
  readonly to: number
  readonly children: readonly PlainNode[]
  /** Where it stands in the text itself; that of the bracket for words that spell one. */
  readonly path: Path
  readonly isSpelled: boolean
}

interface PlainNote {
  readonly from: number
  readonly to: number
  readonly note: number
}

export interface PlainOptions {
  /** What a reference reads. */
  readonly label: (pointId: PointId) => string
  /** Whose an alternative is, as the file names it. */
  readonly alternative: AlternativeName
  /** What an export writes where a text has no words; a paragraph of just that is none. */
  readonly placeholder: string
  /** A number that the source attached to a part of it. */
  readonly noteOf?: (part: object) => number | null
}

/** Reads a text as an exported file shows it. */
export function plainForm(source: PointText, options: PlainOptions): PlainForm {
  const spots = new Map<Inline, Spot>()
  const context = { ...options, spots }
  return placed(draftsOf(withSpots(source, spots), [], null, context))
}

interface Context extends PlainOptions {
  readonly spots: ReadonlyMap<Inline, Spot>
}
interface Standing {
  readonly path: Path
  readonly isSpelled: boolean
}
interface Holder extends Standing {
  readonly inner: readonly Draft[]
}
/** A block before its places are known. */
type Draft =
  | (Standing & {
      readonly kind: 'paragraph'
      readonly letters: readonly Letter[]
      /** `from` and `to` count letters. */
      readonly notes: readonly PlainNote[]
    })
  | (Standing & { readonly kind: List['kind']; readonly items: readonly Holder[] })
  | (Standing & {
      readonly kind: 'table'
      readonly rows: readonly (readonly (Holder & {
        readonly colspan: number
        readonly rowspan: number
      })[])[]
    })
  /** Nothing to read, perhaps with a note. */
  | { readonly kind: 'gone'; readonly notes: readonly number[] }

/** `spelled` is the place of the bracket that these blocks spell; null for blocks of the text itself. */
function draftsOf(
  blocks: readonly Block[],
  at: Path,
  spelled: Path | null,
  context: Context,
): readonly Draft[] {
  const drafts = blocks.flatMap((block, index): readonly Draft[] => {
    const stands = (...more: number[]): Standing =>
      spelled === null
        ? { path: [...at, index, ...more], isSpelled: false }
        : { path: spelled, isSpelled: true }
    const holder = (inner: readonly Block[], ...more: number[]): Holder => ({
      ...stands(...more),
      inner: draftsOf(inner, [...at, index, ...more], spelled, context),
    })
    switch (block.kind) {
      case 'paragraph':
        return [paragraphDraft(block, stands(), context)]
      case 'orderedList':
      case 'bulletList': {
        const all = block.items.map((item, n) => holder(item, n))
        const items = all.filter(hasWords)
        const notes = all.filter((item) => !hasWords(item)).flatMap((item) => notesIn(item.inner))
        const gone: Draft[] = notes.length === 0 ? [] : [{ kind: 'gone', notes }]
        return items.length === 0 ? gone : [{ kind: block.kind, ...stands(), items }, ...gone]
      }
      case 'table': {
        const rows = block.rows.map((row, y) =>
          row.map((cell, x) => ({
            ...holder(cell.blocks, y, x),
            colspan: cell.colspan,
            rowspan: cell.rowspan,
          })),
        )
        return rows.flat().some(hasWords) ? [{ kind: 'table', ...stands(), rows }] : []
      }
      case 'bracket':
        return draftsOf(spellAsBlocks(block, context.alternative), [], stands().path, context)
    }
  })
  return joinedLists(drafts)
}

function paragraphDraft(
  block: Extract<Block, { kind: 'paragraph' }>,
  stands: Standing,
  { spots, label, alternative, placeholder, noteOf = () => null }: Context,
): Draft {
  const content = spellInlines(block.content, alternative)
  const { letters, began } = cleanLetters(content, spots, label)
  const notes = content.flatMap((inline, at): PlainNote[] => {
    const note = noteOf(inline)
    return note === null ? [] : [{ from: began[at] ?? 0, to: began[at + 1] ?? 0, note }]
  })
  const ofEnd = noteOf(block)
  if (ofEnd !== null) notes.push({ from: letters.length, to: letters.length, note: ofEnd })
  const words = letters.map((letter) => letter.text).join('')
  return words === '' || words === placeholder
    ? { kind: 'gone', notes: notes.map(({ note }) => note) }
    : { kind: 'paragraph', ...stands, letters, notes }
}

const hasWords = ({ inner }: Holder): boolean => inner.some((draft) => draft.kind !== 'gone')

const notesIn = (drafts: readonly Draft[]): readonly number[] =>
  drafts.flatMap((draft) => (draft.kind === 'gone' ? draft.notes : []))

/** Lists of one kind that follow each other: nobody can tell them apart on paper. */
function joinedLists(drafts: readonly Draft[]): readonly Draft[] {
  const joined: Draft[] = []
  for (const draft of drafts) {
    const last = joined.at(-1)
    if (
      (draft.kind === 'orderedList' || draft.kind === 'bulletList') &&
      last?.kind === draft.kind &&
      last.isSpelled === draft.isSpelled
    ) {
      joined[joined.length - 1] = { ...last, items: [...last.items, ...draft.items] }
    } else joined.push(draft)
  }
  return joined
}

/** Stands for everything that has a place and is no letter. */
const NO_LETTER = '\ufffc'

function placed(drafts: readonly Draft[]): PlainForm {
  const spots: (Spot | null)[] = []
  const notes: PlainNote[] = []
  let letters = ''
  const put = (sign: string, spot: Spot | null): void => {
    letters += sign
    for (let at = 0; at < sign.length; at++) spots.push(spot)
  }
  /** Puts the ends of a block around what is in it. */
  function around<T>(
    kind: PlainNode['kind'],
    { path, isSpelled }: Standing,
    inner: () => { readonly made: T; readonly children: readonly PlainNode[] },
  ): { readonly made: T; readonly node: PlainNode } {
    const from = spots.length
    put(NO_LETTER, null)
    const { made, children } = inner()
    put(NO_LETTER, null)
    return { made, node: { kind, from, to: spots.length, children, path, isSpelled } }
  }
  function each<T, Made>(
    parts: readonly T[],
    place: (part: T) => { readonly made: Made; readonly node: PlainNode },
  ): { readonly made: Made[]; readonly children: PlainNode[] } {
    const all = parts.map(place)
    return { made: all.map((one) => one.made), children: all.map((one) => one.node) }
  }
  function blocks(list: readonly Draft[]): { made: Block[]; children: PlainNode[] } {
    const all = list.flatMap((draft) => {
      if (draft.kind !== 'gone') return [block(draft)]
      for (const note of draft.notes) notes.push({ from: spots.length, to: spots.length, note })
      return []
    })
    return { made: all.map((one) => one.made), children: all.map((one) => one.node) }
  }
  function block(draft: Exclude<Draft, { kind: 'gone' }>): { made: Block; node: PlainNode } {
    switch (draft.kind) {
      case 'paragraph':
        return around('paragraph', draft, () => ({ made: words(draft), children: [] }))
      case 'table': {
        const { made, node } = around('table', draft, () =>
          each(draft.rows, (row) =>
            around('row', row[0] ?? draft, () =>
              each(row, ({ colspan, rowspan, ...cell }) => {
                const inside = around('cell', cell, () => blocks(cell.inner))
                return {
                  made: { header: false, colspan, rowspan, blocks: inside.made },
                  node: inside.node,
                }
              }),
            ),
          ),
        )
        return { made: { kind: 'table', rows: made }, node }
      }
      default: {
        const { made, node } = around(draft.kind, draft, () =>
          each(draft.items, (item) => around('item', item, () => blocks(item.inner))),
        )
        return { made: { kind: draft.kind, items: made }, node }
      }
    }
  }
  function words({ letters: own, notes: noted }: Extract<Draft, { kind: 'paragraph' }>): Block {
    const content: Inline[] = []
    const begins: number[] = []
    for (const { text, isNote, link, spot } of own) {
      begins.push(spots.length)
      if (isNote) {
        put(NO_LETTER + text + NO_LETTER, spot)
        content.push({ kind: 'footnote', content: [plainRun(text)] })
        continue
      }
      put(text, spot)
      const last = content.at(-1)
      if (last?.kind === 'text' && last.link === link) {
        content[content.length - 1] = plainRun(last.text + text, link)
      } else content.push(plainRun(text, link))
    }
    begins.push(spots.length)
    for (const { from, to, note } of noted) {
      notes.push({ from: begins[from] ?? 0, to: begins[to] ?? 0, note })
    }
    return { kind: 'paragraph', content }
  }
  const { made, children } = blocks(drafts)
  const root: PlainNode = {
    kind: 'text',
    from: -1,
    to: spots.length + 1,
    children,
    path: [],
    isSpelled: false,
  }
  return { text: made, root, spots, letters, notes }
}
