import type { FormWords } from '../../formWords.ts'
import { inLeftToRight as own } from '../apart.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('ru')

export const RUSSIAN_FORMS: FormWords = {
  signatures: {
    heading: 'Подписи',
    doneAt: 'Совершено в',
    doneOn: 'дата:',
    under: (standing) => `Подписанный текст: ${standing}.`,
    hash: (hash) => `Его хеш: ${hash}`,
    open: 'План не был закрыт, когда из него взят этот текст.',
    closed: (by, moment) => `План закрыт: ${own(by)}, ${moment}.`,
    initialled: (by, moment) => `Парафировано: ${own(by)}, ${moment}`,
    notInitialled: 'Не парафировано',
    signature: 'Подпись',
    nameAndTitle: 'Имя и должность',
    placeAndDate: 'Место и дата',
  },
  authors: {
    heading: 'Реестр авторов',
    explanation:
      'Чьи буквы стоят в каждом пункте, вместе с вариантами в скобках. Пробелы и исключённое не учитываются. Сервер различает авторов по тому, что каждый из них отправил, а не по тому, что сказано в тексте.',
    columns: { point: 'Пункт', party: 'Сторона', person: 'Лицо', share: 'Доля' },
    letters: (count) =>
      plural(count, {
        one: `${count} буква`,
        few: `${count} буквы`,
        many: `${count} букв`,
        other: `${count} буквы`,
      }),
    percent: (whole) => `${whole} %`,
    underOne: 'менее 1 %',
    overNinetyNine: 'более 99 %',
    noWords: 'Нет слов',
    noParty: 'Без стороны',
    server: 'Parley',
    serverWords: 'с начала плана или вставлено командой',
    unknown: 'Неизвестно',
    unknownPerson: 'лицо, которого нет в этом плане',
    members: 'Участники плана',
    roles: {
      convener: 'Организатор',
      'pen-holder': 'Ответственный за текст',
      head: 'Глава делегации',
      drafter: 'Составитель',
      reviewer: 'Рецензент',
      observer: 'Наблюдатель',
    },
    left: (role) => `${role}, больше не в плане`,
    suspended: (role) => `${role}, участие приостановлено`,
    nobody: 'Никто ещё не присоединился',
  },
  caucus: {
    heading: (party) => `Внутреннее совещание: ${own(party)}`,
    notForOthers: (party) => `Внутреннее совещание: ${own(party)} – не для других`,
    explanation: 'Закрытые документы стороны. Никто вне её не может читать их в Parley.',
    empty: 'Документов совещания нет.',
    point: (number) => `Пункт ${number}`,
    struckPoint: 'Исключённый пункт',
    otherPoint: 'Ни к одному пункту этого плана',
    draftPosition: 'Проект позиции',
    onPlan: 'по тексту плана',
    onDraft: 'по внутреннему проекту',
    onOther: 'по другой редакции',
    comments: 'Комментарии',
  },
}
