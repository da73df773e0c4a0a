import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointText } from '../../model/pointTextSchema.ts'
import { decideChanges } from '../decideChanges.ts'
import type { IncomingPlan } from '../incoming.ts'
import { aWordFile, p, r, relation, relationships, wordPart } from '../testing/aWordFile.ts'
import { blockWords } from '../words.ts'
import { readDocx } from './readDocx.ts'

function read(bytes: Uint8Array): IncomingPlan {
  const result = readDocx(bytes)
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
const refusal = (bytes: Uint8Array): string => {
  const result = readDocx(bytes)
  return result.ok ? 'read' : result.reason
}
const points = (plan: IncomingPlan) => plan.pillars.flatMap((pillar) => pillar.points)

const plan = [
  p('A framework', 'Title'),
  p('Security', 'Heading1'),
  p('1. Ceasefire', 'Heading2'),
  p('All hostilities shall cease.'),
  p('(a) On land;'),
  p('(b) At sea.'),
  p('2. Monitoring', 'Heading2'),
  p('A mission is sent.'),
].join('')

const by = 'w:author="Ann" w:date="2025-01-02T03:04:05Z"'

describe('a Word file that comes in', () => {
  it('has its headings as pillars and points, and letters typed by hand as sub-clauses', () => {
    const { title, pillars } = read(aWordFile(plan))
    expect(title).toBe('A framework')
    expect(pillars.map((one) => one.heading)).toEqual(['Security'])
    const [ceasefire, monitoring] = pillars[0]?.points ?? []
    expect(ceasefire).toMatchObject({ heading: 'Ceasefire', sourceNumber: 1 })
    expect(ceasefire?.blocks.map((block) => block.kind)).toEqual(['paragraph', 'orderedList'])
    expect(blockWords(ceasefire?.blocks ?? [])).toBe(
      'All hostilities shall cease.\nOn land;\nAt sea.',
    )
    expect(monitoring).toMatchObject({ heading: 'Monitoring', sourceNumber: 2 })
  })

  it('has the numbers that Word itself counts', () => {
    const level = (at: number, format: string): string =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${at + 1}."/></w:lvl>`
    const numbering = wordPart(
      'numbering',
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal')}${level(1, 'lowerLetter')}${level(2, 'bullet')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    )
    const item = (at: number, words: string): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr>${r(words)}</w:p>`
    const body = [
      item(0, 'First: one.'),
      item(1, 'a'),
      item(2, 'dot'),
      item(1, 'b'),
      item(0, 'Second: two.'),
    ]
    const found = points(read(aWordFile(body.join(''), { 'word/numbering.xml': numbering })))
    expect(found.map((one) => [one.sourceNumber, one.heading])).toEqual([
      [1, 'First'],
      [2, 'Second'],
    ])
    const list = found[0]?.blocks[1]
    expect(list).toMatchObject({ kind: 'orderedList' })
    expect(list !== undefined && 'items' in list ? list.items.map(blockWords) : []).toEqual([
      'a\ndot',
      'b',
    ])
  })

  it('has tracked changes that can be accepted and rejected, ends of paragraphs too', () => {
    const body = `${p('One', 'Heading1')}<w:p><w:pPr><w:rPr><w:ins w:id="1" ${by}/></w:rPr></w:pPr>${r('It shall ')}<w:ins w:id="2" ${by}>${r('not')}</w:ins></w:p><w:p><w:del w:id="3" ${by}><w:r><w:delText xml:space="preserve">soon </w:delText></w:r></w:del>${r('begin.')}</w:p>${p('Two', 'Heading1')}`
    const found = read(aWordFile(body))
    expect(found.changes.map(({ kind, author, at }) => [kind, author, at])).toEqual([
      ['inserted', 'Ann', Date.UTC(2025, 0, 2, 3, 4, 5)],
      ['deleted', 'Ann', Date.UTC(2025, 0, 2, 3, 4, 5)],
    ])
    const blocks = points(found)[0]?.blocks ?? []
    const decided = (accepts: boolean) => decideChanges(blocks, found.changes, () => accepts)
    const words = (accepts: boolean) =>
      decided(accepts).map((block) =>
        block.kind === 'paragraph'
          ? block.content.map((one) => (one.kind === 'text' ? one.text : '')).join('')
          : '',
      )
    expect(words(true)).toEqual(['It shall not', 'begin.'])
    expect(words(false)).toEqual(['It shall soon begin.'])
    expect(pointText.safeParse(decided(true)).success).toBe(true)
  })

  it('has comments with the words they are about, footnotes and links that are safe', () => {
    const body = `${p('One', 'Heading1')}<w:p>${r('It ')}<w:commentRangeStart w:id="0"/>${r('shall')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:hyperlink r:id="good">${r(' here')}</w:hyperlink><w:hyperlink r:id="bad">${r(' there')}</w:hyperlink></w:p>${p('Two', 'Heading1')}`
    const bytes = aWordFile(
      body,
      {
        'word/comments.xml': wordPart(
          'comments',
          `<w:comment w:id="0" ${by}>${p('Why?')}</w:comment>`,
        ),
        'word/footnotes.xml': wordPart(
          'footnotes',
          `<w:footnote w:id="2">${p('Soon.')}</w:footnote>`,
        ),
      },
      relation('good', 'hyperlink', 'https://example.org/', 'External') +
        relation('bad', 'hyperlink', 'javascript:alert(1)', 'External'),
    )
    const [first] = points(read(bytes))
    expect(first?.comments).toEqual([
      {
        author: 'Ann',
        at: Date.UTC(2025, 0, 2, 3, 4, 5),
        quotation: 'shall',
        paragraphs: ['Why?'],
      },
    ])
    const content = first?.blocks[0]?.kind === 'paragraph' ? first.blocks[0].content : []
    expect(content.find((one) => one.kind === 'footnote')?.content[0]?.text).toBe('Soon.')
    const links = content.flatMap((one) => (one.kind === 'text' ? [[one.text, one.link]] : []))
    expect(links).toEqual([
      ['It shall', null],
      [' here', 'https://example.org/'],
      [' there', null],
    ])
  })

  it('has cells over several columns and rows', () => {
    const cell = (words: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${p(words)}</w:tc>`
    const body = `${p('One', 'Heading1')}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('A', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('x', '<w:vMerge w:val="restart"/>')}${cell('y')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('z')}</w:tr></w:tbl>${p('Two', 'Heading1')}`
    const [table] = points(read(aWordFile(body)))[0]?.blocks ?? []
    const rows = table?.kind === 'table' ? table.rows : []
    expect(rows.map((row) => row.map((one) => [one.header, one.colspan, one.rowspan]))).toEqual([
      [[true, 2, 1]],
      [
        [false, 1, 2],
        [false, 1, 1],
      ],
      [[false, 1, 1]],
    ])
  })

  it('keeps headings as they were before tracked changes, and says in full what these are', () => {
    const ins = (words: string): string => `<w:ins w:id="1" ${by}>${r(words)}</w:ins>`
    const del = (words: string): string =>
      `<w:del w:id="2" ${by}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
    const line = (style: string, content: string): string =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`
    const found = read(
      aWordFile(
        [
          line('Title', `${r('A plan')}${ins(' for peace')}`),
          line('Heading1', `${del('War')}${ins('Security')}`),
          line('Heading2', `${r('1. Cease')}${del('fire')}${ins(' all fire')}`),
          p('One.'),
          line('Heading2', ins('2. Monitoring')),
          p('Two.'),
          line('Heading2', del('3. Gone')),
          p('Three.'),
          p('4. As it was', 'Heading2'),
          p('Four.'),
        ].join(''),
      ),
    )
    expect(found.title).toBe('A plan')
    expect(found.pillars.map((pillar) => pillar.heading)).toEqual(['War'])
    expect(points(found).map((one) => [one.sourceNumber, one.heading])).toEqual([
      [1, 'Ceasefire'],
      [2, 'Monitoring'],
      [3, 'Gone'],
      [4, 'As it was'],
    ])
    expect(points(found).map((one) => one.headingIfAccepted)).toEqual([
      'Cease all fire',
      'Monitoring',
      undefined,
      undefined,
    ])
    const left = 'It was left as it was: correct it if the change is to stand.'
    expect([...found.losses].sort()).toEqual([
      `The heading “1. Ceasefire” was changed to “1. Cease all fire” by Ann as a tracked change. ${left}`,
      'The heading “2. Monitoring” was put in by Ann as a tracked change. It is taken over: leave it out if it is not to stand.',
      'The heading “3. Gone” was taken out by Ann as a tracked change. It was kept: leave it out if it is to go.',
      `The heading “A plan” was changed to “A plan for peace” by Ann as a tracked change. ${left}`,
      `The heading “War” was changed to “Security” by Ann as a tracked change. ${left}`,
    ])
  })

  it('has answers to comments as paragraphs of these', () => {
    const ids = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    const comment = (id: number, who: string, words: string): string =>
      `<w:comment w:id="${id}" w:author="${who}" w:date="2025-01-02T03:04:05Z"><w:p ${ids} w14:paraId="0000000${id}">${r(words)}</w:p></w:comment>`
    const on = (id: number): string =>
      `<w:commentRangeStart w:id="${id}"/>${r('It')}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
    const [first] = points(
      read(
        aWordFile(
          `${p('One', 'Heading1')}<w:p>${on(1)}${on(2)}</w:p>${p('Two', 'Heading1')}`,
          {
            'word/comments.xml': wordPart(
              'comments',
              comment(1, 'Ann', 'Why?') + comment(2, 'Bob', 'Because.'),
            ),
            'word/commentsExtended.xml':
              '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:commentEx w15:paraId="00000001"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/></w15:commentsEx>',
          },
          relation('more', 'commentsExtended', 'commentsExtended.xml'),
        ),
      ),
    )
    expect(first?.comments.map(({ author, paragraphs }) => [author, paragraphs])).toEqual([
      ['Ann', ['Why?', 'Bob: Because.']],
    ])
  })

  it('has endnotes as notes, and words in content controls and other wrappers', () => {
    const control = (content: string): string =>
      `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
    const row = (content: string): string => `<w:tr><w:tc>${content}</w:tc></w:tr>`
    const body = [
      control(p('One', 'Heading1')),
      `<w:p>${r('It ')}${control(r('is'))}<w:r><w:endnoteReference w:id="2"/></w:r></w:p>`,
      control(p('Below.')),
      `<w:tbl>${row(p('a'))}${control(row(control(p('b'))))}</w:tbl>`,
      p('Two', 'Heading1'),
    ]
    const endnotes = wordPart('endnotes', `<w:endnote w:id="2">${p('At the end.')}</w:endnote>`)
    const relations = relation('end', 'endnotes', 'endnotes.xml')
    const [one] = points(
      read(aWordFile(body.join(''), { 'word/endnotes.xml': endnotes }, relations)),
    )
    const [opening, below, table] = one?.blocks ?? []
    const content = opening?.kind === 'paragraph' ? opening.content : []
    expect(content.map((inline) => inline.kind)).toEqual(['text', 'footnote'])
    expect(blockWords(opening === undefined ? [] : [opening])).toBe('It is At the end. ')
    expect(blockWords(below === undefined ? [] : [below])).toBe('Below.')
    expect(blockWords(table === undefined ? [] : [table])).toBe('a\nb')
  })

  it('has rows that came and went', () => {
    const row = (words: string, mark: string): string =>
      `<w:tr><w:trPr>${mark}</w:trPr><w:tc>${p(words)}</w:tc></w:tr>`
    const body = `${p('One', 'Heading1')}<w:tbl>${row('a', '')}${row('b', `<w:ins w:id="1" ${by}/>`)}${row('c', `<w:del w:id="2" ${by}/>`)}</w:tbl>${p('Two', 'Heading1')}`
    const found = read(aWordFile(body))
    const rows = (accepts: boolean): string =>
      decideChanges(points(found)[0]?.blocks ?? [], found.changes, () => accepts)
        .flatMap((block) => (block.kind === 'table' ? block.rows : []))
        .map((cells) => JSON.stringify(cells).match(/"text":"(.)"/)?.[1] ?? '')
        .join(' ')
    expect(rows(true)).toBe('a b')
    expect(rows(false)).toBe('a c')
  })

  it('is read in the strict form of the standard too', () => {
    const w = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
    const r14 = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    const strict = (xml: string): string =>
      xml
        .replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', w)
        .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', r14)
    const style = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="heading 1"/></w:style>'
    const whole = (root: string, inner: string): string =>
      strict(wordPart(root, inner)).replace(/<w:/, '<x:').replace('xmlns:w=', 'xmlns:x=')
    const body = `${p('One', 'T1')}${p('It is.')}${p('Two', 'T1')}`.replaceAll('w:', 'x:')
    const styles = whole('styles', style.replaceAll('w:', 'x:')).replace('</w:', '</x:')
    const bytes = aWordFile('', {
      '_rels/.rels': strict(relationships(relation('rId1', 'officeDocument', 'word/document.xml'))),
      'word/_rels/document.xml.rels': strict(
        relationships(relation('styles', 'styles', 'styles.xml')),
      ),
      'word/document.xml': `<x:document xmlns:x="${w}"><x:body>${body}</x:body></x:document>`,
      'word/styles.xml': styles,
    })
    expect(points(read(bytes)).map((one) => [one.heading, blockWords(one.blocks)])).toEqual([
      ['One', 'It is.'],
      ['Two', ''],
    ])
  })

  it('tells of what it leaves out', () => {
    const body = `${p('One', 'Heading1')}<w:p>${r('Words')}<w:r><w:drawing/></w:r></w:p>${p('Two', 'Heading1')}`
    expect(read(aWordFile(body)).losses).toEqual(['1 picture or drawing was left out.'])
  })
})

// Making a file of this size takes its time on a busy machine.
describe('a Word file that means harm', { timeout: 60_000 }, () => {
  const bomb = (bytes: number): Uint8Array => new Uint8Array(bytes)

  it('is refused before it has unpacked further than it may', () => {
    expect(refusal(aWordFile('', { 'word/document.xml': bomb(100_000_000) }))).toBe(
      'inflates-too-far',
    )
  })

  it('may hold large parts that nobody reads', () => {
    expect(refusal(aWordFile(plan, { 'word/media/image1.png': bomb(60_000_000) }))).toBe('read')
  })

  it('is refused with more parts than a document has', () => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`x/${at}`, 'x']))
    expect(refusal(aWordFile(plan, many))).toBe('too-many-parts')
  })

  it('is refused with entities, before any is expanded', () => {
    const laughs =
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
    expect(refusal(aWordFile('', { 'word/document.xml': laughs }))).toBe('has-entities')
  })

  it.each(['image', 'oleObject', 'frame', 'subDocument'])(
    'is refused when it takes in something from elsewhere: %s',
    (type) => {
      const reaching = relation('x', type, 'https://example.org/x', 'External')
      expect(refusal(aWordFile(plan, {}, reaching))).toBe('reaches-outside')
    },
  )

  it('is read without the template that it names, and says so', () => {
    const settings = 'word/_rels/settings.xml.rels'
    const aim = 'file:///C:/Templates/Corporate.dotm'
    const naming = (type: string): string => relationships(relation('rId1', type, aim, 'External'))
    const found = read(aWordFile(plan, { [settings]: naming('attachedTemplate') }))
    expect(points(found)).toHaveLength(2)
    expect(found.losses).toEqual([
      'The file names a template that lies elsewhere. It was not fetched.',
    ])
    expect(refusal(aWordFile(plan, { [settings]: naming('mailMergeSource') }))).toBe(
      'reaches-outside',
    )
  })

  it('is refused when names climb out of the package', () => {
    expect(refusal(aWordFile(plan, { '../x.xml': 'x' }))).toBe('damaged')
  })

  it('is refused when elements stand in one another without end', () => {
    const deep = '<w:sdt>'.repeat(100_000) + '</w:sdt>'.repeat(100_000)
    expect(refusal(aWordFile(deep))).toBe('damaged')
  })

  it('is refused with more elements than a document has', () => {
    expect(refusal(aWordFile('<w:p/>'.repeat(500_001)))).toBe('too-much-text')
  })

  it('is refused with more text than a point can hold, and read with long tables', () => {
    const row = `<w:tr><w:tc>${p('x')}</w:tc></w:tr>`
    expect(refusal(aWordFile(`<w:tbl>${row.repeat(2000)}</w:tbl>`))).toBe('read')
    expect(refusal(aWordFile(p('word '.repeat(200_001))))).toBe('too-much-text')
  })

  it('is refused when it is another kind of file in a ZIP', () => {
    expect(refusal(zipSync({ 'content.xml': strToU8('<x/>') }))).toBe('unknown-form')
  })

  it('never makes the reader throw, wherever it is cut or changed', () => {
    const whole = aWordFile(plan)
    for (let at = 0; at < whole.length; at += 7) readDocx(whole.subarray(0, at))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const bytes = whole.slice()
          for (const [at, byte] of changes) bytes[at] = byte
          expect(typeof readDocx(bytes).ok).toBe('boolean')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('never makes the reader throw by what its XML says', () => {
    const piece = fc.constantFrom(
      '<w:p>',
      '</w:p>',
      '<w:r>',
      '</w:r>',
      '<w:t>x</w:t>',
      '<w:tbl>',
      '</w:tbl>',
      '<w:tr>',
      '</w:tr>',
      '<w:tc>',
      '</w:tc>',
      '<w:br/>',
      '<w:fldChar w:fldCharType="begin"/>',
      '<w:fldChar w:fldCharType="end"/>',
      `<w:ins ${by}>`,
      '</w:ins>',
      '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>',
      '<w:commentRangeStart w:id="0"/>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(typeof readDocx(aWordFile(pieces.join(''))).ok).toBe('boolean')
      }),
    )
  })
})
