import type { Filter } from './filter.ts'

/** What an empty list says, and what there is to do. */
export function emptySentence({
  filter,
  isNobody,
  mayWrite,
}: {
  readonly filter: Filter
  /** Whether nobody has said anything in the whole plan. */
  readonly isNobody: boolean
  readonly mayWrite: boolean
}): string {
  const where = filter.pointId === null ? 'in this plan' : 'on this point'
  if (filter.party !== null) return `No such comments ${where} from this party.`
  switch (filter.state) {
    case 'resolved':
      return `Nothing was resolved ${where} yet. What is resolved moves here and can be opened again.`
    case 'mine':
      return `You have said nothing ${where}, and nobody has called upon you.`
    case 'open':
      if (!mayWrite) return `There are no open comments ${where}.`
      return isNobody
        ? 'Nobody has said anything yet. Select words in the text and choose “Comment”, or comment on a whole point.'
        : `There are no open comments ${where}. Select words in the text and choose “Comment” to make one.`
  }
}
