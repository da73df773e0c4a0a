import fc from 'fast-check'
import type { AlternativeOf } from '../../model/documents.ts'
import type { BracketId, PointId } from '../../model/ids.ts'
import type { Block, Bracket, Inline, TextRun } from '../../model/pointText.ts'

const piece = fc.oneof(
  fc.constantFrom(
    '\u202e',
    '\u2066',
    '\u2069',
    '\u0000',
    '\n',
    '\ud800',
    '\ufeff',
    '\u200b',
    '\u00ad',
  ),
  fc.constantFrom(
    'a',
    ' ',
    '-',
    '#',
    '\\',
    '"',
    '[',
    'ж',
    'і',
    'ع',
    '\u0651',
    '中',
    '😀',
    '\u0301',
  ),
  fc.constantFrom(
    'responsibilities of an institution ',
    'добросовісно переговорів ',
    'التفاوض وحده ',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
)
const words = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''))

const run = fc.record<TextRun>({
  kind: fc.constant('text'),
  text: words,
  bold: fc.boolean(),
  italic: fc.boolean(),
  underline: fc.boolean(),
  link: fc.option(fc.constantFrom('https://example.org/a?b=c', 'mailto:a@example.org')),
})

/** Points that a reference leads to; a plan in a test has the first two. */
const pointId = fc.constantFrom(null, 'p1' as PointId, 'p2' as PointId, 'gone' as PointId)

/** Of every party at most one, as they are read. */
const bracket: fc.Arbitrary<Bracket> = fc
  .record({
    kind: fc.constant('bracket' as const),
    bracketId: fc.constantFrom('k1' as BracketId, 'k2' as BracketId),
    alternatives: fc.uniqueArray(
      fc.record({
        of: fc.constantFrom('a', 'b', 'text').map((of) => of as AlternativeOf),
        blocks: fc
          .array(run, { minLength: 1, maxLength: 2 })
          .map((content): readonly Block[] => [{ kind: 'paragraph', content }]),
      }),
      { maxLength: 3, selector: (one) => one.of },
    ),
  })
  .map((one) => ({
    ...one,
    alternatives: [...one.alternatives].sort((a, b) => (a.of < b.of ? -1 : 1)),
  }))

const inline = fc.oneof<fc.Arbitrary<Inline>[]>(
  run,
  run,
  fc.constant({ kind: 'break' }),
  fc.record({ kind: fc.constant('footnote' as const), content: fc.array(run, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('reference' as const), pointId }),
  bracket,
)

/** Mostly what an editor makes, now and then what nobody does. */
const span = fc.oneof(
  fc.constant(1),
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: 1, max: 100 }),
)

/** Any text of a point, lists and tables inside one another to this depth. */
export function anyText(maxDepth: number): fc.Arbitrary<readonly Block[]> {
  return fc.letrec<{ block: Block; blocks: readonly Block[] }>((tie) => ({
    blocks: fc.array(tie('block'), { maxLength: 3 }),
    block: fc.oneof(
      { maxDepth, withCrossShrink: true },
      fc.record({
        kind: fc.constant('paragraph' as const),
        content: fc.array(inline, { maxLength: 4 }),
      }),
      bracket,
      fc.record({
        kind: fc.constantFrom('orderedList' as const, 'bulletList' as const),
        items: fc.array(tie('blocks'), { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('table' as const),
        rows: fc.array(
          fc.array(
            fc.record({
              header: fc.boolean(),
              colspan: span,
              rowspan: span,
              blocks: tie('blocks'),
            }),
            { maxLength: 3 },
          ),
          { maxLength: 3 },
        ),
      }),
    ),
  })).blocks
}
