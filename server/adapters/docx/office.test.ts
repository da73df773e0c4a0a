import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import type { PartyId, PlanId, PointId } from '../../../shared/model/ids.ts'
import type { Bracket } from '../../../shared/model/pointText.ts'
import {
  clauses,
  footnote,
  heading,
  paragraph,
  reference,
  table,
  words,
} from '../../../shared/print/testing/aText.ts'
import type { BracketId } from '../../../shared/model/ids.ts'
import type { WordJob } from '../../core/wordJob.ts'
import { aWordText } from './testing/aWordText.ts'
import { writeDocx } from './writeDocx.ts'

const run = promisify(execFile)
/** An office suite starts slowly on a busy machine. */
const PATIENCE_MS = 120_000

let folder = ''
let hasOffice = false
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-office-'))
  hasOffice = await run('soffice', ['--version']).then(
    () => true,
    () => false,
  )
}, PATIENCE_MS)
afterAll(() => rm(folder, { recursive: true }))

/** A document as LibreOffice reads it, all changes accepted; as plain text, or as its own XML. */
async function converted(context: TestContext, job: WordJob, as: 'txt' | 'fodt'): Promise<string> {
  if (!hasOffice) context.skip('LibreOffice (soffice) is not on this machine')
  const file = join(folder, 'plan.docx')
  await writeFile(file, await writeDocx(job))
  await run(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      ...['--headless', '--convert-to', as === 'txt' ? 'txt:Text (encoded):UTF8' : as],
      ...['--outdir', folder, file],
    ],
    { timeout: PATIENCE_MS },
  )
  return readFile(join(folder, `plan.${as}`), 'utf8')
}

const bracket: Bracket = {
  kind: 'bracket',
  bracketId: 'k1' as BracketId,
  alternatives: [
    { of: 'a' as PartyId, blocks: [paragraph('thirty days')] },
    { of: 'b' as PartyId, blocks: [paragraph('ninety days')] },
  ],
}
const text = [
  paragraph(
    'It ',
    words('shall', { bold: true }),
    ' begin',
    footnote('A note below.'),
    ' within ',
    bracket,
    '.',
  ),
  clauses('First clause', ['Second clause', clauses('Inner clause')]),
  paragraph('Сторони підтверджують ґрунтовну згоду.'),
  paragraph('يتفق الطرفان على سلام دائم في عام 2025 (peace).'),
  table([heading('Step'), heading('Days')], ['Withdrawal', '30']),
  paragraph('See ', reference('p2'), '.'),
]
const HOSTILE = `<w:p>&amp;]]> "quoted" \u0000\u202ereversed\u202c \ud800`
const said = { pointId: 'p1', answers: null, author: 'Ann', at: 0, isResolved: false }

const plain: WordJob = {
  kind: 'text',
  planId: 'plan' as PlanId,
  text: aWordText([
    {
      id: 'peace',
      points: [
        { id: 'p1', text },
        { id: 'p2', heading: HOSTILE, text: [paragraph(HOSTILE)] },
      ],
    },
  ]),
  standing: 'The text as it stood',
  comments: [
    { ...said, words: 'First clause', paragraphs: ['Why is this first?'] },
    { ...said, words: null, answers: 0, author: 'Bob', paragraphs: ['Because it is.'] },
    { ...said, words: null, paragraphs: ['On the whole point.'] },
  ],
  positions: true,
}
const redline: WordJob = {
  kind: 'redline',
  planId: 'plan' as PlanId,
  older: aWordText([
    {
      id: 'peace',
      points: [
        { id: 'p1', text: [paragraph('The parties withdraw at once.'), clauses('One', 'Two')] },
        { id: 'p2', text: [paragraph('This point is struck.')] },
      ],
    },
  ]),
  newer: aWordText([
    {
      id: 'peace',
      points: [
        {
          id: 'p1',
          text: [paragraph('The parties withdraw soon.'), clauses('One', 'Between', 'Two')],
        },
        { id: 'p2', text: [paragraph('This point is struck.')], struck: true },
        { id: 'p3', text: [paragraph('This point is new.')] },
      ],
    },
  ]),
  standing: 'Changes from one text to another',
  summary: '1 point changed, 1 struck, 1 added.',
  stories: [
    {
      pointId: 'p1' as PointId,
      steps: [
        {
          by: { name: 'Ann (Party A)', at: Date.UTC(2025, 10, 20) },
          text: [],
        },
      ],
      renamed: null,
      arranged: null,
    },
  ],
  otherwise: { name: 'A framework', at: Date.UTC(2025, 10, 21) },
}

/** The words of a file of LibreOffice without what is marked as deleted. */
function accepted(read: string): string {
  const [changes = '', body = ''] = read.split('</text:tracked-changes>')
  const deleted = [...changes.matchAll(/text:id="(\w+)"[^>]*>\s*<text:deletion>/g)].map(
    ([, id = '']) => id,
  )
  return deleted
    .reduce((rest, id) => {
      const range = `<text:change-start text:change-id="${id}"/>.*?<text:change-end text:change-id="${id}"/>`
      return rest.replace(new RegExp(range, 's'), '')
    }, body)
    .replaceAll(/<[^>]*>/g, '')
}

describe('LibreOffice', () => {
  it('reads all that a document says', { timeout: PATIENCE_MS }, async (context) => {
    const read = await converted(context, plain, 'txt')
    for (const part of [
      ...['A framework', 'Pillar of peace', '1. Heading of p1'],
      ...['[A: thirty days | B: ninety days]', '(a) First clause', '(i) Inner clause'],
      ...['Сторони підтверджують ґрунтовну згоду.', 'سلام دائم', 'Withdrawal', 'See point 2'],
      ...['<w:p>&amp;]]> "quoted"', 'No position'],
    ]) {
      expect(read.replaceAll('\t', ' ')).toContain(part)
    }
  })

  it('finds the comments with their answers', { timeout: PATIENCE_MS }, async (context) => {
    const read = await converted(context, plain, 'fodt')
    expect(read.match(/<office:annotation [^>]*>/g)).toHaveLength(3)
    expect(read).toContain('A note below.')
    expect(read).toContain('Because it is.')
    expect(read).toContain('<dc:creator>Bob</dc:creator>')
  })

  it(
    'shows the newer text of changes, and knows who made each',
    { timeout: PATIENCE_MS },
    async (context) => {
      const read = await converted(context, redline, 'fodt')
      const shown = accepted(read)
      for (const part of [
        ...['withdraw soon.', 'Between', '(struck)', '2. Heading of p3', 'This point is new.'],
      ]) {
        expect(shown).toContain(part)
      }
      expect(shown).not.toContain('at once')
      expect(shown).not.toContain('This point is struck.')
      const kinds = ['insertion', 'deletion'].map(
        (kind) => read.match(new RegExp(`<text:${kind}>`, 'g'))?.length ?? 0,
      )
      expect(Math.min(...kinds)).toBeGreaterThan(2)
      expect(read).toContain('<dc:creator>Ann (Party A)</dc:creator>')
      expect(read).toContain('<dc:creator>A framework</dc:creator>')
    },
  )
})
