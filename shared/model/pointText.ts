import * as Y from 'yjs'
import { deepFreeze } from '../lib/freeze.ts'
import { alternativeRoots, bracketIdOf } from './bracket.ts'
import type { AlternativeOf } from './documents.ts'
import { type BracketId, isId, type PointId } from './ids.ts'
import { isSafeLink } from './link.ts'

export interface TextRun {
  readonly kind: 'text'
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly link: string | null
}

/** Words without any mark but, perhaps, a link. */
export const plainRun = (text: string, link: string | null = null): TextRun => ({
  kind: 'text',
  text,
  bold: false,
  italic: false,
  underline: false,
  link,
})

export interface LineBreak {
  readonly kind: 'break'
}
export interface Footnote {
  readonly kind: 'footnote'
  readonly content: readonly TextRun[]
}
export interface PointReference {
  readonly kind: 'reference'
  readonly pointId: PointId | null
}
/** Words that the parties dispute. It stands among the words of a paragraph, or as a paragraph of its own. */
export interface Bracket {
  readonly kind: 'bracket'
  readonly bracketId: BracketId
  /** Those that have any words, in the order of whose they are. In them stand no brackets. */
  readonly alternatives: readonly Alternative[]
}
export interface Alternative {
  readonly of: AlternativeOf
  readonly blocks: readonly Block[]
}
export type Inline = TextRun | LineBreak | Footnote | PointReference | Bracket

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly content: readonly Inline[]
}
export interface List {
  readonly kind: 'orderedList' | 'bulletList'
  readonly items: readonly (readonly Block[])[]
}
export interface TableCell {
  readonly header: boolean
  readonly colspan: number
  readonly rowspan: number
  readonly blocks: readonly Block[]
}
export interface Table {
  readonly kind: 'table'
  readonly rows: readonly (readonly TableCell[])[]
}
export type Block = Paragraph | List | Table | Bracket

/** The text of one point as plain frozen data. */
export type PointText = readonly Block[]

/** Deeper nesting than this is not read; the editor cannot make it and a hostile one must not overflow the stack. */
const MAX_DEPTH = 40

/**
 * Reads the text of a point out of its Yjs root. Never changes the document and never throws: what the schema does
 * not know is left out. An untouched root reads as no blocks at all.
 */
export function readPointText(fragment: Y.XmlFragment): PointText {
  return deepFreeze(readBlocks(fragment, 0, true))
}

function readBlocks(parent: Y.XmlFragment, depth: number, brackets: boolean): Block[] {
  if (depth > MAX_DEPTH) return []
  const blocks: Block[] = []
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    switch (child.nodeName) {
      case 'paragraph':
        blocks.push({ kind: 'paragraph', content: readInlines(child, brackets) })
        break
      case 'orderedList':
      case 'bulletList':
        blocks.push({
          kind: child.nodeName,
          items: elements(child, ['listItem']).map((item) => readBlocks(item, depth + 1, brackets)),
        })
        break
      case 'table':
        blocks.push({
          kind: 'table',
          rows: elements(child, ['tableRow']).map((row) =>
            elements(row, ['tableCell', 'tableHeader']).map((cell) => ({
              header: cell.nodeName === 'tableHeader',
              colspan: span(cell, 'colspan'),
              rowspan: span(cell, 'rowspan'),
              blocks: readBlocks(cell, depth + 1, brackets),
            })),
          ),
        })
        break
      case 'bracketBlock':
        if (brackets) blocks.push(...readBracket(child))
        break
    }
  }
  return blocks
}

/** Empty for an element that names no bracket. */
function readBracket(element: Y.XmlElement): Bracket[] {
  const bracketId = bracketIdOf(element)
  if (bracketId === null) return []
  if (element.doc === null) return [{ kind: 'bracket', bracketId, alternatives: [] }]
  return [readBracketOf(element.doc, bracketId)]
}

/** Reads the alternatives of a bracket, wherever it stands. Makes no root. */
export function readBracketOf(doc: Y.Doc, bracketId: BracketId): Bracket {
  const alternatives = alternativeRoots(doc, bracketId).flatMap(
    ({ of, fragment }): Alternative[] => {
      // A bracket in an alternative, which nobody can write, could hold itself.
      const blocks = readBlocks(fragment, 0, false)
      return isBlank(blocks) ? [] : [{ of, blocks }]
    },
  )
  return { kind: 'bracket', bracketId, alternatives }
}

/** Whether a text, as it stands in Yjs, holds nothing that could be read. */
export const isBlankText = (fragment: Y.XmlFragment): boolean =>
  isBlank(readBlocks(fragment, 0, false))

/** What nobody sees: places where a line may or may not break. Not the zero-width joiners, which shape letters. */
export const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/gu

/** Whether a text holds nothing that could be read. A bracket can, even an empty one: it says that words are missing. */
export const isBlank = (blocks: readonly Block[]): boolean =>
  blocks.every((block) => {
    switch (block.kind) {
      case 'paragraph':
        return block.content.every(isBlankInline)
      case 'orderedList':
      case 'bulletList':
        return block.items.every(isBlank)
      case 'table':
        return block.rows.every((row) => row.every((cell) => isBlank(cell.blocks)))
      case 'bracket':
        return false
    }
  })

const isBlankInline = (inline: Inline): boolean =>
  inline.kind === 'break' ||
  (inline.kind === 'text' && inline.text.replace(UNSEEN, '').trim() === '')

