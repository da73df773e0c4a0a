import type { FormWords } from '../../formWords.ts'
import { inRightToLeft as own } from '../apart.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('ar')

export const ARABIC_FORMS: FormWords = {
  signatures: {
    heading: 'التوقيعات',
    doneAt: 'حُرر في',
    doneOn: 'بتاريخ',
    under: (standing) => `النص الموقَّع: ${standing}.`,
    hash: (hash) => `بصمته: ${own(hash)}`,
    open: 'لم تكن الخطة قد أُقفلت حين أُخذ منها هذا النص.',
    closed: (by, moment) => `أُقفلت الخطة: ${own(by)}، ${moment}.`,
    initialled: (by, moment) => `وُقّع بالأحرف الأولى: ${own(by)}، ${moment}`,
    notInitialled: 'لم يُوقَّع بالأحرف الأولى',
    signature: 'التوقيع',
    nameAndTitle: 'الاسم والصفة',
    placeAndDate: 'المكان والتاريخ',
  },
  authors: {
    heading: 'سجل المؤلفين',
    explanation:
      'لمن الحروف الواردة في كل نقطة، بما فيها البدائل بين المعقوفتين. لا تُحسب المسافات ولا ما حُذف. ويميز الخادم المؤلفين بما أرسله كل منهم، لا بما يقوله النص.',
    columns: { point: 'النقطة', party: 'الطرف', person: 'الشخص', share: 'الحصة' },
    letters: (count) =>
      plural(count, {
        zero: 'لا حروف',
        one: 'حرف واحد',
        two: 'حرفان',
        few: `${count} أحرف`,
        other: `${count} حرفاً`,
      }),
    percent: (whole) => `${whole}\u00a0%`,
    underOne: 'أقل من 1\u00a0%',
    overNinetyNine: 'أكثر من 99\u00a0%',
    noWords: 'لا كلمات',
    noParty: 'بلا طرف',
    server: 'Parley',
    serverWords: 'من بداية الخطة، أو وُضع بأمر',
    unknown: 'غير معروف',
    unknownPerson: 'شخص غير وارد في هذه الخطة',
    members: 'أعضاء الخطة',
    roles: {
      convener: 'منظِّم',
      'pen-holder': 'مسؤول النص',
      head: 'رئيس الوفد',
      drafter: 'محرر',
      reviewer: 'مراجع',
      observer: 'مراقب',
    },
    left: (role) => `${role}، لم يعد في الخطة`,
    suspended: (role) => `${role}، عضويته معلقة`,
    nobody: 'لم ينضم أحد بعد',
  },
  caucus: {
    heading: (party) => `المشاورات الداخلية: ${own(party)}`,
    notForOthers: (party) => `المشاورات الداخلية: ${own(party)} – ليست للآخرين`,
    explanation: 'أوراق خاصة بالطرف. لا يستطيع أحد من خارجه قراءتها في Parley.',
    empty: 'لا توجد أوراق لهذه المشاورات.',
    point: (number) => `النقطة ${number}`,
    struckPoint: 'نقطة محذوفة',
    otherPoint: 'ليست على أي نقطة من هذه الخطة',
    draftPosition: 'مشروع موقف',
    onPlan: 'بشأن نص الخطة',
    onDraft: 'بشأن المشروع الداخلي',
    onOther: 'بشأن صيغة أخرى',
    comments: 'التعليقات',
  },
}
