import type { FormWords } from '../../formWords.ts'
import { inLeftToRight as own } from '../apart.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('fr')

export const FRENCH_FORMS: FormWords = {
  signatures: {
    heading: 'Signatures',
    doneAt: 'Fait à',
    doneOn: 'le',
    under: (standing) => `Texte signé\u00a0: ${standing}.`,
    hash: (hash) => `Son empreinte\u00a0: ${hash}`,
    open: 'Le plan n’était pas clos lorsque ce texte en a été tiré.',
    closed: (by, moment) => `Le plan a été clos par ${own(by)} le ${moment}.`,
    initialled: (by, moment) => `Paraphé par ${own(by)} le ${moment}`,
    notInitialled: 'Non paraphé',
    signature: 'Signature',
    nameAndTitle: 'Nom et titre',
    placeAndDate: 'Lieu et date',
  },
  authors: {
    heading: 'Registre des auteurs',
    explanation:
      'De qui sont les lettres de chaque point, variantes entre crochets comprises. Les espaces et ce qui a été retiré ne sont pas comptés. Le serveur distingue les auteurs par ce que chacun a envoyé, et non par ce que dit le texte.',
    columns: { point: 'Point', party: 'Partie', person: 'Personne', share: 'Part' },
    letters: (count) => plural(count, { one: `${count} lettre`, other: `${count} lettres` }),
    percent: (whole) => `${whole}\u00a0%`,
    underOne: 'moins de 1\u00a0%',
    overNinetyNine: 'plus de 99\u00a0%',
    noWords: 'Aucun mot',
    noParty: 'Sans partie',
    server: 'Parley',
    serverWords: 'texte initial, ou inséré par une commande',
    unknown: 'Inconnu',
    unknownPerson: 'une personne qui ne participe pas à ce plan',
    members: 'Membres du plan',
    roles: {
      convener: 'Président de séance',
      'pen-holder': 'Rédacteur principal',
      head: 'Chef de délégation',
      drafter: 'Rédacteur',
      reviewer: 'Relecteur',
      observer: 'Observateur',
    },
    left: (role) => `${role}, n’est plus membre du plan`,
    suspended: (role) => `${role}, suspendu`,
    nobody: 'Personne n’a encore rejoint le plan',
  },
  caucus: {
    heading: (party) => `Concertation interne\u00a0: ${own(party)}`,
    notForOthers: (party) =>
      `Concertation interne\u00a0: ${own(party)} – ne pas communiquer à d’autres`,
    explanation: 'Documents privés de la partie. Personne d’autre ne peut les lire dans Parley.',
    empty: 'La concertation n’a produit aucun document.',
    point: (number) => `Point\u00a0${number}`,
    struckPoint: 'Point supprimé',
    otherPoint: 'Sur aucun point de ce plan',
    draftPosition: 'Projet de position',
    onPlan: 'sur le texte du plan',
    onDraft: 'sur le projet interne',
    onOther: 'sur un autre libellé',
    comments: 'Commentaires',
  },
}
