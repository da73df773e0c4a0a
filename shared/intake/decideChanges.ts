import type { Footnote, LineBreak, PointReference, TextRun } from '../model/pointText.ts'
import type {
  IncomingBlock,
  IncomingBracket,
  IncomingInline,
  IncomingParagraph,
  TrackedChange,
} from './incoming.ts'

/*
 * The text of a point once somebody has said of every tracked change whether it counts. It is what a point can hold,
 * except that its ids are still those of the file.
 */

export interface DecidedBracket {
  readonly kind: 'bracket'
  readonly bracketId: string
  readonly alternatives: readonly {
    readonly of: string
    readonly blocks: readonly DecidedBlock[]
  }[]
}
export type DecidedInline = TextRun | LineBreak | Footnote | PointReference | DecidedBracket
export type DecidedBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly DecidedInline[] }
  | {
      readonly kind: 'orderedList' | 'bulletList'
      readonly items: readonly (readonly DecidedBlock[])[]
    }
  | {
      readonly kind: 'table'
      readonly rows: readonly (readonly {
        readonly header: boolean
        readonly colspan: number
        readonly rowspan: number
        readonly blocks: readonly DecidedBlock[]
      }[])[]
    }
  | DecidedBracket

/**
 * Takes the tracked changes of a text in or out: an accepted insertion and a rejected deletion stay. Where the end of a
 * paragraph goes, its words join the next one, and an item or a row of which nothing is left goes too. `changes` are
 * those of the plan.
 */
export function decideChanges(
  blocks: readonly IncomingBlock[],
  changes: readonly TrackedChange[],
  accepts: (change: number) => boolean,
): readonly DecidedBlock[] {
  const stays = (change: number | null): boolean => {
    const tracked = change === null ? undefined : changes[change]
    if (change === null || tracked === undefined) return true
    return (tracked.kind === 'inserted') === accepts(change)
  }
  return decideAlone(blocks, stays)
}

/** Whether anything in a text still waits for such a decision. */
export const isUndecided = (blocks: readonly IncomingBlock[]): boolean =>
  blocks.some((block) => {
    switch (block.kind) {
      case 'paragraph':
        return block.change !== null || block.content.some(isTracked)
      case 'orderedList':
      case 'bulletList':
        return block.items.some(isUndecided)
      case 'table':
        return block.rows.some((row) => row.some((cell) => isUndecided(cell.blocks)))
      case 'bracket':
        return isTracked(block)
    }
  })

function isTracked(one: IncomingInline): boolean {
  if (one.kind === 'bracket') return one.alternatives.some(({ blocks }) => isUndecided(blocks))
  return one.change !== null || (one.kind === 'footnote' && one.content.some(isTracked))
}

type Stays = (change: number | null) => boolean

/** Words whose paragraph has lost its end; they go to the next paragraph, or stay where they were if there is none. */
function createCarrying() {
  let carried: DecidedInline[] = []
  let from: DecidedBlock[] | null = null
  return {
    /** Items in which nothing was to be decided, because nothing stands in them. */
    wereEmpty: new Set<readonly DecidedBlock[]>(),
    /** Items whose own words went, and of which lists or tables are left. */
    lostWords: new Set<readonly DecidedBlock[]>(),
    take(content: readonly DecidedInline[], place: DecidedBlock[]): void {
      carried.push(...content)
      from ??= place
    },
    give(): readonly DecidedInline[] {
      const words = carried
      carried = []
      from = null
      return words
    },
    settle(): void {
      if (from !== null && carried.length > 0) from.push({ kind: 'paragraph', content: carried })
      carried = []
      from = null
    },
  }
}
type Carrying = ReturnType<typeof createCarrying>

function decideInto(
  out: DecidedBlock[],
  blocks: readonly IncomingBlock[],
  stays: Stays,
  carrying: Carrying,
): void {
  for (const block of blocks) {
    switch (block.kind) {
      case 'paragraph':
        decideParagraph(out, block, stays, carrying)
        break
      case 'orderedList':
      case 'bulletList': {
        const items: DecidedBlock[][] = []
        out.push({ kind: block.kind, items })
        for (const item of block.items) {
          const decided: DecidedBlock[] = []
          items.push(decided)
          if (item.length === 0) carrying.wereEmpty.add(decided)
          decideInto(decided, item, stays, carrying)
          if (item[0]?.kind === 'paragraph' && decided[0]?.kind !== 'paragraph')
            carrying.lostWords.add(decided)
        }
        break
      }
      case 'table': {
        carrying.settle()
        const rows = block.rows.flatMap((row) => {
          const decided = row.map((cell) => ({ ...cell, blocks: decideAlone(cell.blocks, stays) }))
          const wasTracked = row.some((cell) => isUndecided(cell.blocks))
          return wasTracked && decided.every((cell) => cell.blocks.every(isEmpty)) ? [] : [decided]
        })
        if (rows.length > 0) out.push({ kind: 'table', rows })
        break
      }
      case 'bracket':
        carrying.settle()
        out.push(decideBracket(block, stays))
    }
  }
}

/** Blocks from which no words flow to others, and into which none do. */
function decideAlone(blocks: readonly IncomingBlock[], stays: Stays): readonly DecidedBlock[] {
  const out: DecidedBlock[] = []
  const carrying = createCarrying()
  decideInto(out, blocks, stays, carrying)
  carrying.settle()
  return withoutEmptied(out, carrying)
}

function decideParagraph(
  out: DecidedBlock[],
  { content, change }: IncomingParagraph,
  stays: Stays,
  carrying: Carrying,
): void {
  const words = content.flatMap((one) => decideInline(one, stays))
  if (stays(change)) out.push({ kind: 'paragraph', content: [...carrying.give(), ...words] })
  else carrying.take(words, out)
}

function decideInline(one: IncomingInline, stays: Stays): DecidedInline[] {
  if (one.kind === 'bracket') return [decideBracket(one, stays)]
  if (!stays(one.change)) return []
  switch (one.kind) {
    case 'text': {
      const { change: _change, ...run } = one
      return [run]
    }
    case 'footnote':
      return [
        {
          kind: 'footnote',
          content: one.content.flatMap(({ change, ...run }) => (stays(change) ? [run] : [])),
        },
      ]
    case 'break':
      return [{ kind: 'break' }]
    case 'reference':
      return [{ kind: 'reference', pointId: one.pointId }]
  }
}

const decideBracket = (bracket: IncomingBracket, stays: Stays): DecidedBracket => ({
  ...bracket,
  alternatives: bracket.alternatives.map(({ of, blocks }) => ({
    of,
    blocks: decideAlone(blocks, stays),
  })),
})

/** Without items whose words all went elsewhere. */
const withoutEmptied = (
  blocks: readonly DecidedBlock[],
  items: Pick<Carrying, 'wereEmpty' | 'lostWords'>,
): readonly DecidedBlock[] =>
  blocks.flatMap((block): readonly DecidedBlock[] => {
    if (block.kind !== 'orderedList' && block.kind !== 'bulletList') return [block]
    const kept: DecidedBlock[][] = []
    for (const item of block.items) {
      const left = withoutEmptied(item, items)
      const before = kept.at(-1)
      // A list whose own item went stands in the item before.
      if (before !== undefined && items.lostWords.has(item)) before.push(...left)
      else if (left.length > 0 || items.wereEmpty.has(item)) kept.push([...left])
    }
    return kept.length === 0 ? [] : [{ ...block, items: kept }]
  })

const isEmpty = (block: DecidedBlock): boolean =>
  block.kind === 'paragraph' && block.content.length === 0
