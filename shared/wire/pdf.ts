import { z } from 'zod'
import { ID_PATTERN } from '../model/ids.ts'
import { LABEL_LANGUAGES } from '../model/labelLanguage.ts'
import { LAYOUTS } from '../model/layout.ts'
import { line } from './http.ts'

const id = z.string().regex(ID_PATTERN)
const flag = (otherwise: '0' | '1') =>
  z
    .enum(['0', '1'])
    .default(otherwise)
    .transform((text) => text === '1')
/** A frozen version by its id, or what stands there now. */
const side = z.union([z.literal('now'), id])

export const RECIPIENT_LETTERS = 80
export const WATERMARK_LETTERS = 40

/** PDF/UA-1, and PDF/A-2a. */
export const STANDARDS = ['ua', 'a'] as const
export type Standard = (typeof STANDARDS)[number]

/** The query of `GET /api/plans/:plan/export?format=pdf`. */
export const pdfQuery = z
  .strictObject({
    format: z.literal('pdf'),
    paper: z.enum(['a4', 'letter']).default('a4'),
    layout: z.enum(LAYOUTS).default('clean'),
    /** The language of the labels; nobody's text is translated. */
    language: z.enum(LABEL_LANGUAGES).default('en'),
    /** Whether brackets say whose their alternatives are. */
    attributed: flag('1'),
    /** Comments in an annex. */
    comments: z.enum(['none', 'open', 'resolved', 'all']).default('none'),
    /** Whether lines have numbers. */
    lines: flag('0'),
    /** For reading on every device, or for archives. */
    standard: z.enum(STANDARDS).default('ua'),
    /** A page on which the parties sign. */
    signatures: flag('0'),
    /** Whose words stand in each point, in an annex. */
    authors: flag('0'),
    /** What the reader's own party wrote in its caucus, in an annex. */
    caucus: flag('0'),
    watermark: line(WATERMARK_LETTERS).optional(),
    /** The frozen text of a version instead of the one of now. */
    version: id.optional(),
    /** For a redline: from this text to that one. */
    from: side.optional(),
    to: side.optional(),
    /** Whose copy this is: it stands on every page, and in the record. */
    recipient: line(RECIPIENT_LETTERS).optional(),
  })
  .refine(({ layout, from }) => (layout === 'redline') === (from !== undefined), {
    path: ['from'],
    message: 'must name the older text of a redline, and stand in no other layout',
  })
  .refine(({ layout, to }) => layout === 'redline' || to === undefined, {
    path: ['to'],
    message: 'is for a redline only',
  })
  .refine(({ layout, version }) => layout !== 'redline' || version === undefined, {
    path: ['version'],
    message: 'is not for a redline; name its two texts by from and to',
  })
  .refine(
    ({ comments, version, to = 'now' }) =>
      comments === 'none' || (version === undefined && to === 'now'),
    { path: ['comments'], message: 'are of the text of now, and not of a frozen one' },
  )
  .refine(({ layout, signatures }) => layout !== 'redline' || !signatures, {
    path: ['signatures'],
    message: 'are put under a text, and not under what changed between two',
  })
  .refine(
    ({ authors, version, to = 'now' }) => !authors || (version === undefined && to === 'now'),
    {
      path: ['authors'],
      message: 'are known of the text of now, and not of a frozen one',
    },
  )
  .refine(({ caucus, version, to = 'now' }) => !caucus || (version === undefined && to === 'now'), {
    path: ['caucus'],
    message: 'has papers of now only, and none that belong to a frozen text',
  })
export type PdfQuery = z.infer<typeof pdfQuery>

/** `GET /api/plans/:plan/copies/:code`: who got a copy. */
export const copyResponse = z.object({
  code: z.string(),
  recipient: z.string(),
  layout: z.enum(LAYOUTS),
  /** SHA-256 of what it says. */
  hash: z.string(),
  /** Who made it, and when by the server's clock. */
  by: id,
  at: z.number().int(),
})
export type CopyResponse = z.infer<typeof copyResponse>
