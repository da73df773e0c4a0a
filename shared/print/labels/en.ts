import { POINT_WORDS } from '../../model/plan.ts'
import { ALTERNATIVE_WORDS } from '../../model/planLabels.ts'
import { stanceSentence } from '../../model/stance.ts'
import { versionKindName } from '../../model/version.ts'
import { summarySentence } from '../../rules/comparePlans.ts'
import { datesIn } from './dates.ts'
import { ENGLISH_FORMS } from './forms/en.ts'
import type { Labels, Standing } from './labels.ts'

const dates = datesIn('en-GB')
function day(at: number): string {
  const { day: number, month, year } = dates(at)
  return `${number} ${month} ${year}`
}
function time(at: number): string {
  const { hour, minute } = dates(at)
  return `${hour}:${minute} UTC`
}
const moment = (at: number): string => `${day(at)}, ${time(at)}`
const called = (text: Standing): string =>
  text.kind === 'now'
    ? `the text as it stood on ${day(text.at)} at ${time(text.at)}`
    : `${text.symbol} (${versionKindName(text.meant).toLowerCase()}), frozen on ${day(text.at)} at ${time(text.at)}`

/** The words are those of the page. */
export const ENGLISH: Labels = {
  language: 'en',
  direction: 'ltr',
  latin: 'en',
  ...{ day, time, moment },
  pillar: (number) => `Pillar ${number}`,
  reference: POINT_WORDS,
  alternative: ALTERNATIVE_WORDS,
  noTextYet: '[Text to be proposed]',
  standing: (text) => called(text).replace(/^the text/, 'The text'),
  changes: (older, newer) => `Changes from ${called(older)} to ${called(newer)}`,
  summary: summarySentence,
  stances: {
    accept: stanceSentence('accept'),
    'accept-ad-referendum': stanceSentence('accept-ad-referendum'),
    'accept-with-reservation': stanceSentence('accept-with-reservation'),
    oppose: stanceSentence('oppose'),
    'seek-instructions': stanceSentence('seek-instructions'),
  },
  noPosition: 'No position',
  thisWording: 'this wording',
  earlierWording: 'earlier wording',
  change: {
    added: 'Added.',
    struck: 'Struck.',
    restored: 'Put back after it had been struck.',
    moved(from) {
      if (from === null) return 'Moved.'
      const was = from.number === null ? `“${from.heading}”` : `point ${from.number}`
      return `Moved; it was ${was} of “${from.pillar}”.`
    },
  },
  annex: {
    headings: { open: 'Open comments', resolved: 'Resolved comments', all: 'Comments' },
    point: (number) => `Point ${number}`,
    struckPoint: 'Struck point',
    edited: (when) => `${when}, edited`,
    takenBack: 'This comment was taken back.',
    resolved: (by, when) => `Resolved by ${by}, ${when}`,
    ofParty: (name, party) => `${name}, ${party}`,
    stranger: 'somebody who is not in this plan',
    someParty: 'a party',
    somebody: 'somebody',
  },
  forms: ENGLISH_FORMS,
  page: {
    contents: 'Contents',
    parties: 'Parties',
    page: 'Page {page} of {pages}',
    hash: 'hash',
    copyFor: 'Copy for',
    code: 'code',
    source: 'source no. {number}',
    struck: 'Struck.',
    party: 'Party',
    position: 'Position',
    takenOn: 'Taken on',
    reason: 'Reservation or reason',
    noPositions: 'No party has taken a position on this point.',
    stanceOn: '{stance}, on {wording}',
    wouldHave: 'Would have in brackets:',
    headingWas: 'The heading was',
    annex: 'Annex',
    noComments: 'There are none.',
    wholePoint: 'On the whole point',
    quotes: ['“', '”'],
    colon: ':',
    comma: ',',
  },
}
