import type { TrackedChange } from '../../../shared/intake/incoming.ts'
import type { MatchedBy } from '../../../shared/rules/matchPoints.ts'
import { day } from '../../ui/moment.ts'

/** How a point of the file was found in the plan, for whoever is to check it. */
export function matchedSentence(by: MatchedBy | 'hand'): string {
  switch (by) {
    case 'id':
      return 'Known by the mark that the export left in the file.'
    case 'number-and-heading':
      return 'Known by its number and heading.'
    case 'heading':
      return 'Known by its heading.'
    case 'words':
      return 'Known by its words alone: check that it is the right point.'
    case 'hand':
      return 'Chosen by you.'
  }
}

/** Who tracked a change in the file, as the file says. */
export function trackedSentence(changes: readonly TrackedChange[]): string | null {
  const said = new Set(
    changes.map(({ author, at }) => {
      const who = author.trim() === '' ? 'somebody' : author
      return at === null ? who : `${who} on ${day(at)}`
    }),
  )
  return said.size === 0 ? null : `Tracked in the file by ${[...said].join(', ')}.`
}
