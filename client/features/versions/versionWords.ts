import type { MemberId } from '../../../shared/model/ids.ts'
import { findMember, type Plan } from '../../../shared/model/plan.ts'
import type { TextAuthor } from '../../../shared/model/textAuthors.ts'
import type { VersionEntry } from '../../../shared/model/version.ts'
import type { PointChange, PointDifference } from '../../../shared/rules/comparePlans.ts'
import type { Draft } from '../../sync/useVersions.ts'

/** For people, for instance "Draft 3/Rev.1, edited since". */
export const draftSentence = ({ symbol, isEdited }: Draft): string =>
  isEdited ? `${symbol}, edited since` : symbol

export const memberName = (plan: Plan, id: string): string =>
  findMember(plan, id as MemberId)?.name ?? 'somebody who is not in this plan'

/** The beginning of a hash, enough to tell versions apart when it is read aloud. */
export const shortHash = (hash: string): string => hash.slice(0, 12)

/** What a side of a comparison is called. */
export function sideLabel(versions: readonly VersionEntry[], name: string): string {
  if (name === 'now') return 'the text of now'
  if (name === 'last-visit') return 'my last visit'
  return versions.find((version) => version.id === name)?.symbol ?? 'a version'
}

const CHANGES: Record<PointChange, string> = {
  unchanged: 'Unchanged',
  changed: 'Changed',
  moved: 'Moved',
  'moved-and-changed': 'Moved and changed',
  struck: 'Struck',
  added: 'Added',
  restored: 'Restored',
}

export const changeName = (kind: PointChange): string => CHANGES[kind]

/** From where to where a point moved; null for one that did not. */
export function movedSentence({ kind, before, after }: PointDifference): string | null {
  if (kind !== 'moved' && kind !== 'moved-and-changed') return null
  if (before === null || after === null) return null
  const numbers = `From ${before.number ?? 'no number'} to ${after.number ?? 'no number'}`
  return before.pillar === after.pillar
    ? `${numbers}.`
    : `${numbers}, from the pillar “${before.pillar}” to “${after.pillar}”.`
}

/** Who wrote what is new, for instance "Written by Anna, Boris and the template." */
export function writersSentence(plan: Plan, writers: readonly TextAuthor[]): string | null {
  const names = writers.map((one) => (one === 'server' ? 'Parley' : memberName(plan, one)))
  const last = names.at(-1)
  if (last === undefined) return null
  const first = names.slice(0, -1)
  return `New words by ${first.length === 0 ? last : `${first.join(', ')} and ${last}`}.`
}
