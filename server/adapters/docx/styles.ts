import { AlignmentType, BorderStyle, type IStylesOptions, LevelFormat } from 'docx'
import { LEVELS } from './flow.ts'

/** A serif that every machine has, with the letters of all scripts that plans are written in. */
const SERIF = 'Times New Roman'
const FONT = { ascii: SERIF, hAnsi: SERIF, cs: SERIF, eastAsia: SERIF }
const QUIET = '595959'
const INK = '000000'

/** A4 with margins of 25 mm, in twentieths of a point. */
export const PAGE = { width: 11906, height: 16838, margin: 1418 }
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin

/** Names of the two numberings of a document. */
export const CLAUSES = 'clauses'
export const BULLETS = 'bullets'

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' }
export const TABLE_BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
}
export const TABLE_MARGINS = { top: 60, bottom: 60, left: 100, right: 100 }

const small = { basedOn: 'Normal', run: { size: 19, color: QUIET } }
const cell = { basedOn: 'Normal', paragraph: { spacing: { after: 40, line: 252 } } }

/** How each kind of paragraph looks; `language` is that of the document. */
export const stylesIn = (language: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: FONT, size: 23, language: { value: language, bidirectional: 'ar' } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: {
      run: { font: FONT, size: 40, bold: true, color: INK },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: 480, after: 200, line: 264 },
      },
    },
    heading1: {
      run: { font: FONT, size: 28, bold: true, color: INK },
      paragraph: { keepNext: true, spacing: { before: 480, after: 160 }, outlineLevel: 0 },
    },
    heading2: {
      run: { font: FONT, size: 24, bold: true, color: INK },
      paragraph: { keepNext: true, spacing: { before: 280, after: 100 }, outlineLevel: 1 },
    },
    listParagraph: { run: { font: FONT } },
    hyperlink: { run: { color: '1F3864', underline: {} } },
    footnoteText: {
      run: { font: FONT, size: 19 },
      paragraph: { spacing: { after: 40, line: 240 } },
    },
  },
  paragraphStyles: [
    {
      id: 'Symbol',
      name: 'Symbol',
      basedOn: 'Normal',
      run: { size: 21 },
      paragraph: { alignment: AlignmentType.RIGHT, spacing: { after: 0 } },
    },
    {
      id: 'Standing',
      name: 'Standing',
      basedOn: 'Normal',
      run: { size: 22, italics: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 160 } },
    },
    {
      id: 'Parties',
      name: 'Parties',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 40 } },
    },
    {
      id: 'Hash',
      name: 'Hash',
      ...small,
      run: { size: 16, color: QUIET },
      paragraph: {
        alignment: AlignmentType.CENTER,
        spacing: { before: 200, after: 360 },
        border: { bottom: { ...LINE, space: 12 } },
      },
    },
    {
      id: 'PageLine',
      name: 'Page line',
      ...small,
      run: { size: 17, color: QUIET },
      paragraph: { spacing: { after: 0 } },
    },
    { id: 'TableText', name: 'Table text', ...cell, run: { size: 21 } },
    { id: 'TableHeading', name: 'Table heading', ...cell, run: { size: 21, bold: true } },
    {
      id: 'TableGap',
      name: 'Table gap',
      basedOn: 'Normal',
      paragraph: { spacing: { after: 0, line: 120 } },
    },
    { id: 'Position', name: 'Position', ...cell, run: { size: 19 } },
    { id: 'PositionHeading', name: 'Position heading', ...cell, run: { size: 19, bold: true } },
  ],
})

type Format = (typeof LevelFormat)[keyof typeof LevelFormat]

/** (a), (i), and (A) from there on. */
const clauseFormat = (level: number): Format =>
  level === 0
    ? LevelFormat.LOWER_LETTER
    : level === 1
      ? LevelFormat.LOWER_ROMAN
      : LevelFormat.UPPER_LETTER

const levels = (format: (level: number) => Format, text: (level: number) => string) =>
  Array.from({ length: LEVELS }, (_, level) => ({
    level,
    format: format(level),
    text: text(level),
    alignment: AlignmentType.LEFT,
  }))

/** The labels of lists. */
export const NUMBERING = {
  config: [
    { reference: CLAUSES, levels: levels(clauseFormat, (level) => `(%${level + 1})`) },
    {
      reference: BULLETS,
      levels: levels(
        () => LevelFormat.BULLET,
        (level) => (level % 2 === 0 ? '•' : '–'),
      ),
    },
  ],
}
