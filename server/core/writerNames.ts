import type { FrozenContent } from '../../shared/model/version.ts'
import { cleanLine } from '../../shared/print/cleanText.ts'
import type { Author } from './journal.ts'

/** Whoever cannot be told apart. */
export const SEVERAL = 'Several parties'

type Named = Pick<FrozenContent, 'title' | 'members' | 'parties'>

/**
 * Who wrote something, for people: "Ann (Party A)"; of several people of one party the party, of others that there were
 * several. Words of the server, and of nobody, are the plan's.
 */
export function writerName(content: Named, authors: readonly Author[]): string {
  const [first, ...others] = [...new Set(authors)].map((author) => memberOf(content, author))
  if (first === undefined) return planName(content)
  if (others.length === 0) return first === null ? planName(content) : fullName(content, first)
  const parties = new Set([first, ...others].map((member) => member?.partyId ?? null))
  const [party] = parties
  return parties.size === 1 ? (partyName(content, party ?? null) ?? SEVERAL) : SEVERAL
}

/** The plan itself, where nobody can be named. */
export const planName = ({ title }: Named): string => cleanLine(title) || 'The plan'

const memberOf = ({ members }: Named, author: Author) =>
  members.find((member) => member.id === author) ?? null

function fullName(content: Named, { name, partyId }: Named['members'][number]): string {
  const party = partyName(content, partyId)
  const own = cleanLine(name)
  return party === null ? own : `${own} (${party})`
}

function partyName({ parties }: Named, id: string | null): string | null {
  const party = parties.find((one) => one.id === id)
  return party === undefined ? null : cleanLine(party.name)
}
