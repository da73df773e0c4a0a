import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import type { PrintLine, PrintPosition } from '../../../shared/print/printDocument.ts'
import { TABLE_BORDERS, TABLE_MARGINS, TEXT_WIDTH } from './styles.ts'

const SHARES = [0.24, 0.24, 0.18, 0.34]
const HEADINGS = ['Party', 'Position', 'On', 'Reason']

/**
 * Where the parties stand on a point. Its paragraphs have styles of their own, so that nobody who reads the file takes
 * them for words of the text. `names` are those of the parties, in the order of the positions.
 */
export const positionsTable = (
  positions: readonly PrintPosition[],
  names: readonly string[],
): (Paragraph | Table)[] => [
  new Paragraph({ style: 'TableGap' }),
  new Table({
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: HEADINGS.map((heading, at) =>
          cell(at, [new Paragraph({ style: 'PositionHeading', children: [new TextRun(heading)] })]),
        ),
      }),
      ...positions.map((position, at) => rowOf(position, names[at] ?? position.party.text)),
    ],
    columnWidths: SHARES.map((share) => Math.round(share * TEXT_WIDTH)),
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    borders: TABLE_BORDERS,
    margins: TABLE_MARGINS,
  }),
  new Paragraph({ style: 'TableGap' }),
]

function rowOf({ stance, on, wording, reason }: PrintPosition, name: string): TableRow {
  // What was said on other words than these must not be read as said on them.
  const isStale = on === 'earlier'
  return new TableRow({
    cantSplit: true,
    children: [name, stance, wording, reason ?? ''].map((words, at) =>
      cell(at, [positionLine(words, isStale && at > 0)]),
    ),
  })
}

function positionLine(words: string | PrintLine, isStale: boolean): Paragraph {
  const [text, direction] =
    typeof words === 'string' ? [words, 'ltr'] : [words.text, words.direction]
  return new Paragraph({
    style: 'Position',
    ...(direction === 'rtl' ? { bidirectional: true } : {}),
    children: [
      new TextRun({
        text,
        ...(direction === 'rtl' ? { rightToLeft: true } : {}),
        ...(isStale ? { italics: true, color: '595959' } : {}),
      }),
    ],
  })
}

const cell = (column: number, children: Paragraph[]): TableCell =>
  new TableCell({
    width: { size: Math.round((SHARES[column] ?? 0) * TEXT_WIDTH), type: WidthType.DXA },
    children,
  })
