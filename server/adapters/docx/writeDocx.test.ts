import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MemberId, PartyId, PlanId } from '../../../shared/model/ids.ts'
import type { PointText } from '../../../shared/model/pointText.ts'
import {
  bullets,
  clauses,
  footnote,
  paragraph,
  reference,
  table,
  words,
} from '../../../shared/print/testing/aText.ts'
import type { WordComment } from '../../core/wordComments.ts'
import type { WordJob } from '../../core/wordJob.ts'
import { aWordText, type GivenPoint } from './testing/aWordText.ts'
import { allIn, partsOf, readXml } from './testing/readWord.ts'
import { writeDocx } from './writeDocx.ts'

type TextJob = Extract<WordJob, { kind: 'text' }>

const text = [
  paragraph('It ', words('shall', { bold: true }), ' begin', footnote('Soon.'), reference('p-2')),
  clauses('One', ['Two', clauses('Inner')]),
  bullets('Dot'),
  table(['x', 'y']),
  paragraph(words('here', { link: 'https://example.org/?a=1&b=2' })),
]
const said: WordComment = {
  pointId: 'p1',
  answers: null,
  words: 'shall begin',
  author: 'Ann',
  at: 0,
  paragraphs: ['Why?'],
  isResolved: false,
}
const comments: WordComment[] = [
  said,
  { ...said, answers: 0, author: 'Bob', paragraphs: ['Because.'] },
  { ...said, words: 'gone', isResolved: true },
]

const jobOf = (points: readonly GivenPoint[], given: Partial<TextJob> = {}): TextJob => ({
  kind: 'text',
  planId: 'plan' as PlanId,
  text: aWordText([{ id: 'pillar-1', points }]),
  standing: 'The text as it stood',
  comments: [],
  positions: false,
  ...given,
})
const job = jobOf(
  [
    { id: 'p1', heading: 'First <&>', text },
    { id: 'p-2', heading: 'Second', text: [] },
  ],
  { comments },
)
const onePoint = (blocks: PointText, given: Partial<TextJob> = {}): TextJob =>
  jobOf([{ id: 'p1', text: blocks }], given)

const partOf = async (made: TextJob, path: string): Promise<string> =>
  partsOf(await writeDocx(made)).get(path) ?? ''

afterEach(() => {
  vi.useRealTimers()
})

describe('a plan as a Word document', () => {
  it('has headings, lists, notes, links and references of Word itself', async () => {
    const parts = partsOf(await writeDocx(job))
    const body = parts.get('word/document.xml') ?? ''
    expect(body).toContain('<w:pStyle w:val="Title"/>')
    expect(body).toContain('<w:pStyle w:val="Heading1"/>')
    expect(body).toContain('1. First &lt;&amp;&gt;')
    expect(body.match(/<w:numPr>/g)).toHaveLength(4)
    expect(body).toContain('<w:footnoteReference w:id="1"/>')
    expect(body).toContain('w:anchor="point_p_2"')
    expect(body).toContain('w:name="point_p_2"')
    expect(body).toContain('w:name="pillar_pillar_1"')
    expect(body).toContain('<w:tbl>')
    expect(parts.get('word/footnotes.xml')).toContain('Soon.')
    expect(parts.get('word/numbering.xml')).toContain('w:val="(%1)"')
    expect(parts.get('word/_rels/document.xml.rels')).toContain('https://example.org/?a=1&amp;b=2')
    expect(parts.get('docProps/core.xml')).toContain('A framework')
  })

  it('puts comments on their words with their answers, and on the heading when those are gone', async () => {
    const parts = partsOf(await writeDocx(job))
    const body = parts.get('word/document.xml') ?? ''
    const on = (id: number): string | undefined =>
      new RegExp(`<w:commentRangeStart w:id="${id}"/>(.*?)<w:commentRangeEnd w:id="${id}"/>`, 's')
        .exec(body)?.[1]
        ?.replaceAll(/<[^>]*>/g, '')
    expect(on(0)).toBe('shall begin')
    expect(on(1)).toBe('shall begin')
    expect(on(2)).toBe('1. First &lt;&amp;&gt;')
    const written = parts.get('word/comments.xml') ?? ''
    expect(written).toContain('Because.')
    expect(written).toContain('w:author="Bob"')
    const threads = parts.get('word/commentsExtended.xml') ?? ''
    expect(threads.match(/w15:paraIdParent=/g)).toHaveLength(1)
    expect(threads.match(/w15:done="1"/g)).toHaveLength(1)
  })

  it('says which plan and which version it is', async () => {
    const hash = 'ab'.repeat(32)
    const frozen = { ...job, text: { ...job.text, hash } }
    const properties = await partOf(frozen, 'docProps/custom.xml')
    expect(properties).toMatch(/name="parley-plan"[^/]*<vt:lpwstr>plan</)
    expect(properties).toMatch(new RegExp(`name="parley-version"[^/]*<vt:lpwstr>${hash}<`))
    expect(await partOf(frozen, 'word/document.xml')).toContain(hash)
    expect(await partOf(job, 'docProps/custom.xml')).not.toContain('parley-version')
  })

  it('has the symbol, the hash and the number of the page on every page', async () => {
    const parts = partsOf(await writeDocx(job))
    expect(parts.get('word/header1.xml')).toContain('Draft 1')
    const footer = parts.get('word/footer1.xml') ?? ''
    expect(footer).toMatch(/>[0-9a-f]{12}</)
    expect(footer).toContain('NUMPAGES')
  })

  it('sets what is read from the right from the right', async () => {
    const body = await partOf(
      onePoint([paragraph('سلام في عام 2025 (peace) دائم')]),
      'word/document.xml',
    )
    expect(body).toMatch(/<w:bidi\/>/)
    expect(body).toMatch(/<w:rtl\/><w:lang w:bidi="ar"\/><\/w:rPr><w:t[^>]*>سلام/)
    expect(body).not.toMatch(/<w:rtl\/>(?:(?!<w:t ).)*<w:t[^>]*>peace</)
    expect(await partOf(onePoint([paragraph('peace')]), 'word/document.xml')).not.toContain(
      'w:bidi/',
    )
  })

  it('counts each list from its beginning, also a second one in the same item', async () => {
    const lists = [clauses(['One', clauses('a', 'b'), paragraph('and'), clauses('c')], 'Two')]
    const body = readXml(await partOf(onePoint(lists), 'word/document.xml'))
    const numbers = allIn(body, 'w:numId').map((one) => one.attributes['w:val'])
    const [first, a, b, c, second] = numbers
    expect([a, b, second]).toEqual([first, first, first])
    expect(c).not.toBe(first)
  })

  it('keeps two tables apart', async () => {
    const body = await partOf(onePoint([table(['a']), table(['b'])]), 'word/document.xml')
    expect(body).not.toContain('</w:tbl><w:tbl>')
  })

  it('shows where the parties stand where that is asked for, and what was said on other words', async () => {
    const held = {
      ...{ textHash: '', by: 'ann' as MemberId, takenAt: 0, receivedAt: 0, reason: '' },
      ...({ partyId: 'a' as PartyId, stance: 'accept', isStale: false } as const),
    }
    const reason = 'Not <yet>'
    const positions = [
      held,
      { ...held, partyId: 'b' as PartyId, stance: 'oppose', isStale: true, reason } as const,
    ]
    const asked = jobOf([{ id: 'p1', text, positions }], { positions: true })
    const body = await partOf(asked, 'word/document.xml')
    for (const part of [
      'Party A',
      'Party B',
      'this wording',
      'earlier wording',
      'Not &lt;yet&gt;',
    ]) {
      expect(body).toContain(part)
    }
    expect(await partOf({ ...asked, positions: false }, 'word/document.xml')).not.toContain(
      'earlier wording',
    )
  })
})

