import type { PrintInline, PrintText } from './printDocument.ts'

/** Where the notes of a document are gathered while it is written. */
export interface MarkdownNotes {
  /** Takes a note and answers its number. */
  readonly add: (content: string) => number
  /** The anchor of a point that the document holds. */
  readonly anchor: (pointId: string) => string
}

/** Everything that could be markup anywhere in a line, so that a reader sees what was typed and nothing else. */
const MARKUP = /[\\`*_{}[\]<>#|~&!$^]/g
/** What is markup at the beginning of a line only. */
const LINE_START = /^([-+=:])|^(\d{1,9})([.)])/

/** Words of people as Markdown that shows exactly them. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll(MARKUP, (sign) => `\\${sign}`)
    // Otherwise many readers would make a link of what is none.
    .replaceAll(/(https?|ftp|mailto):/gi, String.raw`$1\:`)
    .replaceAll(/(www)\./gi, String.raw`$1\.`)

/** The same where a line begins. */
export const escapeLine = (text: string): string =>
  escapeMarkdown(text).replace(LINE_START, (_all, sign, number, dot) =>
    typeof sign === 'string' ? `\\${sign}` : `${number}\\${dot}`,
  )

/** The words of a paragraph. `lineBreak` stands where a line is broken. */
export function markdownInlines(
  content: readonly PrintInline[],
  notes: MarkdownNotes,
  lineBreak: string,
): string {
  const merged = mergeRuns(content)
  let written = ''
  for (const [at, inline] of merged.entries()) {
    const isStart = written.trim() === '' || written.endsWith(lineBreak)
    switch (inline.kind) {
      case 'text':
        written += marked(inline, isStart, isPlain(merged[at - 1]) && isPlain(merged[at + 1]))
        break
      case 'break':
        // A break at the beginning or after another one breaks nothing in Markdown.
        if (!isStart) written = written.trimEnd() + lineBreak
        break
      case 'footnote':
        written += `[^${notes.add(markdownInlines(inline.content, notes, ' '))}]`
        break
      case 'mark': {
        const name = inline.name === null ? '' : `${inline.name}: `
        const gap = inline.text === '|' ? ' ' : ''
        written += escapeMarkdown(`${gap}${inline.text}${gap}${name}`)
        break
      }
      case 'reference':
        written +=
          inline.target === null
            ? escapeMarkdown(inline.label)
            : `[${escapeMarkdown(inline.label)}](#${notes.anchor(inline.target)})`
        break
    }
  }
  return written.endsWith(lineBreak) ? written.slice(0, -lineBreak.length) : written.trim()
}

const isPlain = (inline: PrintInline | undefined): boolean =>
  inline?.kind !== 'text' || !(inline.bold || inline.italic || inline.underline)

/** Runs that look alike become one, so that nobody's signs become markup by standing beside each other. */
function mergeRuns(content: readonly PrintInline[]): PrintInline[] {
  const merged: PrintInline[] = []
  for (const inline of content) {
    const last = merged.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text' && looksLike(last, inline)) {
      merged[merged.length - 1] = { ...last, text: last.text + inline.text }
    } else merged.push(inline)
  }
  return merged
}

const looksLike = (a: PrintText, b: PrintText): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.underline === b.underline && a.link === b.link

function marked(run: PrintText, isStart: boolean, standsAlone: boolean): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run.text) ?? []
  if (words === '') return isStart ? '' : ' '
  // Asterisks count as markup only beside letters; elsewhere the same is said by elements.
  const short = standsAlone && /^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/su.test(words)
  let text = isStart ? escapeLine(words) : escapeMarkdown(words)
  if (run.italic) text = short ? `*${text}*` : `<em>${text}</em>`
  if (run.bold) text = short ? `**${text}**` : `<strong>${text}</strong>`
  if (run.underline) text = `<u>${text}</u>`
  if (run.link !== null) text = `[${text}](<${escapeTarget(run.link)}>)`
  return (isStart ? '' : before) + text + after
}

const escapeTarget = (link: string): string =>
  link
    .replaceAll(/[<>\\|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('&', '&amp;')
