import type { Closing } from '../model/closing.ts'
import type { MemberId } from '../model/ids.ts'
import type { Labels } from './labels/labels.ts'
import type { PrintSignatures } from './printDocument.ts'
import { line, ownLine } from './printLine.ts'
import type { PrintedPlan } from './printedPlan.ts'

/** What is known of the closing of a text that is to be signed. */
export interface SignaturesGiven {
  /** With the initials under exactly this text; null for a text that is open. */
  readonly closing: Closing | null
  readonly members: readonly { readonly id: MemberId; readonly name: string }[]
}

/**
 * The page on which the parties sign: blanks for what people write, and no word that a person would have to have said.
 * Initials are those that the record holds.
 */
export function printSignatures(
  { parties }: Pick<PrintedPlan, 'parties'>,
  { closing, members }: SignaturesGiven,
  text: { readonly standing: string; readonly hash: string },
  labels: Labels,
): PrintSignatures {
  const words = labels.forms.signatures
  const nameOf = (id: MemberId): string =>
    members.find((one) => one.id === id)?.name ?? labels.forms.authors.unknownPerson
  return {
    heading: words.heading,
    doneAt: words.doneAt,
    doneOn: words.doneOn,
    text: ownLine(words.under(text.standing), labels),
    hash: words.hash(text.hash),
    closed: ownLine(
      closing === null ? words.open : words.closed(nameOf(closing.by), labels.moment(closing.at)),
      labels,
    ),
    parties: parties.map((party) => {
      const own = closing?.initials.filter(({ partyId }) => partyId === party.id) ?? []
      const initials = own.map((one) =>
        words.initialled(nameOf(one.memberId), labels.moment(one.at)),
      )
      const none = closing === null ? [] : [words.notInitialled]
      return {
        party: line(party.name, labels.latin),
        letter: line(party.letter, labels.latin),
        initials: (initials.length > 0 ? initials : none).map((one) => ownLine(one, labels)),
      }
    }),
    blanks: [words.signature, words.nameAndTitle, words.placeAndDate],
  }
}
