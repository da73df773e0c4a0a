import {
  AlignmentType,
  Footer,
  Header,
  HeadingLevel,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import { cleanLine } from '../../../shared/print/cleanText.ts'
import type { PrintDocument, PrintLine } from '../../../shared/print/printDocument.ts'
import { TEXT_WIDTH } from './styles.ts'

/** So many digits of the hash tell one text from another at a glance. */
const SHORT_HASH = 12

/** What stands above the first pillar: which text this is, of whom, and by which hash it is known. */
export function frontMatter(
  document: PrintDocument,
  parties: readonly string[],
  summary: string | null,
): Paragraph[] {
  const { title, symbol, date, standing, hash } = document
  return [
    lineIn('Symbol', symbol),
    new Paragraph({ style: 'Symbol', children: [new TextRun(date.day)] }),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      ...sideOf(title),
      children: [new TextRun(title.text)],
    }),
    new Paragraph({ style: 'Standing', children: [new TextRun(cleanLine(standing))] }),
    ...(summary === null
      ? []
      : [new Paragraph({ style: 'Standing', children: [new TextRun(cleanLine(summary))] })]),
    ...parties.map((party) => new Paragraph({ style: 'Parties', children: [new TextRun(party)] })),
    new Paragraph({ style: 'Hash', children: [new TextRun(`SHA-256 ${hash}`)] }),
  ]
}

/** On every page: the symbol above, the first digits of the hash and the number of the page below. */
export function pageFrame({ symbol, hash }: PrintDocument): { header: Header; footer: Footer } {
  return {
    header: new Header({
      children: [
        new Paragraph({
          style: 'PageLine',
          alignment: AlignmentType.RIGHT,
          ...sideOf(symbol),
          children: [new TextRun(symbol.text)],
        }),
      ],
    }),
    footer: new Footer({
      children: [
        new Paragraph({
          style: 'PageLine',
          tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
          children: [
            new TextRun(hash.slice(0, SHORT_HASH)),
            new TextRun({
              children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
            }),
          ],
        }),
      ],
    }),
  }
}

const lineIn = (style: string, line: PrintLine): Paragraph =>
  new Paragraph({ style, ...sideOf(line), children: [new TextRun(line.text)] })

const sideOf = ({ direction }: PrintLine) => (direction === 'rtl' ? { bidirectional: true } : {})
