import { z } from 'zod'
import { ID_PATTERN } from '../model/ids.ts'

/** Formats beside PDF: they show the whole text and take no layout. */
export const FILE_FORMATS = ['docx', 'md', 'json', 'akn', 'csv'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

/** The query of `GET /api/plans/:plan/export` for every format but PDF. */
export const fileQuery = z
  .strictObject({
    format: z.enum(FILE_FORMATS),
    /** The frozen text of a version instead of the one of now. */
    version: z.string().regex(ID_PATTERN).optional(),
  })
  .refine(({ format, version }) => format !== 'csv' || version === undefined, {
    path: ['version'],
    message: 'is not for csv: that shows where agreement stands now',
  })
export type FileQuery = z.infer<typeof fileQuery>

const anyFileQuery = z.looseObject({ format: z.enum(FILE_FORMATS) })

/** Whether a query, which nobody has read yet, asks for one of these formats. */
export const isFileFormat = (query: unknown): boolean => anyFileQuery.safeParse(query).success
