import type { NumberedPoint } from '../../model/plan.ts'
import type { VersionKind } from '../../model/version.ts'
import { inRightToLeft as own } from './apart.ts'
import { datesIn } from './dates.ts'
import { ARABIC_FORMS } from './forms/ar.ts'
import type { Labels, Standing } from './labels.ts'
import { pluralIn } from './plural.ts'

const quoted = (words: string): string => `«${own(words)}»`

// The United Nations name a month twice, as the east and as the west of the Arab world know it.
const eastern = datesIn('ar-IQ')
const western = datesIn('ar-EG')
function day(at: number): string {
  const { day: number, month, year } = eastern(at)
  return `${number} ${month}/${western(at).month} ${year}`
}
function time(at: number): string {
  const { hour, minute } = eastern(at)
  return `الساعة ${hour}:${minute} بالتوقيت العالمي المنسق`
}
const moment = (at: number): string => `${day(at)}، ${time(at)}`

const KINDS: Readonly<Record<VersionKind, string>> = {
  draft: 'مشروع',
  'chairs-text': 'نص الرئيس',
  'non-paper': 'ورقة غير رسمية',
  final: 'النص النهائي',
}
const called = (text: Standing): string =>
  text.kind === 'now'
    ? `النص كما كان في ${moment(text.at)}`
    : `النص ${own(text.symbol)} (${KINDS[text.meant]}) المثبَّت في ${moment(text.at)}`

const plural = pluralIn('ar')
const points = (count: number): string =>
  plural(count, {
    one: 'نقطة واحدة',
    two: 'نقطتان',
    few: `${count} نقاط`,
    other: `${count} نقطة`,
  })

const point = ({ number, heading }: NumberedPoint): string =>
  `النقطة ${number === null ? quoted(heading) : number}`

export const ARABIC: Labels = {
  language: 'ar',
  direction: 'rtl',
  latin: 'en',
  ...{ day, time, moment },
  pillar: (number) => `الركيزة ${number}`,
  reference: {
    unknown: 'نقطة غير واردة في هذه الخطة',
    open: point,
    struck: (gone) => `${point(gone)} (محذوفة)`,
    merged: (gone, into) => `${point(gone)} (أُدمجت في ${point(into)})`,
  },
  alternative: { drafted: 'كما صيغ', unknown: 'طرف غير وارد في هذه الخطة' },
  noTextYet: '[نص يُقترح لاحقاً]',
  standing: called,
  changes: (older, newer) => `التغييرات من ${called(older)} إلى ${called(newer)}`,
  summary({ changed, moved, struck, added, restored }) {
    const parts = (
      [
        ['عُدّلت', changed],
        ['نُقلت', moved],
        ['حُذفت', struck],
        ['أُضيفت', added],
        ['أُعيدت', restored],
      ] as const
    ).filter(([, count]) => count > 0)
    if (parts.length === 0) return 'لا توجد تغييرات.'
    return `${parts.map(([word, count]) => `${word} ${points(count)}`).join('، و')}.`
  },
  stances: {
    accept: 'يقبل',
    'accept-ad-referendum': 'يقبل بشرط الاستشارة',
    'accept-with-reservation': 'يقبل مع تحفظ',
    oppose: 'يعارض',
    'seek-instructions': 'يطلب تعليمات',
  },
  noPosition: 'لا موقف',
  thisWording: 'هذه الصيغة',
  earlierWording: 'صيغة سابقة',
  change: {
    added: 'أُضيفت.',
    struck: 'حُذفت.',
    restored: 'أُعيدت بعد حذفها.',
    moved: (from) =>
      from === null ? 'نُقلت.' : `نُقلت؛ وكانت ${point(from)} من ${quoted(from.pillar)}.`,
  },
  annex: {
    headings: {
      open: 'التعليقات المفتوحة',
      resolved: 'التعليقات المغلقة',
      all: 'التعليقات',
    },
    point: (number) => `النقطة ${number}`,
    struckPoint: 'نقطة محذوفة',
    edited: (when) => `${when}، معدَّل`,
    takenBack: 'سُحب هذا التعليق.',
    resolved: (by, when) => `أغلقه: ${own(by)}، ${when}`,
    ofParty: (name, party) => `${own(name)}، ${own(party)}`,
    stranger: 'شخص غير وارد في هذه الخطة',
    someParty: 'أحد الأطراف',
    somebody: 'شخص ما',
  },
  forms: ARABIC_FORMS,
  page: {
    contents: 'المحتويات',
    parties: 'الأطراف',
    page: 'الصفحة {page} من {pages}',
    hash: 'البصمة',
    copyFor: 'نسخة مخصصة لـ:',
    code: 'الرمز',
    source: 'رقم {number} في المصدر',
    struck: 'حُذفت.',
    party: 'الطرف',
    position: 'الموقف',
    takenOn: 'بشأن',
    reason: 'التحفظ أو السبب',
    noPositions: 'لم يتخذ أي طرف موقفاً بشأن هذه النقطة.',
    stanceOn: '{stance}، بشأن {wording}',
    wouldHave: 'يقترح بين المعقوفتين:',
    headingWas: 'العنوان السابق:',
    annex: 'المرفق',
    noComments: 'لا توجد تعليقات.',
    wholePoint: 'على النقطة بأكملها',
    quotes: ['«', '»'],
    colon: ':',
    comma: '،',
  },
}
