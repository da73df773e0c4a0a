import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PointText } from '../model/pointText.ts'
import { akomaPlanOf } from './testing/readAkoma.ts'
import { planAkoma } from './akomaPlan.ts'
import { aBracket } from './testing/aBracket.ts'
import { aPlanFile } from './testing/aPlanFile.ts'
import { anyText } from './testing/anyText.ts'
import { clauses, footnote, paragraph, reference, words } from './testing/aText.ts'
import { everyPart } from './testing/everyPart.ts'
import { allOf, readXml, wordsOfXml } from './testing/readXml.ts'
import { lettersOf, lettersOfText } from './testing/letters.ts'

/** The only point of a plan with this text. */
const pointOf = (...text: PointText) =>
  akomaPlanOf({ Peace: [{ heading: 'One', text }] }).point('para_1')

describe('a plan as Akoma Ntoso', () => {
  it('names its title, symbol, parties and what text it is', () => {
    const { root } = akomaPlanOf(
      { Peace: [{ heading: 'One' }] },
      { title: 'A <plan>', symbol: 'Draft 2' },
    )
    const said = (name: string) => allOf(root, name).map(wordsOfXml)
    expect(said('docTitle')).toEqual(['A <plan>'])
    expect(said('docNumber')).toEqual(['Draft 2'])
    expect(said('docProponent')).toEqual(['Party A', 'Party B'])
    expect(said('docStatus')).toEqual(['Working text'])
    expect(allOf(root, 'docDate')[0]?.attributes['date']).toBe('2025-11-20')
    expect(allOf(root, 'FRBRlanguage')[0]?.attributes['language']).toBe('eng')
  })

  it('is the work of its parties, which later references mean', () => {
    const { root } = akomaPlanOf({})
    const [work] = allOf(root, 'FRBRWork')
    const authors = work === undefined ? [] : allOf(work, 'FRBRauthor')
    expect(authors.map((one) => one.attributes['href'])).toEqual([
      '#party_party-1',
      '#party_party-2',
    ])
    expect(
      allOf(root, 'TLCOrganization').map((one) => [
        one.attributes['eId'],
        one.attributes['showAs'],
      ]),
    ).toEqual([
      ['party_party-1', 'Party A'],
      ['party_party-2', 'Party B'],
      ['parley', 'Parley'],
    ])
  })

  it('makes pillars parts and points paragraphs, with the number of the source text beside', () => {
    const { root, point } = akomaPlanOf({
      Peace: [{ heading: 'One', sourceNumber: 7 }],
      Security: [{ heading: 'Two', sourceNumber: 2 }],
    })
    const parts = allOf(root, 'part')
    expect(parts.map((one) => one.attributes['eId'])).toEqual(['part_1', 'part_2'])
    expect(parts.map(wordsOfXml).join('')).toMatch(/Pillar 1\s+Peace[^]*Pillar 2\s+Security/)
    expect(point('para_1').attributes).toMatchObject({ wId: 'para_7' })
    expect(point('para_2').attributes).not.toHaveProperty('wId')
    expect(wordsOfXml(point('para_2'))).toMatch(/^\s*2\.\s*Two\s/)
  })

  it('makes sub-clauses points that can be cited, with what stands around them', () => {
    const point = pointOf(
      paragraph('Before.'),
      clauses('one', ['two:', clauses('deep'), 'after deep']),
      paragraph('After.'),
    )
    expect(allOf(point, 'point').map((one) => one.attributes['eId'])).toEqual([
      'para_1__list_1__point_a',
      'para_1__list_1__point_b',
      'para_1__list_1__point_b__list_1__point_i',
    ])
    expect(allOf(point, 'num').map(wordsOfXml)).toEqual(['1.', '(a)', '(b)', '(i)'])
    expect(allOf(point, 'intro').map((one) => wordsOfXml(one).trim())).toEqual(['Before.', 'two:'])
    expect(allOf(point, 'wrapUp').map((one) => wordsOfXml(one).trim())).toEqual([
      'after deep',
      'After.',
    ])
  })

  it('leads references to the points, also to later ones', () => {
    const { root, point } = akomaPlanOf({
      Peace: [
        { heading: 'One', text: [paragraph(reference('p2'), reference('p3'), reference('gone'))] },
        { heading: 'Two' },
        { heading: 'Old', numberFreed: true },
      ],
    })
    expect(
      allOf(point('para_1'), 'ref').map((one) => [one.attributes['href'], wordsOfXml(one)]),
    ).toEqual([
      ['#para_2', 'point 2'],
      ['#para_nn_1', '“Old” (struck)'],
    ])
    expect(wordsOfXml(root)).toContain('a point that is not in this plan')
  })

  it('numbers its notes through', () => {
    const { root } = akomaPlanOf({
      Peace: [
        { heading: 'One', text: [paragraph('a', footnote('first'), footnote(' '))] },
        { heading: 'Two', text: [paragraph('b', footnote('second'))] },
      ],
    })
    const notes = allOf(root, 'authorialNote')
    expect(notes.map((one) => [one.attributes['marker'], wordsOfXml(one)])).toEqual([
      ['1', 'first'],
      ['2', 'second'],
    ])
    expect(notes[0]?.attributes['placement']).toBe('bottom')
  })

  it('keeps marks and links, neighbours with one link as one', () => {
    const link = 'https://example.org/'
    const point = pointOf(
      paragraph(
        words('bold', { bold: true, underline: true }),
        words('one ', { link }),
        words('link', { link, italic: true }),
        words('none', { link: 'http://a:b:c' }),
      ),
    )
    const [p] = allOf(point, 'p')
    expect(p?.children.map((one) => (typeof one === 'string' ? one : one.name))).toEqual([
      'b',
      'a',
      'none (http://a:b:c)',
    ])
    expect(allOf(point, 'a').map(wordsOfXml)).toEqual(['one link'])
  })
})

