import type { PartyId, PointId } from '../model/ids.ts'
import type { Member } from '../model/member.ts'
import type { TextAuthor } from '../model/textAuthors.ts'
import type { Labels } from './labels/labels.ts'
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
export function printAuthors(plan: PrintedPlan, given: AuthorsGiven, labels: Labels): PrintAuthors {
  const words = labels.forms.authors
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
        heading: line(point.heading, labels.latin),
        total: total === 0 ? words.noWords : words.letters(total),
        parties: sharesOf(plan, given, letters, total, labels),
      }
    }),
    membersHeading: words.members,
    members: membersOf(plan, given, wrote, labels),
  }
}

/** By party and, in each party, by person; whoever wrote most comes first. */
function sharesOf(
  plan: PrintedPlan,
  { members }: AuthorsGiven,
  letters: LettersByAuthor,
  total: number,
  labels: Labels,
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
      party: line(nameOfSide(plan, side, labels), labels.latin),
      share: shareOf(count, total, labels),
      people: people.map(({ author, count: own }): PrintAuthorShare => ({
        name: line(nameOfAuthor(members, author, labels), labels.latin),
        share: shareOf(own, total, labels),
      })),
    }))
}

const most = (a: { count: number }, b: { count: number }): number => b.count - a.count

function nameOfSide({ parties }: PrintedPlan, side: Side, labels: Labels): string {
  const words = labels.forms.authors
  if (side === 'server') return words.server
  if (side === 'unknown') return words.unknown
  return parties.find((party) => party.id === side)?.name ?? words.noParty
}

function nameOfAuthor(
  members: AuthorsGiven['members'],
  author: TextAuthor | null,
  labels: Labels,
): string {
  const words = labels.forms.authors
  if (author === 'server') return words.serverWords
  if (author === null) return words.unknown
  return members.find((one) => one.id === author)?.name ?? words.unknownPerson
}

/** In whole percent; a share is never rounded to nothing or to all. */
function shareOf(count: number, total: number, labels: Labels): string {
  const words = labels.forms.authors
  const whole = Math.round((100 * count) / total)
  if (whole === 0) return words.underOne
  return whole === 100 && count < total ? words.overNinetyNine : words.percent(whole)
}

/** Who sits in the plan, by party; and of those who left it, whoever has words in it. */
function membersOf(
  { parties }: PrintedPlan,
  { members }: AuthorsGiven,
  wrote: ReadonlySet<TextAuthor | null>,
  labels: Labels,
): PrintAuthors['members'] {
  const words = labels.forms.authors
  const shown = members.filter((one) => one.standing !== 'removed' || wrote.has(one.id))
  const standingOf = (one: (typeof shown)[number]): string => {
    const role = words.roles[one.role]
    if (one.standing === 'removed') return words.left(role)
    return one.standing === 'suspended' ? words.suspended(role) : role
  }
  const groupOf = (party: string, own: typeof shown) => ({
    party: line(party, labels.latin),
    people: own.map((one) => ({ name: line(one.name, labels.latin), role: standingOf(one) })),
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
