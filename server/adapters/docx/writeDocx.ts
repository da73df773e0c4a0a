import {
  Bookmark,
  Document,
  Header,
  type ICommentOptions,
  Packer,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { cleanLine } from '../../../shared/print/cleanText.ts'
import type { WordComment } from '../../core/wordComments.ts'
import type { WordJob } from '../../core/wordJob.ts'
import { docxBlocks, docxParagraph, rangeEnds, rangeStarts } from './blocks.ts'
import { bookmarkOf, pillarBookmarkOf } from './bookmarks.ts'
import { frontMatter, pageFrame } from './frontMatter.ts'
import { positionsTable } from './positionsTable.ts'
import { dateAt } from './runs.ts'
import { withSameBytes } from './sameBytes.ts'
import type { Section } from './sections.ts'
import { NUMBERING, PAGE, stylesIn } from './styles.ts'
import { wordPlan } from './wordPlan.ts'
import type { Marked, Writing } from './writing.ts'

/** A plan as a Word document. The same job gives the same bytes, whenever and wherever it is done. */
export async function writeDocx(job: WordJob): Promise<Uint8Array> {
  const { document, sections, parties, names, summary, hash } = wordPlan(job)
  const comments = job.kind === 'text' ? job.comments : []
  const writing: Writing = {
    notes: {},
    changes: 0,
    marked: [],
    targets: new Set(sections.flatMap(({ of }) => (of.kind === 'point' ? [of.id] : []))),
    language: document.language,
  }
  const children = [
    ...frontMatter(document, parties, summary),
    ...sections.flatMap((section) => sectionBlocks(section, comments, names, writing)),
    // The end of the last paragraph is the document's: it can be neither inserted nor deleted.
    ...(job.kind === 'redline' ? [new Paragraph({ style: 'TableGap' })] : []),
  ]
  const { header, footer } = pageFrame(document)
  const file = new Document({
    title: document.title.text,
    creator: '',
    lastModifiedBy: '',
    footnotes: writing.notes,
    comments: { children: comments.map(commentOptions) },
    styles: stylesIn(document.language),
    numbering: NUMBERING,
    customProperties: [
      { name: 'parley-plan', value: job.planId },
      ...(hash === null ? [] : [{ name: 'parley-version', value: hash }]),
    ],
    sections: [
      {
        properties: {
          // The first page says all of it itself.
          titlePage: true,
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: {
              top: PAGE.margin,
              right: PAGE.margin,
              bottom: PAGE.margin,
              left: PAGE.margin,
            },
          },
        },
        headers: { default: header, first: new Header({ children: [new Paragraph('')] }) },
        footers: { default: footer, first: footer },
        children,
      },
    ],
  })
  const bytes = new Uint8Array(await Packer.toBuffer(file))
  return withSameBytes(bytes, document.date.iso)
}

/** The heading carries what is said of the whole point, and comments whose words are gone or not in one paragraph. */
function sectionBlocks(
  { of, isTarget, heading, blocks, positions }: Section,
  comments: readonly WordComment[],
  names: readonly string[],
  writing: Writing,
): (Paragraph | Table)[] {
  const own = of.kind === 'point' ? threadsOn(of.id, comments) : []
  writing.marked = own.flatMap(({ ids, words }) =>
    words === null || words === '' ? [] : [{ comments: ids, words }],
  )
  const written = docxBlocks(blocks, writing)
  const unplaced = new Set<Marked['comments']>(writing.marked.map((one) => one.comments))
  writing.marked = []
  const here = own.filter(({ ids, words }) => !words || unplaced.has(ids))
  const id = of.kind === 'point' ? bookmarkOf(of.id) : pillarBookmarkOf(of.id)
  const line = docxParagraph(heading, writing, 'text', (words) => [
    ...here.flatMap(({ ids }) => rangeStarts(ids)),
    ...(isTarget ? [new Bookmark({ id, children: words })] : words),
    ...here.flatMap(({ ids }) => rangeEnds(ids)),
  ])
  return [line, ...written, ...(positions === null ? [] : positionsTable(positions, names))]
}

/** The comments on a point, each with the answers to it. */
const threadsOn = (pointId: string, comments: readonly WordComment[]) =>
  comments.flatMap((comment, id) =>
    comment.pointId !== pointId || comment.answers !== null
      ? []
      : [
          {
            ids: [id, ...comments.flatMap((one, at) => (one.answers === id ? [at] : []))],
            words: comment.words,
          },
        ],
  )

const commentOptions = (comment: WordComment, id: number): ICommentOptions => ({
  id,
  author: cleanLine(comment.author),
  date: dateAt(comment.at),
  ...(comment.answers === null ? {} : { parentId: comment.answers }),
  ...(comment.isResolved ? { resolved: true } : {}),
  children: comment.paragraphs.map(
    (text) => new Paragraph({ children: [new TextRun(cleanLine(text))] }),
  ),
})
