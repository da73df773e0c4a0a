import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { deepFreeze } from '../lib/freeze.ts'
import { toHex } from '../lib/hex.ts'
import type { Block, Inline, PointText, TableCell, TextRun } from './pointText.ts'

/*
 * The exact words of a point, as positions and comments are bound to them: one canonical form and its hash, the same
 * on every side. Two texts with the same words have the same form, however they were typed and formatted.
 */

/** The canonical form of a point's text: NFC, white space collapsed and trimmed, without marks that carry no meaning. */
export type Wording = PointText

/** What the words stand under; a new form of the canonical text needs a new name, so that old hashes stay what they were. */
const FORM = 'parley-wording-1'
/** Space of every kind, and the break of a line, which is layout. Not the zero-width joiners, which shape letters. */
const SPACE = /[\s\u200b\ufeff]+/gu

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
    }
  })
}

const canonicalCell = (cell: TableCell): TableCell => ({
  header: false,
  colspan: cell.colspan,
  rowspan: cell.rowspan,
  blocks: canonicalBlocks(cell.blocks),
})

function canonicalInlines(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = []
  /** Whether what comes next begins a line or follows a space. */
  let afterSpace = true
  const words = (text: string, link: string | null): void => {
    const last = out.at(-1)
    const before = last?.kind === 'text' && last.link === link ? last : null
    const collapsed = text.replace(SPACE, ' ')
    const shown = afterSpace ? collapsed.replace(/^ /, '') : collapsed
    if (shown === '') return
    if (before === null) out.push(run(shown, link))
    else out[out.length - 1] = run(before.text + shown, link)
    afterSpace = shown.endsWith(' ')
  }
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text':
        words(inline.text, inline.link)
        break
      case 'break':
        words(' ', null)
        break
      case 'footnote': {
        const content = canonicalInlines(inline.content).filter((part) => part.kind === 'text')
        out.push({ kind: 'footnote', content })
        afterSpace = false
        break
      }
      case 'reference':
        out.push({ kind: 'reference', pointId: inline.pointId })
        afterSpace = false
        break
    }
  }
  trimEnd(out)
  return out.map((inline) =>
    // Composed at the end: letters and their accents may have come in different runs.
    inline.kind === 'text' ? run(inline.text.normalize('NFC'), inline.link) : inline,
  )
}

function trimEnd(inlines: Inline[]): void {
  for (let last = inlines.at(-1); last?.kind === 'text'; last = inlines.at(-1)) {
    const text = last.text.trimEnd()
    if (text === last.text) return
    inlines.pop()
    if (text !== '') {
      inlines.push(run(text, last.link))
      return
    }
  }
}

const run = (text: string, link: string | null): TextRun => ({
  kind: 'text',
  text,
  bold: false,
  italic: false,
  underline: false,
  link,
})

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
  }
}

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
  }
}
