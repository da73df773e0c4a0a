import { PARTY_COLOURS, type PartyColour } from '../../shared/model/party.ts'
import { type CreatePlanRequest, createPlanRequest } from '../../shared/wire/http.ts'

/** A party as it is being filled in. */
export interface PartyDraft {
  /** Tells the rows of the form apart; never leaves this page. */
  readonly key: number
  readonly name: string
  readonly letter: string
  readonly colour: PartyColour
  /** What brackets of a file name it by; not there for a party that no file names. */
  readonly fileId?: string
}

/** What has been filled in so far. */
export interface PlanDraft {
  readonly template: string
  readonly title: string
  readonly parties: readonly PartyDraft[]
  readonly name: string
}

/** What is wrong, by the name of the field; `party-<key>` for the row of a party. */
export type Wrongs = ReadonlyMap<string, string>

/** The server takes so many parties. */
export const MOST_PARTIES = 12

/** Checks what was filled in: the request to send, or a sentence for each field that is wrong. */
export function readDraft(draft: PlanDraft): CreatePlanRequest | Wrongs {
  const wrongs = wrongsOf(draft)
  if (wrongs.size > 0) return wrongs
  const read = createPlanRequest.safeParse({
    template: draft.template,
    title: draft.title,
    name: draft.name,
    parties: draft.parties.map(({ name, letter, colour }) => ({ name, letter, colour })),
  })
  if (read.success) return read.data
  for (const { path } of read.error.issues) {
    const [field, at] = path
    const row = typeof at === 'number' ? draft.parties[at] : undefined
    wrongs.set(
      row === undefined ? String(field) : `party-${row.key}`,
      'This is too long, or holds signs that a name cannot have.',
    )
  }
  return wrongs
}

/** A sentence for each field that is wrong, whatever the plan is made of. */
export function wrongsOf(draft: Omit<PlanDraft, 'template'>): Map<string, string> {
  const wrongs = new Map<string, string>()
  if (draft.name.trim() === '') wrongs.set('name', 'Write your name; you will convene this plan.')
  if (draft.title.trim() === '') wrongs.set('title', 'Give the plan a title.')
  for (const [at, party] of draft.parties.entries()) {
    const wrong = wrongOf(party, draft.parties.slice(0, at))
    if (wrong !== null) wrongs.set(`party-${party.key}`, wrong)
  }
  return wrongs
}

/** The parties with ids of their own: those that the file names them by, or new ones. */
export const partiesWithIds = (parties: readonly PartyDraft[]) =>
  parties.map(({ key, name, letter, colour, fileId }) => ({
    id: fileId ?? `new-${key}`,
    name,
    letter,
    colour,
  }))

function wrongOf(party: PartyDraft, earlier: readonly PartyDraft[]): string | null {
  if (party.name.trim() === '') return 'Give the party a name.'
  if (party.letter.trim() === '') return 'Give the party one or two letters.'
  if (earlier.some((one) => alike(one.letter, party.letter))) {
    return `Another party has the letters “${party.letter.trim()}” already.`
  }
  if (earlier.some((one) => alike(one.name, party.name))) return 'Another party has that name.'
  return null
}

const alike = (one: string, other: string): boolean => folded(one) === folded(other)
const folded = (text: string): string => text.trim().normalize('NFC').toLowerCase()

/** The first colour that no party has yet. */
export const freeColour = (parties: readonly PartyDraft[]): PartyColour =>
  PARTY_COLOURS.find((colour) => parties.every((party) => party.colour !== colour)) ?? 'slate'
