/** Parley among the references of a document. */
export const SELF = '#parley'

/** The `eId` of a party among the references of a document. */
export const akomaParty = (partyId: string): string => `party_${partyId}`

/** The `eId` of a person among the references of a document. */
export const akomaPerson = (memberId: string): string => `person_${memberId}`

const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'ara',
  be: 'bel',
  el: 'ell',
  en: 'eng',
  fa: 'fas',
  he: 'heb',
  ru: 'rus',
  uk: 'ukr',
  ur: 'urd',
}

/** A language of two letters, as voices tell it, in the three letters of ISO 639-2; `und` for one that is not known. */
export const akomaLanguage = (language: string | null): string => LANGUAGES[language ?? ''] ?? 'und'
