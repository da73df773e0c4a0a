import type { NumberedPoint } from '../../model/plan.ts'
import type { VersionKind } from '../../model/version.ts'
import { inLeftToRight as own } from './apart.ts'
import { datesIn } from './dates.ts'
import { FRENCH_FORMS } from './forms/fr.ts'
import type { Labels, Standing } from './labels.ts'
import { pluralIn } from './plural.ts'

/** A space that no line breaks at, as French has before tall punctuation. */
const NB = '\u00a0'
const quoted = (words: string): string => `«${NB}${own(words)}${NB}»`

const dates = datesIn('fr')
function day(at: number): string {
  const { day: number, month, year } = dates(at)
  return `${number === 1 ? '1er' : number}${NB}${month} ${year}`
}
function time(at: number): string {
  const { hour, minute } = dates(at)
  return `${hour}${NB}h${NB}${minute} UTC`
}
const moment = (at: number): string => `${day(at)}, ${time(at)}`

const KINDS: Readonly<Record<VersionKind, string>> = {
  draft: 'projet',
  'chairs-text': 'texte de la présidence',
  'non-paper': 'document officieux',
  final: 'texte final',
}
const called = (text: Standing): string =>
  text.kind === 'now'
    ? `le texte tel qu’il se présentait le ${day(text.at)} à ${time(text.at)}`
    : `${own(text.symbol)} (${KINDS[text.meant]}), arrêté le ${day(text.at)} à ${time(text.at)}`

const plural = pluralIn('fr')
const agrees = (count: number, word: string): string =>
  plural(count, { one: word, other: `${word}s` })

const point = ({ number, heading }: NumberedPoint): string =>
  number === null ? quoted(heading) : `point${NB}${number}`
const inPoint = (into: NumberedPoint): string =>
  into.number === null ? `dans ${point(into)}` : `dans le ${point(into)}`

export const FRENCH: Labels = {
  language: 'fr',
  direction: 'ltr',
  latin: 'fr',
  ...{ day, time, moment },
  pillar: (number) => `Pilier ${number}`,
  reference: {
    unknown: 'un point qui ne figure pas dans ce plan',
    open: point,
    struck: (gone) => `${point(gone)} (supprimé)`,
    merged: (gone, into) => `${point(gone)} (fusionné ${inPoint(into)})`,
  },
  alternative: {
    drafted: 'tel que rédigé',
    unknown: 'une partie qui ne figure pas dans ce plan',
  },
  noTextYet: '[Texte à proposer]',
  standing: (text) => called(text).replace(/^le texte/, 'Le texte'),
  changes: (older, newer) => `Modifications entre ${called(older)} et ${called(newer)}`,
  summary({ changed, moved, struck, added, restored }) {
    const [first, ...rest] = (
      [
        ['modifié', changed],
        ['déplacé', moved],
        ['supprimé', struck],
        ['ajouté', added],
        ['rétabli', restored],
      ] as const
    ).filter(([, count]) => count > 0)
    if (first === undefined) return 'Aucune modification.'
    const [word, count] = first
    const opening = `${count} ${agrees(count, 'point')} ${agrees(count, word)}`
    return `${[opening, ...rest.map(([other, times]) => `${times} ${agrees(times, other)}`)].join(', ')}.`
  },
  stances: {
    accept: 'Accepte',
    'accept-ad-referendum': 'Accepte ad referendum',
    'accept-with-reservation': 'Accepte avec réserve',
    oppose: 'S’oppose',
    'seek-instructions': 'Demande des instructions',
  },
  noPosition: 'Pas de position',
  thisWording: 'ce libellé',
  earlierWording: 'un libellé antérieur',
  change: {
    added: 'Ajouté.',
    struck: 'Supprimé.',
    restored: 'Rétabli après avoir été supprimé.',
    moved(from) {
      if (from === null) return 'Déplacé.'
      const was = from.number === null ? quoted(from.heading) : `le point${NB}${from.number}`
      return `Déplacé${NB}; c’était ${was} sous ${quoted(from.pillar)}.`
    },
  },
  annex: {
    headings: {
      open: 'Commentaires en suspens',
      resolved: 'Commentaires réglés',
      all: 'Commentaires',
    },
    point: (number) => `Point${NB}${number}`,
    struckPoint: 'Point supprimé',
    edited: (when) => `${when}, modifié`,
    takenBack: 'Ce commentaire a été retiré.',
    resolved: (by, when) => `Réglé par ${own(by)}, ${when}`,
    ofParty: (name, party) => `${own(name)}, ${own(party)}`,
    stranger: 'une personne qui ne participe pas à ce plan',
    someParty: 'une partie',
    somebody: 'quelqu’un',
  },
  forms: FRENCH_FORMS,
  page: {
    contents: 'Table des matières',
    parties: 'Parties',
    page: `Page${NB}{page} sur {pages}`,
    hash: 'empreinte',
    copyFor: 'Exemplaire destiné à',
    code: 'code',
    source: `point${NB}{number} de la source`,
    struck: 'Supprimé.',
    party: 'Partie',
    position: 'Position',
    takenOn: 'Porte sur',
    reason: 'Réserve ou motif',
    noPositions: 'Aucune partie n’a pris position sur ce point.',
    stanceOn: '{stance}, sur {wording}',
    wouldHave: `Proposerait entre crochets${NB}:`,
    headingWas: `Titre précédent${NB}:`,
    annex: 'Annexe',
    noComments: 'Il n’y en a aucun.',
    wholePoint: 'Sur l’ensemble du point',
    quotes: [`«${NB}`, `${NB}»`],
    colon: `${NB}:`,
    comma: ',',
  },
}
