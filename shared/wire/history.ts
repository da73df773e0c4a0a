import { z } from 'zod'
import { ID_PATTERN } from '../model/ids.ts'
import { pointText } from '../model/pointTextSchema.ts'

const id = z.string().regex(ID_PATTERN)
const seq = z.number().int().positive()

/** States in one answer at most; each holds the whole text of the point. */
export const HISTORY_PAGE = 100

/** The query of `GET /api/plans/:plan/history/:point`. `from` is the number of an entry of the journal. */
export const historyQuery = z.strictObject({
  from: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).max(HISTORY_PAGE).default(50),
})

/** The life of a point, the first state first: one for each while in which somebody wrote in it. */
export const historyPage = z.object({
  pointId: id,
  states: z.array(
    z.object({
      /** The first and the last entry of the journal of `plan` that changed the point in that while. */
      from: seq,
      seq,
      /** Milliseconds since 1970, server clock: of the first and of the last of them. */
      begunAt: z.number().int(),
      at: z.number().int(),
      /** Member ids or `server`; more than one only where people wrote at the same time. */
      by: z.array(id),
      /** The text at the end of it. */
      text: pointText,
    }),
  ),
  /** Where the next page begins; null on the last one. */
  next: seq.nullable(),
  /** How many states there are. */
  total: z.number().int().nonnegative(),
})
export type HistoryPage = z.infer<typeof historyPage>
