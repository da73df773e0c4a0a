import type { NumberedPoint } from '../../model/plan.ts'
import type { VersionKind } from '../../model/version.ts'
import { inLeftToRight as own } from './apart.ts'
import { datesIn } from './dates.ts'
import { RUSSIAN_FORMS } from './forms/ru.ts'
import type { Labels, Standing } from './labels.ts'
import { pluralIn } from './plural.ts'

const quoted = (words: string): string => `«${own(words)}»`

const dates = datesIn('ru')
function day(at: number): string {
  const { day: number, month, year } = dates(at)
  return `${number} ${month} ${year} года`
}
function time(at: number): string {
  const { hour, minute } = dates(at)
  return `${hour}:${minute} UTC`
}
const moment = (at: number): string => `${day(at)}, ${time(at)}`

const KINDS: Readonly<Record<VersionKind, string>> = {
  draft: 'проект',
  'chairs-text': 'текст председателя',
  'non-paper': 'неофициальный документ',
  final: 'окончательный текст',
}
const frozen = (at: number): string => `зафиксирован ${day(at)} в ${time(at)}`
/** After «между» and «и»: in the instrumental. */
const called = (text: Standing): string =>
  text.kind === 'now'
    ? `текстом по состоянию на ${moment(text.at)}`
    : `текстом ${own(text.symbol)} (${KINDS[text.meant]}, ${frozen(text.at)})`

const plural = pluralIn('ru')
/** What became of one point, and of several. */
const agrees = (count: number, one: string, other: string): string => plural(count, { one, other })

const point = ({ number, heading }: NumberedPoint): string =>
  number === null ? quoted(heading) : `пункт ${number}`
const withPoint = ({ number, heading }: NumberedPoint): string =>
  `с пунктом ${number === null ? quoted(heading) : number}`

export const RUSSIAN: Labels = {
  language: 'ru',
  direction: 'ltr',
  latin: 'en',
  ...{ day, time, moment },
  pillar: (number) => `Раздел ${number}`,
  reference: {
    unknown: 'пункт, которого нет в этом плане',
    open: point,
    struck: (gone) => `${point(gone)} (исключён)`,
    merged: (gone, into) => `${point(gone)} (объединён ${withPoint(into)})`,
  },
  alternative: { drafted: 'как в проекте', unknown: 'сторона, которой нет в этом плане' },
  noTextYet: '[Текст будет предложен]',
  standing: (text) =>
    text.kind === 'now'
      ? `Текст по состоянию на ${moment(text.at)}`
      : `${own(text.symbol)} (${KINDS[text.meant]}), ${frozen(text.at)}`,
  changes: (older, newer) => `Изменения между ${called(older)} и ${called(newer)}`,
  summary({ changed, moved, struck, added, restored }) {
    const [first, ...rest] = (
      [
        [agrees(changed, 'Изменён', 'Изменено'), changed],
        [agrees(moved, 'Перемещён', 'Перемещено'), moved],
        [agrees(struck, 'Исключён', 'Исключено'), struck],
        [agrees(added, 'Добавлен', 'Добавлено'), added],
        [agrees(restored, 'Восстановлен', 'Восстановлено'), restored],
      ] as const
    ).filter(([, count]) => count > 0)
    if (first === undefined) return 'Изменений нет.'
    const [word, count] = first
    const points = plural(count, {
      one: 'пункт',
      few: 'пункта',
      many: 'пунктов',
      other: 'пункта',
    })
    const others = rest.map(([other, times]) => `${other.toLowerCase()} ${times}`)
    return `${[`${word} ${count} ${points}`, ...others].join(', ')}.`
  },
  stances: {
    accept: 'Принимает',
    'accept-ad-referendum': 'Принимает ad referendum',
    'accept-with-reservation': 'Принимает с оговоркой',
    oppose: 'Возражает',
    'seek-instructions': 'Запрашивает инструкции',
  },
  noPosition: 'Позиции нет',
  thisWording: 'этой редакции',
  earlierWording: 'прежней редакции',
  change: {
    added: 'Добавлен.',
    struck: 'Исключён.',
    restored: 'Восстановлен после исключения.',
    moved: (from) =>
      from === null
        ? 'Перемещён.'
        : `Перемещён; прежде: ${point(from)} раздела ${quoted(from.pillar)}.`,
  },
  annex: {
    headings: {
      open: 'Открытые комментарии',
      resolved: 'Закрытые комментарии',
      all: 'Комментарии',
    },
    point: (number) => `Пункт ${number}`,
    struckPoint: 'Исключённый пункт',
    edited: (when) => `${when}, изменено`,
    takenBack: 'Этот комментарий отозван.',
    resolved: (by, when) => `Закрыто: ${own(by)}, ${when}`,
    ofParty: (name, party) => `${own(name)}, ${own(party)}`,
    stranger: 'лицо, которого нет в этом плане',
    someParty: 'одна из сторон',
    somebody: 'кто-то',
  },
  forms: RUSSIAN_FORMS,
  page: {
    contents: 'Содержание',
    parties: 'Стороны',
    page: 'Страница {page} из {pages}',
    hash: 'хеш',
    copyFor: 'Экземпляр для:',
    code: 'код',
    source: '№ {number} в источнике',
    struck: 'Исключён.',
    party: 'Сторона',
    position: 'Позиция',
    takenOn: 'Относится к',
    reason: 'Оговорка или причина',
    noPositions: 'Ни одна из сторон не заняла позиции по этому пункту.',
    stanceOn: '{stance} (относится к {wording})',
    wouldHave: 'Предлагает в скобках:',
    headingWas: 'Прежний заголовок:',
    annex: 'Приложение',
    noComments: 'Нет.',
    wholePoint: 'К пункту в целом',
    quotes: ['«', '»'],
    colon: ':',
    comma: ',',
  },
}
