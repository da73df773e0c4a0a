import * as Y from 'yjs'
import { deepFreeze } from '../lib/freeze.ts'
import { isId, type PointId } from './ids.ts'
import { isSafeLink } from './link.ts'

export interface TextRun {
  readonly kind: 'text'
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly link: string | null
}
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
export type Inline = TextRun | LineBreak | Footnote | PointReference

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
export type Block = Paragraph | List | Table

/** The text of one point as plain frozen data. */
export type PointText = readonly Block[]

/** Deeper nesting than this is not read; the editor cannot make it and a hostile one must not overflow the stack. */
const MAX_DEPTH = 40

/**
 * Reads the text of a point out of its Yjs root. Never changes the document and never throws: what the schema does
 * not know is left out. An untouched root reads as no blocks at all.
 */
export function readPointText(fragment: Y.XmlFragment): PointText {
  return deepFreeze(readBlocks(fragment, 0))
}

function readBlocks(parent: Y.XmlFragment, depth: number): Block[] {
  if (depth > MAX_DEPTH) return []
  const blocks: Block[] = []
  for (const child of parent.toArray()) {
    if (!(child instanceof Y.XmlElement)) continue
    switch (child.nodeName) {
      case 'paragraph':
        blocks.push({ kind: 'paragraph', content: readInlines(child) })
        break
      case 'orderedList':
      case 'bulletList':
        blocks.push({
          kind: child.nodeName,
          items: elements(child, ['listItem']).map((item) => readBlocks(item, depth + 1)),
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
              blocks: readBlocks(cell, depth + 1),
            })),
          ),
        })
        break
    }
  }
  return blocks
}

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

function readInlines(parent: Y.XmlElement): Inline[] {
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

/** The words of a text without any markup: paragraphs and table rows on lines, list items with their labels. */
export function plainText(text: PointText, label: (pointId: PointId) => string): string {
  return blocksToLines(text, label, 0).join('\n')
}

function blocksToLines(
  blocks: readonly Block[],
  label: (pointId: PointId) => string,
  level: number,
): string[] {
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
    }
  })
}

export function inlinesToText(
  inlines: readonly Inline[],
  label: (pointId: PointId) => string,
): string {
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
          return inline.pointId === null ? '' : label(inline.pointId)
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
