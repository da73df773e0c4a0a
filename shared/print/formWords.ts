import type { Role } from '../model/role.ts'

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
