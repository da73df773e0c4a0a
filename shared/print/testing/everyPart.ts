import type { PlanFile } from '../../model/planFile.ts'
import { aBracket } from './aBracket.ts'
import { aPlanFile } from './aPlanFile.ts'
import {
  bullets,
  cell,
  clauses,
  footnote,
  heading,
  paragraph,
  reference,
  table,
  words,
} from './aText.ts'

/** A plan in which everything stands that a text may hold, in several scripts. */
export const everyPart = (given: Parameters<typeof aPlanFile>[1] = {}): PlanFile =>
  aPlanFile(
    {
      Peace: [
        {
          heading: 'Ceasefire <first>',
          sourceNumber: 5,
          text: [
            paragraph(
              'The guns ',
              words('fall', { bold: true, italic: true }),
              ' silent',
              footnote('Within ', words('one', { underline: true }), ' day.'),
              { kind: 'break' },
              'See ',
              reference('p2'),
              ', ',
              reference('p3'),
              ' and ',
              reference('gone'),
              '; ',
              words('as ', { link: 'https://example.org/a?b=[c]&d' }),
              words('here', { link: 'https://example.org/a?b=[c]&d', bold: true }),
              ' or ',
              words('there', { link: 'http://a:b:c' }),
              '.',
            ),
            clauses(
              'First.',
              ['Second:', clauses('deep', ['deeper', clauses('deepest')]), 'After.'],
              [],
            ),
            paragraph('Between.'),
            bullets('dot', ['dot two', bullets('dash')]),
            paragraph('In closing.'),
          ],
        },
        { heading: 'Empty' },
        { heading: 'Old & gone', struck: true, mergedInto: 'p1' },
        { heading: 'Freed', numberFreed: true },
      ],
      Мир: [
        {
          heading: 'Words',
          sourceNumber: 4,
          text: [
            paragraph(
              'The parties ',
              aBracket({ 'party-1': 'shall', 'party-2': 'may', text: 'will', gone: 'must' }),
              ' meet ',
              aBracket({}),
              '.',
            ),
            aBracket({
              'party-1': [paragraph('In one paragraph.'), clauses('a', 'b')],
              'party-2': 'In another.',
            }),
            aBracket({}),
            clauses(['Once', aBracket({ 'party-1': 'a day' })]),
          ],
        },
        {
          heading: 'Слова',
          text: [
            paragraph('Добросовісно переговорів ї'),
            paragraph('التفاوض وحده'),
            paragraph('中文'),
            table(
              [heading('A', { colspan: 2 }), heading('B')],
              [cell('x', { rowspan: 2 }), 'y', 'z'],
              [cell(['in', clauses('q'), table(['inner'])]), ''],
              [cell('wide', { colspan: 3 })],
            ),
          ],
        },
      ],
      Later: [],
    },
    { parties: ['Party A', 'Party <B> & co'], ...given },
  )
