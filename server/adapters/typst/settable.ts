import type {
  PrintBlock,
  PrintDocument,
  PrintInline,
  PrintLine,
  PrintTable,
  PrintText,
  Voice,
} from '../../../shared/print/printDocument.ts'
import type { Legible } from './legible.ts'

/** How many letters fit in a line, about. The look is in plan.typ; these numbers follow it. */
const ROOM = { title: 22, heading: 46, line: 76, note: 90, clause: 4, gap: 2, least: 3 } as const

/** Languages whose words the setter hyphenates, where they run in one direction. */
const HYPHENATED: ReadonlySet<string> = new Set(['en', 'uk', 'ru', 'be', 'el'])
const hyphenates = (voice: Voice): boolean =>
  !voice.mixed && voice.language !== null && HYPHENATED.has(voice.language)

/** The same document with all its words legible in the fonts at hand and no word wider than its place. */
export function makeSettable(document: PrintDocument, legible: Legible): PrintDocument {
  const setLine = (line: PrintLine, room: number): PrintLine => ({
    ...line,
    text: legible(line.text, room, hyphenates(line)),
  })
  const setText = (run: PrintText, voice: Voice, room: number): PrintText => ({
    ...run,
    text: legible(run.text, room, hyphenates(voice)),
  })

  function setInline(inline: PrintInline, voice: Voice, room: number): PrintInline {
    switch (inline.kind) {
      case 'text':
        return setText(inline, voice, room)
      case 'break':
        return inline
      case 'footnote':
        return {
          ...inline,
          content: inline.content.map((run) => setText(run, inline, ROOM.note)),
        }
      case 'reference':
        return { ...inline, label: legible(inline.label, room, hyphenates(voice)) }
    }
  }

  function setBlock(block: PrintBlock, room: number): PrintBlock {
    switch (block.kind) {
      case 'paragraph':
        return {
          ...block,
          content: block.content.map((inline) => setInline(inline, block, room)),
        }
      case 'clauses':
      case 'bullets': {
        const inside = Math.max(ROOM.least, room - ROOM.clause)
        return {
          ...block,
          items: block.items.map((item) => ({
            ...item,
            blocks: item.blocks.map((inner) => setBlock(inner, inside)),
          })),
        }
      }
      case 'table':
        return {
          ...block,
          cells: block.cells.map((cell) => {
            const inside = roomOf(block, cell, room)
            return { ...cell, blocks: cell.blocks.map((inner) => setBlock(inner, inside)) }
          }),
        }
    }
  }

  return {
    ...document,
    title: setLine(document.title, ROOM.title),
    symbol: setLine(document.symbol, ROOM.heading),
    parties: document.parties.map((party) => setLine(party, ROOM.heading)),
    pillars: document.pillars.map((pillar) => ({
      ...pillar,
      heading: setLine(pillar.heading, ROOM.heading),
      points: pillar.points.map((point) => ({
        ...point,
        heading: setLine(point.heading, ROOM.heading),
        blocks: point.blocks.map((block) => setBlock(block, ROOM.line)),
      })),
    })),
  }
}

/** The letters that fit in a cell, out of those that fit across its table. */
function roomOf(table: PrintTable, cell: { x: number; colspan: number }, room: number): number {
  const all = table.columns.reduce((sum, share) => sum + share, 0)
  const own = table.columns
    .slice(cell.x, cell.x + cell.colspan)
    .reduce((sum, share) => sum + share, 0)
  return Math.max(ROOM.least, Math.floor((room * own) / all) - ROOM.gap)
}
