import {
  DeletedTextRun,
  ExternalHyperlink,
  FootnoteReference,
  InsertedTextRun,
  InternalHyperlink,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { cleanLine } from '../../../shared/print/cleanText.ts'
import type {
  Direction,
  PrintFootnote,
  PrintInline,
  PrintText,
} from '../../../shared/print/printDocument.ts'
import type { Writer } from '../../core/wordJob.ts'
import { bookmarkOf } from './bookmarks.ts'
import { stretchesOf } from './directions.ts'
import type { Change, Piece } from './marked.ts'
import type { Writing } from './writing.ts'

/** How the paragraph is read in which words stand. */
export interface Reading {
  readonly direction: Direction
  readonly language: string | null
}

/** A part of a paragraph as Word has it. */
export function runsOf(
  { inline, change, looked }: Piece,
  reading: Reading,
  writing: Writing,
): ParagraphChild[] {
  switch (inline.kind) {
    case 'text': {
      const before = looked?.inline.kind === 'text' ? { ...looked, inline: looked.inline } : null
      const runs = textRuns(inline, reading, writing, change, before)
      return inline.link === null
        ? runs
        : [new ExternalHyperlink({ link: cleanLine(inline.link), children: runs })]
    }
    case 'break':
      return [wordRun({ break: 1 }, change, writing)]
    case 'footnote':
      return [noteRun(inline, change, writing)]
    case 'reference': {
      const { label, target } = inline
      const isLink = target !== null && writing.targets.has(target)
      const run = wordRun({ text: label, ...(isLink ? LINKED : {}) }, change, writing)
      return isLink
        ? [new InternalHyperlink({ anchor: bookmarkOf(target), children: [run] })]
        : [run]
    }
    case 'mark': {
      const text = inline.name === null ? inline.text : `${inline.text}${inline.name}: `
      return [wordRun({ text }, change, writing)]
    }
  }
}

const LINKED = { style: 'Hyperlink' } as const

function textRuns(
  words: PrintText,
  { direction, language }: Reading,
  writing: Writing,
  change: Change | null,
  looked: { readonly inline: PrintText; readonly who: Writer } | null,
): ParagraphChild[] {
  const looks = { ...looksOf(words), ...(words.link === null ? {} : LINKED) }
  return stretchesOf(words.text, direction).map(({ text, isRightToLeft }) => {
    const spoken = isRightToLeft
      ? { rightToLeft: true, language: { bidirectional: language ?? 'ar' } }
      : language === null || language === writing.language
        ? {}
        : { language: { value: language } }
    const revision =
      looked === null
        ? {}
        : { revision: { ...lookedLike(looked.inline), ...attributesOf(looked.who, writing) } }
    return wordRun({ text, ...looks, ...spoken, ...revision }, change, writing)
  })
}

/** Only what is so: a run that is said not to be bold is not so in a heading either. */
const looksOf = ({ bold, italic, underline }: PrintText) => ({
  ...(bold ? { bold } : {}),
  ...(italic ? { italics: italic } : {}),
  ...(underline ? { underline: {} } : {}),
})

/** All of it, because a run that looked like any other must say so. */
const lookedLike = (words: PrintText) => ({
  ...looksOf(words),
  bold: words.bold,
  italics: words.italic,
})

/** One run, tracked where it is part of a change. */
function wordRun(options: IRunOptions, change: Change | null, writing: Writing): ParagraphChild {
  if (change === null) return new TextRun(options)
  const tracked = { ...options, ...attributesOf(change.who, writing) }
  return change.kind === 'inserted' ? new InsertedTextRun(tracked) : new DeletedTextRun(tracked)
}

/** What Word says of every change. */
export const attributesOf = ({ name, at }: Writer, writing: Writing) => ({
  id: ++writing.changes,
  author: cleanLine(name),
  date: isoOf(at),
})

/** The clock of whoever wrote may claim a later time than a date can have, or than Word can read. */
const LAST_DATE = Date.UTC(9999, 0)
export const dateAt = (at: number): Date => new Date(Math.min(Math.max(at, 0), LAST_DATE))
/** Word reads whole seconds. */
const isoOf = (at: number): string =>
  dateAt(at)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')

function noteRun(note: PrintFootnote, change: Change | null, writing: Writing): ParagraphChild {
  const id = Object.keys(writing.notes).length + 1
  const own = note.content.map((inline): Piece => ({ inline, change: null, looked: null }))
  writing.notes[id] = {
    children: [
      new Paragraph({
        style: 'FootnoteText',
        bidirectional: note.direction === 'rtl',
        children: [new TextRun(' '), ...own.flatMap((piece) => runsOf(piece, note, writing))],
      }),
    ],
  }
  return wordRun(
    { style: 'FootnoteReference', children: [new FootnoteReference(id)] },
    change,
    writing,
  )
}

/** The words of an inline without markup, for what is looked up in them. */
export const lettersOf = (inline: PrintInline): string =>
  inline.kind === 'text' ? inline.text : '\ufffc'
