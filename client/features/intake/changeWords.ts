import type { TrackedChange } from '../../../shared/intake/incoming.ts'
import { day } from '../../ui/moment.ts'

/** Who made a tracked change and when, as the file has it: "Ann Smith, 3 March 2026". */
export function whoAndWhen({ author, at }: TrackedChange): string {
  const who = author.trim() === '' ? 'Somebody' : author.trim()
  return at === null || at < 0 ? who : `${who}, ${day(at)}`
}

/** For instance "Ann Smith, 3 March 2026: put in". */
export const changeLabel = (change: TrackedChange): string =>
  `${whoAndWhen(change)}: ${change.kind === 'inserted' ? 'put in' : 'taken out'}`
