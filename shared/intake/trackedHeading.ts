import type { IncomingInline, TrackedChange } from './incoming.ts'
import { settleReference } from './labelled.ts'
import type { SourceParagraph } from './source.ts'
import { oneLine, wordsOf } from './words.ts'

/** What a line says before anybody decided on its tracked changes, and if all of them are accepted. */
export interface HeadingForms {
  /** The words to go on with: those before the changes, or what was put in where nothing stood. */
  readonly words: string
  /** Null where no words were tracked, or all were taken out. */
  readonly accepted: string | null
  /** What people are told about it; null where nothing was tracked. */
  readonly sentence: string | null
}

/**
 * A heading is one line that nobody can decide on bit by bit. It stays as it was, and a sentence says in full what
 * somebody made of it.
 */
export function headingForms(
  { content, change }: Pick<SourceParagraph, 'content' | 'change'>,
  changes: readonly TrackedChange[],
): HeadingForms {
  const shown = content.flatMap((one) =>
    one.kind === 'reference' ? settleReference(one, () => false) : [one],
  )
  const without = (kind: TrackedChange['kind']): string =>
    oneLine(wordsOf(shown.filter((one) => kindOf(one, changes) !== kind)))
  const [before, after] = [without('inserted'), without('deleted')]
  const tracked = [change, ...shown.map(changeOf)].flatMap((one) =>
    one === null ? [] : (changes[one] ?? []),
  )
  if (tracked.length === 0) return { words: before, accepted: null, sentence: null }
  const who = [...new Set(tracked.map((one) => one.author))].join(' and ')
  const accepted = after === '' ? null : after
  if (before === '' && after !== '') {
    return {
      words: after,
      accepted,
      sentence: `The heading “${after}” was put in by ${who} as a tracked change. It is taken over: leave it out if it is not to stand.`,
    }
  }
  return { words: before, accepted, sentence: sentenceOf(before, after, who) }
}

function sentenceOf(before: string, after: string, who: string): string {
  if (before === '') return `${who} tracked a change in an empty heading. It was not taken over.`
  if (after === '') {
    return `The heading “${before}” was taken out by ${who} as a tracked change. It was kept: leave it out if it is to go.`
  }
  return before === after
    ? `${who} tracked a change of the form or the end of the heading “${before}”. It was not taken over.`
    : `The heading “${before}” was changed to “${after}” by ${who} as a tracked change. It was left as it was: correct it if the change is to stand.`
}

const changeOf = (one: IncomingInline): number | null =>
  one.kind === 'bracket' ? null : one.change

function kindOf(
  one: IncomingInline,
  changes: readonly TrackedChange[],
): TrackedChange['kind'] | undefined {
  const change = changeOf(one)
  return change === null ? undefined : changes[change]?.kind
}
