import { yes } from '../../../../shared/lib/result.ts'
import type { WordMaker } from '../../../core/wordJob.ts'
import { writeDocx } from '../writeDocx.ts'

/** Makes Word documents on the thread that asks for them. For tests. */
export const wordHere: WordMaker = {
  make: async (job) => yes(await writeDocx(job)),
  close: async () => {},
}
