import { z } from 'zod'
import { line } from './line.ts'

/** What kind of file, or pasted text, a plan was made from. */
export const SOURCE_KINDS = ['word', 'markdown', 'plan-file', 'text'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** The letters of the name of a file. */
export const SOURCE_NAME_LETTERS = 120

/** Where the words of a plan come from: enough to know the same file again. */
export const planSource = z.strictObject({
  kind: z.enum(SOURCE_KINDS),
  /** As whoever brought it calls it; nobody has checked it. */
  name: line(SOURCE_NAME_LETTERS),
  /** SHA-256 of the file, or of the pasted text in UTF-8. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type PlanSource = z.infer<typeof planSource>

const LABELS: Record<SourceKind, string> = {
  word: 'Word file',
  markdown: 'Markdown file',
  'plan-file': 'plan file',
  text: 'text',
}

/** For instance "Word file". */
export const sourceLabel = (kind: SourceKind): string => LABELS[kind]