describe('the same plan', () => {
  it('gives the same bytes, whatever was made before and whenever', async () => {
    const first = await writeDocx(job)
    await writeDocx(onePoint(text))
    expect(Buffer.compare(await writeDocx(job), first)).toBe(0)
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.UTC(2031, 5, 6, 7, 8, 9))
    expect(Buffer.compare(await writeDocx(job), first)).toBe(0)
    expect(await partOf(job, 'docProps/core.xml')).toContain('2025-11-20T00:00:00')
  })
})

describe('whatever somebody typed', () => {
  const HOSTILE = `<w:p>&amp;]]>"' \u0000\u0007\u001f\ufffe\uffff\ud800 \udc00 \u202eevil\u202c \u2067 <!--`

  it('is well-formed in every part', async () => {
    const point = {
      id: 'p1',
      heading: HOSTILE,
      text: [
        paragraph(
          HOSTILE,
          footnote(HOSTILE),
          words(HOSTILE, { link: 'https://example.org/?"<>&' }),
        ),
        clauses(HOSTILE),
        table([HOSTILE]),
      ],
    }
    const made = jobOf([point], {
      comments: [{ ...said, author: HOSTILE, words: HOSTILE, paragraphs: [HOSTILE], at: 9e15 }],
    })
    const parts = partsOf(await writeDocx({ ...made, standing: HOSTILE }))
    expect(parts.size).toBeGreaterThan(8)
    for (const [path, xml] of parts) expect(() => readXml(xml), path).not.toThrow()
  })

  it('is well-formed as changes too', async () => {
    const side = (own: string) =>
      aWordText([{ id: 'a', points: [{ id: 'p1', heading: own, text: [paragraph(own)] }] }])
    const bytes = await writeDocx({
      ...{ kind: 'redline', planId: 'plan' as PlanId, standing: HOSTILE, summary: HOSTILE },
      ...{ older: side(`old ${HOSTILE}`), newer: side(`${HOSTILE} new`), stories: [] },
      otherwise: { name: HOSTILE, at: -1 },
    })
    for (const [path, xml] of partsOf(bytes)) expect(() => readXml(xml), path).not.toThrow()
  })

  it(
    'fits, be it a word of 100,000 letters or a table of 2,000 rows',
    { timeout: 60_000 },
    async () => {
      const long = 'x'.repeat(100_000)
      const rows = Array.from({ length: 2_000 }, (_, at) => [`${at}`, 'words'])
      const body = readXml(
        await partOf(onePoint([paragraph(long), table(...rows)]), 'word/document.xml'),
      )
      expect(allIn(body, 'w:tr')).toHaveLength(2_000)
      expect(allIn(body, 'w:t').some((one) => one.children.join('') === long)).toBe(true)
    },
  )
})
