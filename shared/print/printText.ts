import {
  type Block,
  type Inline,
  type List,
  type Paragraph,
  subClauseLabel,
  type Table,
  type TextRun,
  plainRun,
} from '../model/pointText.ts'
import { spellAsBlocks, spellInlines } from '../model/spellBrackets.ts'
import { cleanRuns, isVisible } from './cleanText.ts'
import type {
  PrintBlock,
  PrintInline,
  PrintItem,
  PrintList,
  PrintParagraph,
  PrintTable,
  PrintText,
} from './printDocument.ts'
import { fitTable } from './fitTable.ts'
import { markedBlock, markedInlines } from './printBracket.ts'
import type { Setting } from './setting.ts'
import { voiceOf } from './voice.ts'
import { directionOfBlock, hasWords, wordsOf } from './words.ts'

/** Lists and tables inside one another beyond this are set as paragraphs: paper is not wide enough for more. */
const MAX_NESTING = 8
/** A table inside a cell of a table is still legible, one inside that is not. */
const MAX_TABLES = 2

const BULLETS = ['•', '–'] as const

/** Where a block stands. */
interface Place {
  readonly nesting: number
  readonly tables: number
  /** The level of the next ordered list: (a), (i), (A). */
  readonly clauses: number
  readonly bullets: number
}
const OUTSIDE: Place = { nesting: 0, tables: 0, clauses: 0, bullets: 0 }

/** The text of a point as it is set in print, or no blocks at all when it holds no words. */
export function printText(blocks: readonly Block[], setting: Setting): PrintBlock[] {
  return blocks.some(hasWords) ? printBlocks(blocks, setting, OUTSIDE) : []
}

function printBlocks(blocks: readonly Block[], setting: Setting, place: Place): PrintBlock[] {
  return blocks.flatMap((block): PrintBlock[] => {
    switch (block.kind) {
      case 'paragraph':
        return hasWords(block) ? [printParagraph(block, setting)] : []
      case 'orderedList':
      case 'bulletList':
        return place.nesting < MAX_NESTING
          ? [printList(block, setting, place)]
          : unrollList(block, setting, place)
      case 'table':
        return printTable(block, setting, place)
      case 'bracket':
        return setting.marksBrackets
          ? [markedBlock(block, setting, (inner) => printBlocks(inner, setting, place))]
          : printBlocks(spellAsBlocks(block, setting.alternative), setting, place)
    }
  })
}

function printParagraph(paragraph: Paragraph, setting: Setting): PrintParagraph {
  return {
    kind: 'paragraph',
    placeholder: false,
    ...voiceOf(wordsOf(paragraph.content), setting.language),
    content: printInlines(
      setting.marksBrackets
        ? paragraph.content
        : spellInlines(paragraph.content, setting.alternative),
      setting,
    ),
  }
}

function printInlines(content: readonly Inline[], setting: Setting): PrintInline[] {
  const texts = cleanRuns(
    content.flatMap((inline) => (inline.kind === 'text' ? [inline.text] : [])),
  )
  let next = 0
  return content.flatMap((inline): PrintInline[] => {
    switch (inline.kind) {
      case 'text': {
        const text = texts[next++] ?? ''
        return text === '' ? [] : [setRun(inline, text)]
      }
      case 'break':
        return [{ kind: 'break' }]
      case 'footnote': {
        const words = printRuns(inline.content)
        if (words.length === 0) return []
        const voice = voiceOf(words.map((run) => run.text).join(''), setting.language)
        return [{ kind: 'footnote', ...voice, content: words }]
      }
      case 'reference':
        return inline.pointId === null
          ? []
          : [{ kind: 'reference', ...setting.reference(inline.pointId) }]
      case 'bracket':
        return markedInlines(inline, setting, (words) => printInlines(words, setting))
    }
  })
}

function printRuns(runs: readonly TextRun[]): PrintText[] {
  const texts = cleanRuns(runs.map((run) => run.text))
  if (!texts.some(isVisible)) return []
  return runs.flatMap((run, at) => (texts[at] ? [setRun(run, texts[at])] : []))
}

/** A link that cannot be seen cannot be followed. */
const setRun = (run: TextRun, text: string): PrintText => ({
  ...run,
  text,
  link: isVisible(text) ? run.link : null,
})

/** An item of a list with its label and the place of what stands in it. */
function labelled(list: List, index: number, place: Place): { label: string; inside: Place } {
  const nesting = place.nesting + 1
  return list.kind === 'orderedList'
    ? {
        label: subClauseLabel(index, place.clauses),
        inside: { ...place, nesting, clauses: place.clauses + 1 },
      }
    : {
        label: BULLETS[place.bullets % BULLETS.length] ?? BULLETS[0],
        inside: { ...place, nesting, bullets: place.bullets + 1 },
      }
}

function printList(list: List, setting: Setting, place: Place): PrintList {
  return {
    kind: list.kind === 'orderedList' ? 'clauses' : 'bullets',
    direction: directionOfBlock(list),
    items: list.items.map((item, index): PrintItem => {
      const { label, inside } = labelled(list, index, place)
      return { label, blocks: printBlocks(item, setting, inside) }
    }),
  }
}

/** A list too deep for paper: its items as paragraphs that begin with their labels. */
function unrollList(list: List, setting: Setting, place: Place): PrintBlock[] {
  return list.items.flatMap((item, index): PrintBlock[] => {
    const { label, inside } = labelled(list, index, place)
    const mark = plainRun(`${label} `)
    const [first, ...rest] = item
    const opening: Block[] =
      first?.kind === 'paragraph'
        ? [{ kind: 'paragraph', content: [mark, ...first.content] }]
        : [{ kind: 'paragraph', content: [mark] }, ...item.slice(0, 1)]
    return printBlocks([...opening, ...rest], setting, inside)
  })
}

function printTable(table: Table, setting: Setting, place: Place): PrintBlock[] {
  const inside: Place = {
    nesting: place.nesting + 1,
    tables: place.tables + 1,
    clauses: 0,
    bullets: 0,
  }
  const roomy = place.nesting < MAX_NESTING && place.tables < MAX_TABLES
  const fit = roomy ? fitTable(table) : null
  if (fit === null) {
    return table.rows.flatMap((row) =>
      row.flatMap((cell) => printBlocks(cell.blocks, setting, { ...inside, tables: place.tables })),
    )
  }
  const { cells, ...shape } = fit
  const printed: PrintTable = {
    kind: 'table',
    direction: directionOfBlock(table),
    ...shape,
    cells: cells.map(({ cell, ...at }) => ({
      ...at,
      heading: cell?.header ?? false,
      blocks: cell === null ? [] : printBlocks(cell.blocks, setting, inside),
    })),
  }
  return [printed]
}
