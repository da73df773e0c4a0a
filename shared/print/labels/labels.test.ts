import { describe, expect, it } from 'vitest'
import { LABEL_LANGUAGES, type LabelLanguage } from '../../model/labelLanguage.ts'
import type { PointId } from '../../model/ids.ts'
import { comparePlans, type PlanSummary } from '../../rules/comparePlans.ts'
import { planState } from '../../rules/planState.ts'
import { planDocument, type PrintOptions } from '../planDocument.ts'
import { aPlan } from '../testing/aPlan.ts'
import { paragraph } from '../testing/aText.ts'
import { LABELS } from './table.ts'

const AT = Date.UTC(2025, 10, 1, 14, 5)
const OTHERS = LABEL_LANGUAGES.filter((language) => language !== 'en')

/** All words of a table by their place; sentences are said of these values. */
function saidBy(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]]
  if (typeof value === 'function') {
    const said = ARGUMENTS.find(([ends]) => place.endsWith(ends))?.[1] ?? [7, 7]
    return [[place, String((value as (...given: unknown[]) => unknown)(...said))]]
  }
  return Object.entries(value ?? {}).flatMap(([key, inner]) => saidBy(inner, `${place}.${key}`))
}
const POINT = { number: 7, heading: 'Аб', pillar: 'Вг' }
const ARGUMENTS: readonly (readonly [place: string, given: readonly unknown[]])[] = [
  ['.day', [AT]],
  ['.time', [AT]],
  ['.moment', [AT]],
  ['.open', [POINT]],
  ['.reference.struck', [POINT]],
  ['.merged', [POINT, { ...POINT, number: 8 }]],
  ['.standing', [{ kind: 'now', at: AT }]],
  [
    '.changes',
    [
      { kind: 'now', at: AT },
      { kind: 'version', symbol: '1', meant: 'draft', at: AT },
    ],
  ],
  ['.summary', [{ points: 9, changed: 7, moved: 2, struck: 1, added: 3, restored: 1 }]],
  ['.moved', [POINT]],
]
/** Words that two languages share, signs, and what only puts names together. */
const SHARED = /\.(latin|direction|colon|comma|ofParty|edited|quotes\.\d|percent|server)$|^\.time$/
/** November has the same name there. */
const SAME_IN_INDONESIAN = /^\.day$/
const SAME_IN_FRENCH =
  /\.(parties|position|code|heading|signature)$|\.point$|\.columns\.point$|struckPoint$/

