import { wholeLetters } from '../lib/wholeLetters.ts'
import { plainRun } from '../model/pointText.ts'
import type { IncomingBlock, IncomingInline, IncomingRun } from './incoming.ts'

/** The letters of a line; what is no letter counts as one, so that places in both agree. */
export const lettersOf = (content: readonly IncomingInline[]): string =>
  content
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      return inline.kind === 'break' ? '\n' : '\ufffc'
    })
    .join('')

/** The words of a line on one line, without notes; those that were deleted too. */
export const wordsOf = (content: readonly IncomingInline[]): string =>
  lettersOf(content).replaceAll('\ufffc', '').replaceAll(/\s+/g, ' ').trim()

/** Cuts a line before its letter `at`. */
export function cutLine(
  content: readonly IncomingInline[],
  at: number,
): readonly [IncomingInline[], IncomingInline[]] {
  const before: IncomingInline[] = []
  const after: IncomingInline[] = []
  let place = 0
  for (const inline of content) {
    const length = inline.kind === 'text' ? inline.text.length : 1
    if (place + length <= at) before.push(inline)
    else if (place >= at || inline.kind !== 'text') after.push(inline)
    else {
      before.push({ ...inline, text: inline.text.slice(0, at - place) })
      after.push({ ...inline, text: inline.text.slice(at - place) })
    }
    place += length
  }
  return [before, after]
}

/** A line without white space and breaks at both ends; a break right after a break stays. */
export function trimLine(content: readonly IncomingInline[]): IncomingInline[] {
  const letters = lettersOf(content)
  const start = letters.length - letters.trimStart().length
  const end = letters.trimEnd().length
  if (end <= start) return []
  return cutLine(cutLine(content, end)[0], start)[1]
}

/** Runs that look alike and were tracked alike become one; empty ones go. */
export function mergeRuns(content: readonly IncomingInline[]): IncomingInline[] {
  const merged: IncomingInline[] = []
  for (const inline of content) {
    const last = merged.at(-1)
    if (inline.kind === 'text' && inline.text === '') continue
    if (inline.kind === 'text' && last?.kind === 'text' && looksLike(last, inline)) {
      merged[merged.length - 1] = { ...last, text: last.text + inline.text }
    } else merged.push(inline)
  }
  return merged
}

const looksLike = (a: IncomingRun, b: IncomingRun): boolean =>
  a.bold === b.bold &&
  a.italic === b.italic &&
  a.underline === b.underline &&
  a.link === b.link &&
  a.change === b.change

/** Words that nobody tracked. */
export const run = (text: string, marks: Partial<IncomingRun> = {}): IncomingRun => ({
  ...plainRun(text),
  change: null,
  ...marks,
})

export const paragraph = (content: readonly IncomingInline[], change: number | null = null) =>
  ({ kind: 'paragraph', content, change }) as const

/** Control characters and halves of letters cannot be kept by everything that words pass through. */
export const cleanText = (text: string): string =>
  wholeLetters(text)
    // The rule is about this very sign.
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g, '')

/** Marks that turn the direction of writing: with them a heading could read as another one. */
const TURNING = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu

/** Words as they can stand in a heading or a name: one line, nothing that cannot be seen. */
export const oneLine = (text: string): string =>
  cleanText(text).replaceAll(/\s+/g, ' ').replaceAll(TURNING, '').trim()

/** At most `max` letters of a line, cut between words, never through a letter. */
export function firstWords(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max).replace(/[\ud800-\udbff]$/, '')
  const space = cut.lastIndexOf(' ')
  return (space > max / 2 ? cut.slice(0, space) : cut).trimEnd()
}

/** All words of some blocks, each block on a line: for counting and for sentences. */
export const blockWords = (blocks: readonly IncomingBlock[]): string =>
  blocks
    .map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return inlineWords(block.content)
        case 'orderedList':
        case 'bulletList':
          return block.items.map(blockWords).join('\n')
        case 'table':
          return block.rows
            .map((row) => row.map((cell) => blockWords(cell.blocks)).join('\n'))
            .join('\n')
        case 'bracket':
          return block.alternatives.map((one) => blockWords(one.blocks)).join('\n')
      }
    })
    .join('\n')

/** The words of a line with those of its notes and brackets. */
export const inlineWords = (content: readonly IncomingInline[]): string =>
  content
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.text
        case 'break':
          return '\n'
        case 'footnote':
          return ` ${inlineWords(inline.content)} `
        case 'reference':
          return ''
        case 'bracket':
          return inline.alternatives.map((one) => blockWords(one.blocks)).join('\n')
      }
    })
    .join('')