function elements(parent: Y.XmlFragment, names: readonly string[]): Y.XmlElement[] {
  return parent
    .toArray()
    .filter(
      (child): child is Y.XmlElement =>
        child instanceof Y.XmlElement && names.includes(child.nodeName),
    )
}

function span(cell: Y.XmlElement, name: 'colspan' | 'rowspan'): number {
  // Attributes may be of any type in Yjs, though its types say string.
  const value: unknown = cell.getAttribute(name)
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100
    ? value
    : 1
}

function readInlines(parent: Y.XmlElement, brackets: boolean): Inline[] {
  const inlines: Inline[] = []
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) {
      inlines.push(...readRuns(child))
    } else if (child instanceof Y.XmlElement) {
      if (child.nodeName === 'hardBreak') inlines.push({ kind: 'break' })
      if (child.nodeName === 'footnote') {
        const content = child
          .toArray()
          .flatMap((part) => (part instanceof Y.XmlText ? readRuns(part) : []))
        inlines.push({ kind: 'footnote', content })
      }
      if (child.nodeName === 'bracket' && brackets) inlines.push(...readBracket(child))
      if (child.nodeName === 'pointReference') {
        const id: unknown = child.getAttribute('pointId')
        inlines.push({
          kind: 'reference',
          pointId: typeof id === 'string' && isId(id) ? (id as PointId) : null,
        })
      }
    }
  }
  return inlines
}

interface DeltaPart {
  readonly insert?: unknown
  readonly attributes?: Record<string, unknown>
}

function readRuns(text: Y.XmlText): TextRun[] {
  const runs: TextRun[] = []
  for (const part of text.toDelta() as readonly DeltaPart[]) {
    if (typeof part.insert !== 'string' || part.insert === '') continue
    const run = { bold: false, italic: false, underline: false, link: null as string | null }
    for (const [name, value] of Object.entries(part.attributes ?? {})) {
      if (value === null || value === undefined) continue
      // The binding stores marks that may overlap themselves as "name--hash".
      const mark = name.replace(/--[^-]*$/, '')
      if (mark === 'bold' || mark === 'italic' || mark === 'underline') run[mark] = true
      if (mark === 'link' && typeof value === 'object' && 'href' in value) {
        if (typeof value.href === 'string' && isSafeLink(value.href)) run.link = value.href
      }
    }
    runs.push({ kind: 'text', text: part.insert, ...run })
  }
  return runs
}

/** How the parts of a text read that are not words of it. A function tells the labels of points and nothing else. */
export type Labels =
  | ((pointId: PointId) => string)
  | {
      readonly point: (pointId: PointId) => string
      /** Whose alternative it is, for instance "Party A". */
      readonly alternative: (of: AlternativeOf) => string
    }

/**
 * The words of a text without any markup: paragraphs and table rows on lines, list items with their labels, brackets
 * with all their alternatives.
 */
export function plainText(text: PointText, label: Labels): string {
  return blocksToLines(text, label, 0).join('\n')
}

function bracketToText(bracket: Bracket, label: Labels): string {
  const alternatives = bracket.alternatives.map(({ of, blocks }) => {
    const words = blocksToLines(blocks, label, 0).join(' ').replace(/\s+/g, ' ').trim()
    return typeof label === 'function' ? words : `${label.alternative(of)}: ${words}`
  })
  return alternatives.length === 0 ? '[…]' : `[${alternatives.join(' | ')}]`
}

function blocksToLines(blocks: readonly Block[], label: Labels, level: number): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'paragraph':
        return [inlinesToText(block.content, label)]
      case 'orderedList':
      case 'bulletList': {
        const ordered = block.kind === 'orderedList'
        return block.items.flatMap((item, index) => {
          const marker = ordered ? `${subClauseLabel(index, level)} ` : '• '
          const lines = blocksToLines(item, label, ordered ? level + 1 : level)
          return lines.map((line, at) => (at === 0 ? marker + line : `    ${line}`))
        })
      }
      case 'table':
        return block.rows.map((row) =>
          row.map((cell) => blocksToLines(cell.blocks, label, 0).join(' ')).join('\t'),
        )
      case 'bracket':
        return [bracketToText(block, label)]
    }
  })
}

export function inlinesToText(inlines: readonly Inline[], label: Labels): string {
  return inlines
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text
        case 'break':
          return '\n'
        case 'footnote':
          return ` [${inlinesToText(inline.content, label)}]`
        case 'reference':
          if (inline.pointId === null) return ''
          return typeof label === 'function' ? label(inline.pointId) : label.point(inline.pointId)
        case 'bracket':
          return bracketToText(inline, label)
      }
    })
    .join('')
}

/** The label of a sub-clause: (a), (b) … at level 0, (i), (ii) … at level 1, (A), (B) … below. `index` counts from 0. */
export function subClauseLabel(index: number, level: number): string {
  if (level === 1) return `(${roman(index + 1)})`
  const letters = alphabetic(index)
  return level === 0 ? `(${letters})` : `(${letters.toUpperCase()})`
}

function alphabetic(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26))
  return index < 26 ? letter : alphabetic(Math.floor(index / 26) - 1) + letter
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number): string {
  let rest = value
  let out = ''
  for (const [size, numeral] of ROMAN) {
    while (rest >= size) {
      out += numeral
      rest -= size
    }
  }
  return out
}
