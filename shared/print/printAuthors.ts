import type { PartyId, PointId } from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import type { TextAuthor } from '../model/textAuthors.ts'
import { ENGLISH_FORMS } from './formWords.ts'
import type { PrintAuthors, PrintAuthorShare, PrintPartyShare } from './printDocument.ts'
import { line } from './printLine.ts'
import type { PrintedPlan } from './printedPlan.ts'

/** Letters by whoever wrote them; null for those whose author the server has not told. */
export type LettersByAuthor = ReadonlyMap<TextAuthor | null, number>

/** What is known of who wrote a text. */
export interface AuthorsGiven {
  readonly letters: (pointId: PointId) => LettersByAuthor
  /** Everybody who ever had a seat. */
  readonly members: readonly Pick<Member, 'id' | 'name' | 'role' | 'partyId' | 'standing'>[]
}

/** Whose side words are on: a party's, that of people of no party, the server's, or nobody knows. */
type Side = PartyId | 'none' | 'server' | 'unknown'

/** Whose words stand in each point that is on the table, and who is in the plan. Nothing in it is guessed. */
export function printAuthors(plan: PrintedPlan, given: AuthorsGiven): PrintAuthors {
  const words = ENGLISH_FORMS.authors
  const points = plan.pillars
    .flatMap((pillar) => pillar.points)
    .filter((point) => point.status !== 'struck')
  const wrote = new Set(points.flatMap((point) => [...given.letters(point.id).keys()]))
  return {
    heading: words.heading,
    explanation: words.explanation,
    columns: words.columns,
    points: points.map((point) => {
      const letters = given.letters(point.id)
      const total = [...letters.values()].reduce((sum, count) => sum + count, 0)
      return {
        target: point.id,
        number: point.number,
        heading: line(point.heading),
        total: total === 0 ? words.noWords : words.letters(total),
        parties: sharesOf(plan, given, letters, total),
      }
    }),
    membersHeading: words.members,
    members: membersOf(plan, given, wrote),
  }
}

/** By party and, in each party, by person; whoever wrote most comes first. */
function sharesOf(
  plan: PrintedPlan,
  { members }: AuthorsGiven,
  letters: LettersByAuthor,
  total: number,
): PrintPartyShare[] {
  const sideOf = (author: TextAuthor | null): Side => {
    if (author === null) return 'unknown'
    if (author === 'server') return 'server'
    const partyId = members.find((one) => one.id === author)?.partyId
    return plan.parties.some((party) => party.id === partyId) ? (partyId ?? 'none') : 'none'
  }
  const bySide = new Map<Side, { author: TextAuthor | null; count: number }[]>()
  for (const [author, count] of letters) {
    if (count === 0) continue
    const side = sideOf(author)
    bySide.set(side, [...(bySide.get(side) ?? []), { author, count }])
  }
  return [...bySide]
    .map(([side, people]) => ({
      side,
      count: people.reduce((sum, one) => sum + one.count, 0),
      people: [...people].sort(most),
    }))
    .sort(most)
    .map(({ side, count, people }) => ({
      party: line(nameOfSide(plan, side)),
      share: shareOf(count, total),
      people: people.map(({ author, count: own }): PrintAuthorShare => ({
        name: line(nameOfAuthor(members, author)),
        share: shareOf(own, total),
      })),
    }))
}

const most = (a: { count: number }, b: { count: number }): number => b.count - a.count

function nameOfSide({ parties }: PrintedPlan, side: Side): string {
  const words = ENGLISH_FORMS.authors
  if (side === 'server') return words.server
  if (side === 'unknown') return words.unknown
  return parties.find((party) => party.id === side)?.name ?? words.noParty
}

function nameOfAuthor(members: AuthorsGiven['members'], author: TextAuthor | null): string {
  const words = ENGLISH_FORMS.authors
  if (author === 'server') return words.serverWords
  if (author === null) return words.unknown
  return members.find((one) => one.id === author)?.name ?? words.unknownPerson
}

/** In whole percent; a share is never rounded to nothing or to all. */
function shareOf(count: number, total: number): string {
  const words = ENGLISH_FORMS.authors
  const whole = Math.round((100 * count) / total)
  if (whole === 0) return words.underOne
  return whole === 100 && count < total ? words.overNinetyNine : words.percent(whole)
}

/** Who sits in the plan, by party; and of those who left it, whoever has words in it. */
function membersOf(
  { parties }: PrintedPlan,
  { members }: AuthorsGiven,
  wrote: ReadonlySet<TextAuthor | null>,
): PrintAuthors['members'] {
  const words = ENGLISH_FORMS.authors
  const shown = members.filter((one) => one.standing !== 'removed' || wrote.has(one.id))
  const standingOf = (one: (typeof shown)[number]): string => {
    const role = words.roles[one.role]
    if (one.standing === 'removed') return words.left(role)
    return one.standing === 'suspended' ? words.suspended(role) : role
  }
  const groupOf = (party: string, own: typeof shown) => ({
    party: line(party),
    people: own.map((one) => ({ name: line(one.name), role: standingOf(one) })),
    none: own.length === 0 ? words.nobody : null,
  })
  const known = new Set<PartyId | null>(parties.map((party) => party.id))
  const others = shown.filter((one) => !known.has(one.partyId))
  return [
    ...parties.map(({ id, name }) =>
      groupOf(
        name,
        shown.filter((one) => one.partyId === id),
      ),
    ),
    ...(others.length === 0 ? [] : [groupOf(words.noParty, others)]),
  ]
}
