import { type Result } from '../lib/result.ts'
import { arrange } from './arrange.ts'
import type { IncomingPlan, IntakeRefusal } from './incoming.ts'
import { plainLines } from './plainLines.ts'

/** Reads text without markup, as it is pasted from a mail or a PDF. Never throws. */
export const readPlainText = (text: string): Result<IncomingPlan, IntakeRefusal> =>
  arrange({
    title: null,
    lines: plainLines(text),
    changes: [],
    losses: [],
    origin: null,
    roles: null,
  })
