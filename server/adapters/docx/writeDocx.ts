import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  Document,
  Footer,
  Header,
  HeadingLevel,
  type ICommentOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { WordComment } from '../../core/wordComments.ts'
import type { PrintDocument, PrintPoint } from '../../../shared/print/printDocument.ts'
import {
  bookmark,
  BULLETS,
  CLAUSES,
  commentMark,
  docxBlocks,
  LEVELS,
  type Writing,
} from './blocks.ts'

/** The author's clock may claim a later time than a date can have, or than Word can read. */
const LAST_DATE = Date.UTC(9999, 0)

/** A plan as a Word document, with real headings, numbered lists, footnotes, links and comments. */
export async function writeDocx(
  document: PrintDocument,
  comments: readonly WordComment[],
): Promise<Uint8Array> {
  const writing: Writing = { notes: {}, lists: 0, marked: [] }
  const children = [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(document.title.text)] }),
    new Paragraph(document.symbol.text),
    ...document.pillars.flatMap((pillar) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        children: [new TextRun(pillar.heading.text)],
      }),
      ...pillar.points.flatMap((point) => pointBlocks(point, comments, writing)),
    ]),
  ]
  const file = new Document({
    title: document.title.text,
    creator: '',
    lastModifiedBy: '',
    footnotes: writing.notes,
    comments: { children: comments.map(commentOptions) },
    styles: { default: { document: { run: { language: { value: document.language } } } } },
    numbering: {
      config: [
        { reference: CLAUSES, levels: levels(clauseFormat, (level) => `(%${level + 1})`) },
        {
          reference: BULLETS,
          levels: levels(
            () => LevelFormat.BULLET,
            () => '•',
          ),
        },
      ],
    },
    sections: [
      {
        headers: {
          default: new Header({
            children: [
              new Paragraph({ alignment: AlignmentType.RIGHT, text: document.symbol.text }),
            ],
          }),
        },
        footers: { default: new Footer({ children: [pageNumbers()] }) },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

/** The heading carries what is said of the whole point, and comments whose words are gone or not in one paragraph. */
function pointBlocks(point: PrintPoint, comments: readonly WordComment[], writing: Writing) {
  const own = comments.flatMap((comment, id) =>
    comment.pointId === point.id ? [{ comment: id, words: comment.words }] : [],
  )
  writing.marked = own.flatMap(({ comment, words }) =>
    words === null || words === '' ? [] : [{ comment, words }],
  )
  const blocks = docxBlocks(point.blocks, writing)
  const unplaced = new Set(writing.marked.map((one) => one.comment))
  const here = own.filter(({ comment, words }) => !words || unplaced.has(comment))
  const struck = point.struck ? ' (struck)' : ''
  const words = `${point.number === null ? '' : `${point.number}. `}${point.heading.text}${struck}`
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_2,
    children: [
      ...here.map(({ comment }) => new CommentRangeStart(comment)),
      bookmark(point.id, words),
      ...here.flatMap(({ comment }) => [new CommentRangeEnd(comment), commentMark(comment)]),
    ],
  })
  return [heading, ...blocks]
}

const commentOptions = (comment: WordComment, id: number): ICommentOptions => ({
  id,
  author: comment.author,
  date: new Date(Math.min(comment.at, LAST_DATE)),
  children: comment.paragraphs.map((text) => new Paragraph(text)),
})

const pageNumbers = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
    ],
  })

type Format = (typeof LevelFormat)[keyof typeof LevelFormat]

/** (a), (i), and (A) from there on. */
const clauseFormat = (level: number): Format =>
  level === 0
    ? LevelFormat.LOWER_LETTER
    : level === 1
      ? LevelFormat.LOWER_ROMAN
      : LevelFormat.UPPER_LETTER

const levels = (format: (level: number) => Format, text: (level: number) => string) =>
  Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: format(level),
    text: text(level),
    alignment: AlignmentType.LEFT,
  }))