describe('disputed words in Akoma Ntoso', () => {
  it('say whose each alternative is, and read as on paper', () => {
    const point = pointOf(
      paragraph(
        'They ',
        aBracket({ 'party-1': 'shall', 'party-2': 'may', text: 'will' }),
        ' meet.',
      ),
    )
    const [bracket, ...alternatives] = allOf(point, 'inline')
    expect(bracket?.attributes).toMatchObject({ name: 'bracket', refersTo: '#disputed' })
    expect(alternatives.map((one) => [one.attributes['refersTo'], wordsOfXml(one)])).toEqual([
      ['#party_party-1', 'shall'],
      ['#party_party-2', 'may'],
      ['#asDrafted', 'will'],
    ])
    expect(wordsOfXml(point)).toContain(
      'They [Party A: shall | Party B: may | as drafted: will] meet.',
    )
  })

  it('keep their paragraphs and lists in a bracket of its own', () => {
    const point = pointOf(
      aBracket({ 'party-1': [paragraph('One.'), clauses('a')], 'party-2': 'Two.' }),
    )
    const [outer] = allOf(point, 'blockContainer')
    expect(outer?.attributes).toMatchObject({ class: 'bracket', refersTo: '#disputed' })
    const inner = (outer?.children ?? []).flatMap((one) =>
      typeof one === 'string' || one.name !== 'blockContainer' ? [] : [one],
    )
    expect(inner.map((one) => one.attributes['refersTo'])).toEqual([
      '#party_party-1',
      '#party_party-2',
    ])
    expect(inner.map((one) => allOf(one, 'heading').map(wordsOfXml))).toEqual([
      ['Party A'],
      ['Party B'],
    ])
    expect(inner.map((one) => allOf(one, 'p').map(wordsOfXml))).toEqual([['One.', 'a'], ['Two.']])
  })

  it('are told even where they are missing, or of a party that left', () => {
    const point = pointOf(paragraph(aBracket({})), aBracket({}), paragraph(aBracket({ gone: 'x' })))
    expect(allOf(point, 'omissis').map((one) => one.attributes['status'])).toEqual([
      'incomplete',
      'incomplete',
    ])
    expect(wordsOfXml(point)).toContain('[a party that is not in this plan: x]')
    const { root } = akomaPlanOf({ Peace: [{ heading: 'One', text: [aBracket({ gone: 'x' })] }] })
    expect(allOf(root, 'TLCOrganization').map((one) => one.attributes['eId'])).toContain(
      'party_gone',
    )
  })
})

describe('points without words in Akoma Ntoso', () => {
  const { point } = akomaPlanOf({
    Peace: [
      { heading: 'One' },
      { heading: 'Two', struck: true, mergedInto: 'p1', text: [paragraph('Off the table.')] },
    ],
  })

  it('say that their text is still to be proposed', () => {
    expect(allOf(point('para_1'), 'content')[0]?.attributes['status']).toBe('incomplete')
    expect(wordsOfXml(point('para_1'))).toContain('[Text to be proposed]')
  })

  it('say that they were struck, and where their text went', () => {
    const struck = point('para_2')
    expect(struck.attributes).toMatchObject({ status: 'removed', refersTo: '#struck' })
    expect(wordsOfXml(struck)).toContain('Struck: merged into point 1.')
    expect(wordsOfXml(struck)).not.toContain('Off the table')
    expect(allOf(struck, 'ref')[0]?.attributes['href']).toBe('#para_1')
  })
})

