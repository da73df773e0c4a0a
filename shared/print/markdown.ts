import { markdownBlocks } from './markdownBlocks.ts'
import { escapeMarkdown, type MarkdownNotes } from './markdownText.ts'
import type { PrintBlock, PrintDocument, PrintPoint } from './printDocument.ts'

/**
 * A plan as Markdown: CommonMark, with the tables and notes that most readers know beside it. What people typed shows
 * as they typed it; the same document gives the same text.
 */
export function planMarkdown(document: PrintDocument): string {
  const written: string[] = []
  const aims = new Set(
    document.pillars.flatMap((pillar) => pillar.points.flatMap((point) => aimsIn(point.blocks))),
  )
  const notes: MarkdownNotes = {
    add(content) {
      written.push(content)
      return written.length
    },
    anchor: (pointId) => `point-${pointId}`,
  }
  const body = [
    `# ${escapeMarkdown(document.title.text)}`,
    escapeMarkdown(document.symbol.text),
    ...document.pillars.flatMap((pillar) => [
      `## ${escapeMarkdown(pillar.heading.text)}`,
      ...pillar.points.flatMap((point) => [
        // Only where something leads here: it shows in a plain editor.
        ...(aims.has(point.id) ? [`<a id="${notes.anchor(point.id)}"></a>`] : []),
        `### ${headingOf(point)}`,
        markdownBlocks(point.blocks, notes),
      ]),
    ]),
  ]
  const footnotes = written.map((content, at) => `[^${at + 1}]: ${content}`)
  return `${[...body, ...footnotes].filter((part) => part !== '').join('\n\n')}\n`
}

function headingOf({ number, heading, struck }: PrintPoint): string {
  const words = escapeMarkdown(heading.text)
  const numbered = number === null ? words : `${number}. ${words}`
  return struck ? `${numbered} (struck)` : numbered
}

const aimsIn = (blocks: readonly PrintBlock[]): readonly string[] =>
  blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'paragraph') {
      return block.content.flatMap((one) =>
        one.kind === 'reference' && one.target !== null ? [one.target] : [],
      )
    }
    if (block.kind === 'table') return block.cells.flatMap((cell) => aimsIn(cell.blocks))
    if (block.kind === 'bracket') return aimsIn(block.blocks)
    return block.items.flatMap((item) => aimsIn(item.blocks))
  })
