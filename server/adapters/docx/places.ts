import type { PointId } from '../../../shared/model/ids.ts'
import { type Block, type Inline, plainRun } from '../../../shared/model/pointText.ts'
import type { PrintInline } from '../../../shared/print/printDocument.ts'
import type { FlowParagraph } from './flow.ts'

/*
 * Places in a text, as `changesBetween` counts them: one for each letter and for each thing among the letters, and one
 * each for the beginning and the end of a paragraph. All that is not a letter is one thing here, a footnote too.
 */

/** How many places a part of a paragraph has. */
export const sizeOf = (inline: PrintInline): number =>
  inline.kind === 'text' ? inline.text.length : 1

export const contentSize = (content: readonly PrintInline[]): number =>
  content.reduce((sum, inline) => sum + sizeOf(inline), 0)

/** Where the words of each paragraph begin, and how many places there are in all. */
export function placesOf(lines: readonly FlowParagraph[]): {
  readonly starts: ReadonlyMap<FlowParagraph, number>
  readonly size: number
} {
  const starts = new Map<FlowParagraph, number>()
  let at = 0
  for (const line of lines) {
    starts.set(line, at + 1)
    at += contentSize(line.content) + 2
  }
  return { starts, size: at }
}

/** Paragraphs as they are compared. Where `reads` is false, a reference is the point that it leads to, whatever it reads. */
export const comparable = (lines: readonly (readonly PrintInline[])[], reads: boolean): Block[] =>
  lines.map((content) => ({
    kind: 'paragraph',
    content: content.map((inline): Inline => {
      switch (inline.kind) {
        case 'text':
          return plainRun(inline.text, inline.link)
        case 'break':
          return { kind: 'break' }
        case 'reference':
          return thing(`to ${inline.target} ${reads ? inline.label : ''}`)
        case 'footnote':
          return thing(`note ${JSON.stringify(inline.content)}`)
        case 'mark':
          return thing(`mark ${inline.text} ${inline.name}`)
      }
    }),
  }))

/** A reference is the thing among letters that is told from another by what it leads to; this one leads nowhere. */
const thing = (key: string): Inline => ({ kind: 'reference', pointId: key as PointId })

/** The part of a content between two places of it. */
export function cutContent(
  content: readonly PrintInline[],
  from: number,
  to: number,
): PrintInline[] {
  const cut: PrintInline[] = []
  let at = 0
  for (const inline of content) {
    const size = sizeOf(inline)
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, size)]
    if (start < end) {
      cut.push(inline.kind === 'text' ? { ...inline, text: inline.text.slice(start, end) } : inline)
    }
    at += size
  }
  return cut
}