describe('the labels', () => {
  it.each(OTHERS)('say in %s nothing in English', (language) => {
    const english = new Map(saidBy(LABELS.en))
    const own = saidBy(LABELS[language])
    expect(own.map(([place]) => place).sort()).toEqual([...english.keys()].sort())
    const same = own
      .filter(([place, words]) => english.get(place) === words && !SHARED.test(place))
      .filter(([place]) => language !== 'fr' || !SAME_IN_FRENCH.test(place))
      .filter(([place]) => language !== 'id' || !SAME_IN_INDONESIAN.test(place))
    expect(same).toEqual([])
  })

  it.each(['uk', 'ru', 'ar'] as const)(
    'have in %s no Latin letter but in its terms',
    (language) => {
      const terms = /ad referendum|Parley|UTC|\{\w+\}|\bltr\b|\brtl\b/g
      const words = saidBy(LABELS[language]).filter(([place]) => !/\.(language|latin)$/.test(place))
      expect(words.filter(([, said]) => /\p{Script=Latin}/u.test(said.replace(terms, '')))).toEqual(
        [],
      )
    },
  )

  it.each<[LabelLanguage, string]>([
    ['en', '1 November 2025, 14:05 UTC'],
    ['fr', '1er\u00a0novembre 2025, 14\u00a0h\u00a005 UTC'],
    ['uk', '1 листопада 2025 року, 14:05 UTC'],
    ['ru', '1 ноября 2025 года, 14:05 UTC'],
    ['id', '1 November 2025 pukul 14.05 UTC'],
    ['ar', '1 تشرين الثاني/نوفمبر 2025، الساعة 14:05 بالتوقيت العالمي المنسق'],
  ])('tell a moment in %s', (language, words) => {
    expect(LABELS[language].moment(AT)).toBe(words)
  })

  it('bear a moment that no date can have', () => {
    for (const language of LABEL_LANGUAGES) expect(LABELS[language].moment(1e300)).toMatch(/275760/)
  })

  const summary = (language: LabelLanguage, changed: number): string =>
    LABELS[language].summary({ ...NOTHING, changed })
  it.each<[LabelLanguage, number, string]>([
    ['uk', 1, 'Змінено 1 пункт.'],
    ['uk', 2, 'Змінено 2 пункти.'],
    ['uk', 5, 'Змінено 5 пунктів.'],
    ['uk', 11, 'Змінено 11 пунктів.'],
    ['uk', 21, 'Змінено 21 пункт.'],
    ['ru', 1, 'Изменён 1 пункт.'],
    ['ru', 2, 'Изменено 2 пункта.'],
    ['ru', 5, 'Изменено 5 пунктов.'],
    ['ru', 11, 'Изменено 11 пунктов.'],
    ['ru', 21, 'Изменён 21 пункт.'],
    ['fr', 1, '1 point modifié.'],
    ['fr', 2, '2 points modifiés.'],
    ['id', 2, '2 butir diubah.'],
    ['ar', 0, 'لا توجد تغييرات.'],
    ['ar', 1, 'عُدّلت نقطة واحدة.'],
    ['ar', 2, 'عُدّلت نقطتان.'],
    ['ar', 3, 'عُدّلت 3 نقاط.'],
    ['ar', 11, 'عُدّلت 11 نقطة.'],
    ['ar', 100, 'عُدّلت 100 نقطة.'],
  ])('count points in %s: %i', (language, count, words) => {
    expect(summary(language, count)).toBe(words)
  })

  it('join what became of points in the way of each language', () => {
    const all: PlanSummary = { ...NOTHING, changed: 7, moved: 2, struck: 1 }
    const said = Object.fromEntries(LABEL_LANGUAGES.map((one) => [one, LABELS[one].summary(all)]))
    expect(said).toEqual({
      en: '7 points changed, 2 moved, 1 struck.',
      uk: 'Змінено 7 пунктів, переміщено 2, вилучено 1.',
      ru: 'Изменено 7 пунктов, перемещено 2, исключён 1.',
      fr: '7 points modifiés, 2 déplacés, 1 supprimé.',
      id: '7 butir diubah, 2 dipindahkan, 1 dicoret.',
      ar: 'عُدّلت 7 نقاط، ونُقلت نقطتان، وحُذفت نقطة واحدة.',
    })
  })

  it('keep names of another direction apart', () => {
    expect(LABELS.ar.annex.resolved('Ann', 'x')).toContain('\u2068Ann\u2069')
    expect(LABELS.fr.annex.resolved('طرف', 'x')).toContain('\u2068طرف\u2069')
    expect(LABELS.fr.annex.resolved('Ann', 'x')).not.toContain('\u2068')
  })
})

const NOTHING: PlanSummary = { points: 9, changed: 0, moved: 0, struck: 0, added: 0, restored: 0 }

describe('a document with labels of another language', () => {
  const plan = aPlan({ Peace: [{ heading: 'Borders' }, { heading: 'Gone', struck: true }] })
  const words = (text: string) => (id: PointId) => (id === 'p1' ? [paragraph(text)] : [])
  const inLanguage = (language: LabelLanguage, options: Partial<PrintOptions> = {}) =>
    planDocument(plan, words('We agree.'), { at: AT, language, ...options })

  it('has the hash that the same words have in English', () => {
    const { hash } = inLanguage('en')
    for (const language of OTHERS) expect(inLanguage(language).hash).toBe(hash)
    const of = (label: string) =>
      comparePlans(planState(plan, words('No')), planState(plan, words('We agree.')), () => label)
    const redline = { layout: 'redline', comparison: of('point') } as const
    const other = {
      layout: 'redline',
      comparison: of('пункт'),
      englishComparison: of('point'),
    } as const
    expect(inLanguage('uk', other).hash).toBe(inLanguage('en', redline).hash)
    expect(inLanguage('uk', other).hash).not.toBe(hash)
  })

  it('leaves what people typed as it is', () => {
    const document = inLanguage('ar')
    expect(document.direction).toBe('rtl')
    expect(document.language).toBe('ar')
    expect(document.pillars[0]?.label).toBe('الركيزة 1')
    expect(document.pillars[0]?.points[0]?.blocks).toEqual(
      inLanguage('en').pillars[0]?.points[0]?.blocks,
    )
  })
})
