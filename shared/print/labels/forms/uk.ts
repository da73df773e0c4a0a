import type { FormWords } from '../../formWords.ts'
import { inLeftToRight as own } from '../apart.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('uk')

export const UKRAINIAN_FORMS: FormWords = {
  signatures: {
    heading: 'Підписи',
    doneAt: 'Вчинено в',
    doneOn: 'дата:',
    under: (standing) => `Підписаний текст: ${standing}.`,
    hash: (hash) => `Його хеш: ${hash}`,
    open: 'План не був закритий, коли з нього взято цей текст.',
    closed: (by, moment) => `План закрито: ${own(by)}, ${moment}.`,
    initialled: (by, moment) => `Парафовано: ${own(by)}, ${moment}`,
    notInitialled: 'Не парафовано',
    signature: 'Підпис',
    nameAndTitle: 'Ім’я та посада',
    placeAndDate: 'Місце і дата',
  },
  authors: {
    heading: 'Реєстр авторів',
    explanation:
      'Чиї літери стоять у кожному пункті, разом із варіантами в дужках. Пробіли та вилучене не враховано. Сервер розрізняє авторів за тим, що кожен із них надіслав, а не за тим, що сказано в тексті.',
    columns: { point: 'Пункт', party: 'Сторона', person: 'Особа', share: 'Частка' },
    letters: (count) =>
      plural(count, {
        one: `${count} літера`,
        few: `${count} літери`,
        many: `${count} літер`,
        other: `${count} літери`,
      }),
    percent: (whole) => `${whole} %`,
    underOne: 'менше 1 %',
    overNinetyNine: 'понад 99 %',
    noWords: 'Немає слів',
    noParty: 'Без сторони',
    server: 'Parley',
    serverWords: 'з початку плану або вставлено командою',
    unknown: 'Невідомо',
    unknownPerson: 'особа, якої немає в цьому плані',
    members: 'Учасники плану',
    roles: {
      convener: 'Організатор',
      'pen-holder': 'Відповідальний за текст',
      head: 'Глава делегації',
      drafter: 'Укладач',
      reviewer: 'Рецензент',
      observer: 'Спостерігач',
    },
    left: (role) => `${role}, більше не в плані`,
    suspended: (role) => `${role}, участь призупинено`,
    nobody: 'Ніхто ще не приєднався',
  },
  caucus: {
    heading: (party) => `Внутрішня нарада: ${own(party)}`,
    notForOthers: (party) => `Внутрішня нарада: ${own(party)} – не для інших`,
    explanation: 'Приватні документи сторони. Ніхто поза нею не може читати їх у Parley.',
    empty: 'Документів наради немає.',
    point: (number) => `Пункт ${number}`,
    struckPoint: 'Вилучений пункт',
    otherPoint: 'До жодного пункту цього плану',
    draftPosition: 'Проєкт позиції',
    onPlan: 'щодо тексту плану',
    onDraft: 'щодо внутрішнього проєкту',
    onOther: 'щодо іншої редакції',
    comments: 'Коментарі',
  },
}
