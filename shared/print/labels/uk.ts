import type { NumberedPoint } from '../../model/plan.ts'
import type { VersionKind } from '../../model/version.ts'
import { inLeftToRight as own } from './apart.ts'
import { datesIn } from './dates.ts'
import { UKRAINIAN_FORMS } from './forms/uk.ts'
import type { Labels, Standing } from './labels.ts'
import { pluralIn } from './plural.ts'

const quoted = (words: string): string => `«${own(words)}»`

const dates = datesIn('uk')
function day(at: number): string {
  const { day: number, month, year } = dates(at)
  return `${number} ${month} ${year} року`
}
function time(at: number): string {
  const { hour, minute } = dates(at)
  return `${hour}:${minute} UTC`
}
const moment = (at: number): string => `${day(at)}, ${time(at)}`

const KINDS: Readonly<Record<VersionKind, string>> = {
  draft: 'проєкт',
  'chairs-text': 'текст голови',
  'non-paper': 'неофіційний документ',
  final: 'остаточний текст',
}
const frozen = (at: number): string => `зафіксовано ${day(at)} о ${time(at)}`
/** After «між» and «і»: in the instrumental. */
const called = (text: Standing): string =>
  text.kind === 'now'
    ? `текстом станом на ${moment(text.at)}`
    : `текстом ${own(text.symbol)} (${KINDS[text.meant]}, ${frozen(text.at)})`

const plural = pluralIn('uk')

const point = ({ number, heading }: NumberedPoint): string =>
  number === null ? quoted(heading) : `пункт ${number}`
const withPoint = ({ number, heading }: NumberedPoint): string =>
  `з пунктом ${number === null ? quoted(heading) : number}`

export const UKRAINIAN: Labels = {
  language: 'uk',
  direction: 'ltr',
  latin: 'en',
  ...{ day, time, moment },
  pillar: (number) => `Розділ ${number}`,
  reference: {
    unknown: 'пункт, якого немає в цьому плані',
    open: point,
    struck: (gone) => `${point(gone)} (вилучено)`,
    merged: (gone, into) => `${point(gone)} (об’єднано ${withPoint(into)})`,
  },
  alternative: { drafted: 'як у проєкті', unknown: 'сторона, якої немає в цьому плані' },
  noTextYet: '[Текст буде запропоновано]',
  standing: (text) =>
    text.kind === 'now'
      ? `Текст станом на ${moment(text.at)}`
      : `${own(text.symbol)} (${KINDS[text.meant]}), ${frozen(text.at)}`,
  changes: (older, newer) => `Зміни між ${called(older)} і ${called(newer)}`,
  summary({ changed, moved, struck, added, restored }) {
    const [first, ...rest] = (
      [
        ['Змінено', changed],
        ['Переміщено', moved],
        ['Вилучено', struck],
        ['Додано', added],
        ['Відновлено', restored],
      ] as const
    ).filter(([, count]) => count > 0)
    if (first === undefined) return 'Змін немає.'
    const [word, count] = first
    const points = plural(count, {
      one: 'пункт',
      few: 'пункти',
      many: 'пунктів',
      other: 'пункту',
    })
    const others = rest.map(([other, times]) => `${other.toLowerCase()} ${times}`)
    return `${[`${word} ${count} ${points}`, ...others].join(', ')}.`
  },
  stances: {
    accept: 'Приймає',
    'accept-ad-referendum': 'Приймає ad referendum',
    'accept-with-reservation': 'Приймає із застереженням',
    oppose: 'Заперечує',
    'seek-instructions': 'Запитує інструкції',
  },
  noPosition: 'Позиції немає',
  thisWording: 'цієї редакції',
  earlierWording: 'попередньої редакції',
  change: {
    added: 'Додано.',
    struck: 'Вилучено.',
    restored: 'Відновлено після вилучення.',
    moved: (from) =>
      from === null
        ? 'Переміщено.'
        : `Переміщено; раніше: ${point(from)} розділу ${quoted(from.pillar)}.`,
  },
  annex: {
    headings: {
      open: 'Відкриті коментарі',
      resolved: 'Закриті коментарі',
      all: 'Коментарі',
    },
    point: (number) => `Пункт ${number}`,
    struckPoint: 'Вилучений пункт',
    edited: (when) => `${when}, змінено`,
    takenBack: 'Цей коментар відкликано.',
    resolved: (by, when) => `Закрито: ${own(by)}, ${when}`,
    ofParty: (name, party) => `${own(name)}, ${own(party)}`,
    stranger: 'особа, якої немає в цьому плані',
    someParty: 'одна зі сторін',
    somebody: 'хтось',
  },
  forms: UKRAINIAN_FORMS,
  page: {
    contents: 'Зміст',
    parties: 'Сторони',
    page: 'Сторінка {page} з {pages}',
    hash: 'хеш',
    copyFor: 'Примірник для:',
    code: 'код',
    source: '№ {number} у джерелі',
    struck: 'Вилучено.',
    party: 'Сторона',
    position: 'Позиція',
    takenOn: 'Стосується',
    reason: 'Застереження або підстава',
    noPositions: 'Жодна зі сторін не зайняла позиції щодо цього пункту.',
    stanceOn: '{stance} (стосується {wording})',
    wouldHave: 'Пропонує в дужках:',
    headingWas: 'Попередній заголовок:',
    annex: 'Додаток',
    noComments: 'Немає.',
    wholePoint: 'До пункту загалом',
    quotes: ['«', '»'],
    colon: ':',
    comma: ',',
  },
}
