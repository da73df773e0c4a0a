import { z } from 'zod'
import { ID_PATTERN } from '../model/ids.ts'

/** Formats beside PDF: they show the whole text and take no layout. */
export const FILE_FORMATS = ['docx', 'md', 'json', 'akn', 'csv'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

const id = z.string().regex(ID_PATTERN)
/** A frozen version by its id, or what stands there now. */
const side = z.union([z.literal('now'), id])

/** The query of `GET /api/plans/:plan/export` for every format but PDF. */
export const fileQuery = z
  .strictObject({
    format: z.enum(FILE_FORMATS),
    /** The frozen text of a version instead of the one of now. */
    version: id.optional(),
    /** Word alone: the changes from this text to that one. */
    from: side.optional(),
    to: side.optional(),
    /** Word alone: where the parties stand, point by point. */
    positions: z
      .enum(['0', '1'])
      .default('0')
      .transform((text) => text === '1'),
  })
  .refine(({ format, version }) => format !== 'csv' || version === undefined, {
    path: ['version'],
    message: 'is not for csv: that shows where agreement stands now',
  })
  .refine(({ format, from }) => format === 'docx' || from === undefined, {
    path: ['from'],
    message: 'is for docx only: no other format keeps what was changed',
  })
  .refine(({ from, to }) => from !== undefined || to === undefined, {
    path: ['from'],
    message: 'must name the older text; to is the newer one',
  })
  .refine(({ from, version }) => from === undefined || version === undefined, {
    path: ['version'],
    message: 'is not for changes; name the two texts by from and to',
  })
  .refine(({ format, positions }) => format === 'docx' || !positions, {
    path: ['positions'],
    message: 'are for docx only; csv and json always hold them',
  })
  .refine(({ from, positions }) => from === undefined || !positions, {
    path: ['positions'],
    message: 'do not stand beside changes; ask for the text alone',
  })
export type FileQuery = z.infer<typeof fileQuery>

const anyFileQuery = z.looseObject({ format: z.enum(FILE_FORMATS) })

/** Whether a query, which nobody has read yet, asks for one of these formats. */
export const isFileFormat = (query: unknown): boolean => anyFileQuery.safeParse(query).success