describe('which text it is', () => {
  const expressionOf = (of: Parameters<typeof planAkoma>[0]) => {
    const [expression] = allOf(readXml(planAkoma(of)), 'FRBRExpression')
    return expression === undefined ? '' : allOf(expression, 'FRBRuri')[0]?.attributes['value']
  }

  it('is told of a frozen version by number, moment and hash', () => {
    const { root } = akomaPlanOf({}, { frozen: true, symbol: 'Draft 3' })
    const [version] = allOf(root, 'parley:version')
    expect(version?.attributes).toEqual({
      id: 'v3',
      number: '3',
      sha256: 'ab'.repeat(32),
      frozenAt: '2025-11-20T14:06:00.000Z',
      frozenBy: '#person_ann',
    })
    expect(allOf(root, 'FRBRversionNumber')[0]?.attributes['value']).toBe('3')
    expect(allOf(root, 'publication')[0]?.attributes).toMatchObject({ number: '3' })
    expect(wordsOfXml(root)).toContain('Version 3, frozen on 20 November 2025 at 14:06 UTC')
    expect(allOf(root, 'TLCPerson').map((one) => one.attributes['showAs'])).toEqual(['Ann <Chair>'])
  })

  it('follows the words of a text that nobody froze', () => {
    const of = (heading: string) => aPlanFile({ Peace: [{ heading }] })
    expect(expressionOf(of('One'))).toMatch(
      /^\/akn\/zz\/statement\/plan\/2025-11-20\/plan\/eng@[0-9a-f]{16}$/,
    )
    expect(expressionOf(of('One'))).toBe(expressionOf(of('One')))
    expect(expressionOf(of('One'))).not.toBe(expressionOf(of('Two')))
    expect(expressionOf(aPlanFile({}, { frozen: true }))).toBe(
      '/akn/zz/statement/plan/2025-11-20/plan/eng@3',
    )
  })

  it('tells who closed the plan and who initialled it for whom', () => {
    const { root } = akomaPlanOf({ Peace: [{ heading: 'One' }] }, { closed: true })
    expect(
      allOf(root, 'step').map(({ attributes: { by, outcome, refersTo } }) => [
        by,
        outcome,
        refersTo,
      ]),
    ).toEqual([
      ['#person_ann', '#closed', undefined],
      ['#person_bob', '#initialled', '#party_party-1'],
    ])
    expect(allOf(root, 'parley:point')[0]?.attributes).toMatchObject({
      href: '#para_1',
      agreed: 'final',
    })
  })

  it('is the same to the letter for the same plan', () => {
    expect(planAkoma(everyPart())).toBe(planAkoma(everyPart()))
  })

  it('names the language of most of its words, and of paragraphs in another', () => {
    const { root } = akomaPlanOf(
      {
        Мир: [{ heading: 'Слова', text: [paragraph('Добросовісно її'), paragraph('In English')] }],
      },
      { title: 'Угода її' },
    )
    expect(allOf(root, 'FRBRlanguage')[0]?.attributes['language']).toBe('ukr')
    expect(allOf(root, 'mainBody')[0]?.attributes['xml:lang']).toBe('uk')
    const [body] = allOf(root, 'mainBody')
    const paragraphs = body === undefined ? [] : allOf(body, 'p')
    expect(paragraphs.map((one) => one.attributes['xml:lang'])).toEqual([undefined, 'en'])
  })
})

describe('any text at all', () => {
  it('is well-formed, keeps every letter in its order, and gives no id twice', () => {
    let tables = 0
    fc.assert(
      fc.property(anyText(3), anyText(2), (one, two) => {
        const { root, point } = akomaPlanOf({
          Peace: [
            { heading: 'One', text: one },
            { heading: 'Old wording', numberFreed: true },
            { heading: 'Two', text: two },
          ],
        })
        for (const [eId, text] of [
          ['para_1', one],
          ['para_2', two],
        ] as const) {
          const letters = lettersOf(bodyWords(point(eId)))
          expect(letters).toBe(lettersOfText(text))
        }
        const ids = idsIn(root)
        expect(new Set(ids).size).toBe(ids.length)
        const known = new Set(ids.map((id) => `#${id}`))
        const aims = attributesIn(root, ['refersTo', 'as', 'by', 'source', 'outcome']).concat(
          attributesIn(root, ['href']).filter((href) => href.startsWith('#')),
        )
        expect(aims.filter((aim) => !known.has(aim))).toEqual([])
        tables += allOf(root, 'table').length
      }),
      { numRuns: 150 },
    )
    expect(tables).toBeGreaterThan(10)
  })

  it('is well-formed for a hostile plan', () => {
    const hostile = `]]><![CDATA[&lt;</p>\u202e\u0000\ud800"'${'x'.repeat(100_000)}`
    const { root, point } = akomaPlanOf(
      { [hostile]: [{ heading: hostile, text: [paragraph(hostile, footnote(hostile))] }] },
      { title: hostile, symbol: hostile, parties: [hostile] },
    )
    expect(wordsOfXml(point('para_1')).split('x'.repeat(100_000))).toHaveLength(4)
    expect(allOf(root, 'docTitle').map(wordsOfXml)[0]).toContain(']]><![CDATA[&lt;</p>')
  })
})

/** The words of a point without its number, heading and labels, and without what Parley says in it. */
function bodyWords(of: ReturnType<typeof readXml>): string {
  return of.children
    .map((child) =>
      typeof child === 'string'
        ? child
        : child.name === 'num' ||
            child.name === 'remark' ||
            (child.name === 'heading' && of.name === 'paragraph')
          ? ''
          : bodyWords(child),
    )
    .join('')
}

function attributesIn(of: ReturnType<typeof readXml>, names: readonly string[]): string[] {
  return [
    ...names.flatMap((name) => of.attributes[name] ?? []),
    ...of.children.flatMap((one) => (typeof one === 'string' ? [] : attributesIn(one, names))),
  ]
}

const idsIn = (of: ReturnType<typeof readXml>): string[] => attributesIn(of, ['eId'])
