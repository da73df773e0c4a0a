import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { deepFreeze } from '../lib/freeze.ts'
import { toHex } from '../lib/hex.ts'
import {
  type Block,
  type Bracket,
  type Inline,
  plainRun,
  type PointText,
  type TableCell,
  UNSEEN,
} from './pointText.ts'

/*
 * The exact words of a point, as positions and comments are bound to them: one canonical form and its hash, the same
 * on every side. Two texts with the same words have the same form, however they were typed and formatted.
 */

/** The canonical form of a point's text: NFC, white space collapsed and trimmed, without marks that carry no meaning. */
export type Wording = PointText

/** What the words stand under; a new form of the canonical text needs a new name, so that old hashes stay what they were. */
const FORM = 'parley-wording-1'
const SPACE = /\s+/gu
/** Halves of characters. They change when they are sent, so that the writer's hash would be another than the readers'. */
const HALF = /\p{Surrogate}/gu

/** Brings a text into its canonical form. Idempotent. An empty text is `[]`. */
export function wordingOf(text: PointText): Wording {
  return deepFreeze(canonicalBlocks(text))
}

/** SHA-256 (FIPS 180-4) over the canonical form, 64 lower-case hexadecimal digits. */
export function textHash(wording: Wording): string {
  return toHex(sha256(utf8ToBytes(JSON.stringify([FORM, wording.map(serialise)]))))
}

function canonicalBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    switch (block.kind) {
      case 'paragraph': {
        const content = canonicalInlines(block.content)
        return content.length === 0 ? [] : [{ kind: 'paragraph', content }]
      }
      case 'orderedList':
      case 'bulletList': {
        const items = block.items.map(canonicalBlocks)
        // An empty item keeps its label while another one follows; at the end it is only where somebody pressed Enter.
        while (items.at(-1)?.length === 0) items.pop()
        return items.length === 0 ? [] : [{ kind: block.kind, items }]
      }
      case 'table': {
        const rows = block.rows.map((row) => row.map(canonicalCell))
        return rows.every((row) => row.every((cell) => cell.blocks.length === 0))
          ? []
          : [{ kind: 'table', rows }]
      }
      case 'bracket':
        return [canonicalBracket(block)]
    }
  })
}

/** An alternative without words is none; nothing else about whose it is or how it is typed counts. */
const canonicalBracket = ({ bracketId, alternatives }: Bracket): Bracket => ({
  kind: 'bracket',
  bracketId,
  alternatives: alternatives
    .map(({ of, blocks }) => ({ of, blocks: canonicalBlocks(blocks) }))
    .filter(({ blocks }) => blocks.length > 0)
    .sort((a, b) => (a.of < b.of ? -1 : 1)),
})

const canonicalCell = (cell: TableCell): TableCell => ({
  header: false,
  colspan: cell.colspan,
  rowspan: cell.rowspan,
  blocks: canonicalBlocks(cell.blocks),
})

function canonicalInlines(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = []
  /** Whether a space stands before what comes next; it is written only once something does come. */
  let isSpaceDue = false
  const put = (text: string, link: string | null): void => {
    const last = out.at(-1)
    if (last?.kind === 'text' && last.link === link) {
      out[out.length - 1] = plainRun(last.text + text, link)
    } else out.push(plainRun(text, link))
  }
  /** A space at the edge of a link belongs to no link, wherever the link was cut. */
  const space = (link: string | null): void => {
    if (!isSpaceDue) return
    isSpaceDue = false
    const last = out.at(-1)
    if (last === undefined) return
    put(' ', last.kind === 'text' && last.link === link ? link : null)
  }
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text': {
        const text = inline.text.replace(UNSEEN, '').replace(SPACE, ' ')
        const words = text.trim()
        if (text.startsWith(' ')) isSpaceDue = true
        if (words === '') break
        space(inline.link)
        put(words, inline.link)
        isSpaceDue = text.endsWith(' ')
        break
      }
      case 'break':
        // The break of a line is layout.
        isSpaceDue = true
        break
      case 'footnote':
        space(null)
        out.push({
          kind: 'footnote',
          content: canonicalInlines(inline.content).filter((part) => part.kind === 'text'),
        })
        break
      case 'reference':
        space(null)
        out.push({ kind: 'reference', pointId: inline.pointId })
        break
      case 'bracket':
        space(null)
        out.push(canonicalBracket(inline))
        break
    }
  }
  return out.map((inline) =>
    // At the end only: a letter and its accent may have come in different runs, and so may the halves of a character.
    inline.kind === 'text'
      ? plainRun(inline.text.replace(HALF, '\ufffd').normalize('NFC'), inline.link)
      : inline,
  )
}

/** Arrays with a word in front instead of objects: nothing about the order of keys can change the hash. */
function serialise(block: Block): unknown[] {
  switch (block.kind) {
    case 'paragraph':
      return ['paragraph', ...block.content.map(serialiseInline)]
    case 'orderedList':
    case 'bulletList':
      return [block.kind, ...block.items.map((item) => item.map(serialise))]
    case 'table':
      return [
        'table',
        ...block.rows.map((row) =>
          row.map((cell) => [cell.colspan, cell.rowspan, ...cell.blocks.map(serialise)]),
        ),
      ]
    case 'bracket':
      return serialiseBracket(block)
  }
}

const serialiseBracket = ({ bracketId, alternatives }: Bracket): unknown[] => [
  'bracket',
  bracketId,
  ...alternatives.map(({ of, blocks }) => [of, ...blocks.map(serialise)]),
]

function serialiseInline(inline: Inline): unknown[] {
  switch (inline.kind) {
    case 'text':
      return ['text', inline.text, inline.link]
    case 'break':
      return ['break']
    case 'footnote':
      return ['footnote', ...inline.content.map(serialiseInline)]
    case 'reference':
      return ['point', inline.pointId]
    case 'bracket':
      return serialiseBracket(inline)
  }
}
