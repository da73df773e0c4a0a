import { escapeMarkdown, type MarkdownNotes, markdownInlines } from './markdownText.ts'
import type { PrintBlock, PrintTable } from './printDocument.ts'

/** A backslash before the end of a line breaks it. */
const LINE_BREAK = '\\\n'
/** In a table a line of Markdown is a row. */
const BREAK_IN_CELL = '<br>'

/** Blocks as Markdown, with an empty line between them. */
export function markdownBlocks(blocks: readonly PrintBlock[], notes: MarkdownNotes): string {
  const parts: string[] = []
  let bullet = ''
  for (const block of blocks) {
    if ('items' in block) {
      // The same sign again would go on with the list before.
      bullet = bullet === '-' ? '*' : '-'
      parts.push(
        block.items
          .map((item) => {
            const label = block.kind === 'clauses' ? escapeMarkdown(item.label) : ''
            return listItem(bullet, label, markdownBlocks(item.blocks, notes), item.blocks[0])
          })
          .join('\n'),
      )
      continue
    }
    bullet = ''
    if (block.kind === 'paragraph') {
      parts.push(markdownInlines(block.content, notes, LINE_BREAK))
    } else if (block.kind === 'table') parts.push(markdownTable(block, notes))
    else parts.push(markdownBlocks(block.blocks, notes))
  }
  return parts.filter((part) => part !== '').join('\n\n')
}

/** An item keeps its label as words: Markdown itself counts in figures only. */
function listItem(
  bullet: string,
  label: string,
  content: string,
  first: PrintBlock | undefined,
): string {
  const gap = first?.kind === 'paragraph' ? ' ' : '\n\n'
  const words = label === '' ? content : content === '' ? label : label + gap + content
  return `${bullet} ${words.replaceAll(/\n(?=[^\n])/g, '\n  ')}`.trimEnd()
}

function markdownTable(table: PrintTable, notes: MarkdownNotes): string {
  const rows = Array.from({ length: table.rows }, () => table.columns.map(() => ''))
  for (const cell of table.cells) {
    const row = rows[cell.y]
    if (row !== undefined) row[cell.x] = inCell(cell.blocks, notes)
  }
  const headings = table.headingRows > 0 ? rows.shift() : undefined
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(headings ?? table.columns.map(() => '')),
    line(table.columns.map(() => '---')),
    ...rows.map(line),
  ].join('\n')
}

/** All blocks of a cell on one line. */
const inCell = (blocks: readonly PrintBlock[], notes: MarkdownNotes): string =>
  blocks
    .flatMap((block): string[] => {
      if (block.kind === 'paragraph') return [markdownInlines(block.content, notes, BREAK_IN_CELL)]
      if (block.kind === 'table') return block.cells.map((cell) => inCell(cell.blocks, notes))
      if ('items' in block) {
        return block.items.map(
          (item) => `${escapeMarkdown(item.label)} ${inCell(item.blocks, notes)}`,
        )
      }
      return [inCell(block.blocks, notes)]
    })
    .filter((part) => part.trim() !== '')
    .join(BREAK_IN_CELL)
