import { z } from 'zod'
import { wholeLetters } from '../lib/wholeLetters.ts'
import { SYMBOL_LETTERS } from '../model/command.ts'
import { ID_PATTERN } from '../model/ids.ts'
import { HEADING_LETTERS, line } from '../model/line.ts'
import { planSource, SOURCE_NAME_LETTERS } from '../model/planSource.ts'
import { bracketsIn } from '../model/pointBrackets.ts'
import { REMARK_LETTERS } from '../model/remark.ts'
import { writtenText } from './writtenText.ts'
import { party } from './http.ts'

/*
 * A whole plan that was read from a file and corrected by whoever convenes it, as `POST /api/plans` takes it. All ids
 * in it name something within it and nothing else; the server gives every point, party and bracket a new one.
 */

/** The largest body: a plan of forty pillars with a book in it. Twenty-eight points with tables are a tenth. */
export const PLAN_CONTENT_BYTES = 6 * 1024 * 1024
/** Comments of all points together; the file of a plan that was discussed for a year stays below. */
const MAX_COMMENTS = 5_000
/** Room for the line that says whose comment it was, and for the words that it was about. */
export const COMMENT_LETTERS = REMARK_LETTERS - 2_500
export const COMMENT_LINES = 200
export const QUOTATION_LETTERS = 2_000
export const COMMENT_AUTHOR_LETTERS = 80

const id = z.string().regex(ID_PATTERN)
/** No date is later than this. */
const at = z.number().int().nonnegative().max(8.64e15)

const wholeLine = (letters: number) => line(letters).transform(wholeLetters)

const contentComment = z.strictObject({
  author: wholeLine(COMMENT_AUTHOR_LETTERS),
  at: at.nullable(),
  quotation: z.string().min(1).max(QUOTATION_LETTERS).nullable(),
  paragraphs: z
    .array(z.string().max(COMMENT_LETTERS))
    .max(COMMENT_LINES)
    .refine((paragraphs) => {
      const words = paragraphs.join('\n')
      return (
        words.trim() !== '' &&
        words.length <= COMMENT_LETTERS &&
        words.split('\n').length <= COMMENT_LINES
      )
    }, `must say something, in at most ${COMMENT_LETTERS} letters on ${COMMENT_LINES} lines`),
})
export type ContentComment = z.infer<typeof contentComment>

const contentPoint = z.strictObject({
  id,
  heading: wholeLine(HEADING_LETTERS),
  sourceNumber: z.number().int().positive().max(1_000_000).nullable(),
  text: writtenText,
  comments: z.array(contentComment).max(MAX_COMMENTS),
  /** That it was struck, and keeps its number or not; absent for a point on the table. */
  struck: z.enum(['numbered', 'freed']).optional(),
})
export type ContentPoint = z.infer<typeof contentPoint>

export const planContent = z
  .strictObject({
    title: wholeLine(160),
    symbol: wholeLine(SYMBOL_LETTERS).default('Draft 1'),
    parties: z
      .array(
        party.extend({
          id,
          name: wholeLine(80),
          letter: party.shape.letter.transform(wholeLetters),
        }),
      )
      .min(1)
      .max(12),
    pillars: z
      .array(
        z.strictObject({
          heading: wholeLine(HEADING_LETTERS),
          points: z.array(contentPoint).max(200),
        }),
      )
      .min(1)
      .max(40),
    source: planSource.extend({ name: wholeLine(SOURCE_NAME_LETTERS) }),
  })
  .superRefine((content, context) => {
    const parties = new Set(content.parties.map((one) => one.id))
    const points = new Set<string>()
    const complain = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    if (parties.size < content.parties.length || parties.has('text')) {
      complain(['parties'], 'must each have an id of their own, which is not "text"')
    }
    let comments = 0
    content.pillars.forEach((pillar, pillarAt) => {
      pillar.points.forEach((point, pointAt) => {
        const path = ['pillars', pillarAt, 'points', pointAt]
        if (points.has(point.id)) complain([...path, 'id'], 'must be another one for each point')
        points.add(point.id)
        comments += point.comments.length
        const isKnown = bracketsIn(point.text).every(({ alternatives }) =>
          alternatives.every(({ of }) => of === 'text' || parties.has(of)),
        )
        if (!isKnown) complain([...path, 'text'], 'names a party in a bracket that is not here')
      })
    })
    if (comments > MAX_COMMENTS) complain(['pillars'], `must hold at most ${MAX_COMMENTS} comments`)
  })
export type PlanContent = z.infer<typeof planContent>

/** `POST /api/plans` with the content of a file instead of a template. */
export const createFromContentRequest = z.strictObject({
  content: planContent,
  /** The convener's name. */
  name: wholeLine(80),
})
export type CreateFromContentRequest = z.input<typeof createFromContentRequest>
