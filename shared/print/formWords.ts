import { type Role, ROLES, roleLabel } from '../model/role.ts'

/** What the page of signatures, the record of authors and the papers of a caucus say themselves, in one language. */
export interface FormWords {
  readonly signatures: {
    readonly heading: string
    /** What stands before the two blanks of the line on which the place and the day are written. */
    readonly doneAt: string
    readonly doneOn: string
    /** Which text is signed: what the first page calls it, and its hash. */
    readonly under: (standing: string) => string
    readonly hash: (hash: string) => string
    readonly open: string
    readonly closed: (by: string, moment: string) => string
    readonly initialled: (by: string, moment: string) => string
    readonly notInitialled: string
    readonly signature: string
    readonly nameAndTitle: string
    readonly placeAndDate: string
  }
  readonly authors: {
    readonly heading: string
    readonly explanation: string
    readonly columns: {
      readonly point: string
      readonly party: string
      readonly person: string
      readonly share: string
    }
    readonly letters: (count: number) => string
    /** `whole` is a number from 0 to 100. */
    readonly percent: (whole: number) => string
    readonly underOne: string
    readonly overNinetyNine: string
    readonly noWords: string
    readonly noParty: string
    readonly server: string
    readonly serverWords: string
    readonly unknown: string
    readonly unknownPerson: string
    readonly members: string
    readonly roles: Readonly<Record<Role, string>>
    readonly left: (role: string) => string
    readonly suspended: (role: string) => string
    readonly nobody: string
  }
  readonly caucus: {
    readonly heading: (party: string) => string
    /** For the head of every page. */
    readonly notForOthers: (party: string) => string
    readonly explanation: string
    readonly empty: string
    readonly point: (number: number) => string
    readonly struckPoint: string
    /** Above what stands under no point of the plan. */
    readonly otherPoint: string
    readonly draftPosition: string
    readonly onPlan: string
    readonly onDraft: string
    readonly onOther: string
    readonly comments: string
  }
}

export const ENGLISH_FORMS: FormWords = {
  signatures: {
    heading: 'Signatures',
    doneAt: 'Done at',
    doneOn: 'on',
    under: (standing) => `Text signed: ${standing}.`,
    hash: (hash) => `Its hash: ${hash}`,
    open: 'The plan was not closed when this text was taken from it.',
    closed: (by, moment) => `The plan was closed by ${by} on ${moment}.`,
    initialled: (by, moment) => `Initialled by ${by} on ${moment}`,
    notInitialled: 'Not initialled',
    signature: 'Signature',
    nameAndTitle: 'Name and title',
    placeAndDate: 'Place and date',
  },
  authors: {
    heading: 'Record of authors',
    explanation:
      'Whose letters stand in each point, the alternatives of its brackets included. Spaces and what was taken out again are not counted. The server tells authors apart by what each of them sent, and by nothing that the text says.',
    columns: { point: 'Point', party: 'Party', person: 'Person', share: 'Share' },
    letters: (count) => (count === 1 ? '1 letter' : `${count} letters`),
    percent: (whole) => `${whole} %`,
    underOne: 'under 1 %',
    overNinetyNine: 'over 99 %',
    noWords: 'No words',
    noParty: 'No party',
    server: 'Parley',
    serverWords: 'as the plan began, or put there by a command',
    unknown: 'Not known',
    unknownPerson: 'somebody who is not in this plan',
    members: 'Members of the plan',
    roles: Object.fromEntries(ROLES.map((role) => [role, roleLabel(role)])) as Record<Role, string>,
    left: (role) => `${role}, no longer in the plan`,
    suspended: (role) => `${role}, suspended`,
    nobody: 'Nobody has joined',
  },
  caucus: {
    heading: (party) => `Caucus of ${party}`,
    notForOthers: (party) => `Caucus of ${party} – not for others`,
    explanation: 'Private papers of the party. Nobody outside of it can read them in Parley.',
    empty: 'The caucus has no papers.',
    point: (number) => `Point ${number}`,
    struckPoint: 'Struck point',
    otherPoint: 'On no point of this plan',
    draftPosition: 'Draft position',
    onPlan: 'on the text of the plan',
    onDraft: 'on the draft of the caucus',
    onOther: 'on other wording',
    comments: 'Comments',
  },
}
