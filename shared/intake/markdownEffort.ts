import { INTAKE_LIMITS } from './intakeLimits.ts'
import { createMarkdownDepth } from './markdownDepth.ts'

/** Signs that are looked for among all of their paragraph. */
const SIGNS = /[*_~]+|[[\]]/g
/** Signs whose other end is looked for letter by letter. */
const OPENINGS = /<|\]\(/g
/** A word that could be the beginning of an address of mail, from every sign in it anew. */
const WORD = /[-.+\w]+/g
const LONG_WORD = 1000
const BEGINS_ITEM = /^\s*(?:[-*+]|1[.)])\s+\S/
const IS_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)/

/**
 * Whether a parser of Markdown has no more to do than documents need: how deep lists and quotations stand in one
 * another, and how many signs of each paragraph may belong together. Looks at each letter a few times at most.
 */
export function isSoonParsed(text: string): boolean {
  const depth = createMarkdownDepth()
  const lines = text.split(/\r\n?|\n/)
  for (const line of lines) if (!depth.next(line)) return false
  return effortOf(lines) <= INTAKE_LIMITS.markdownEffort
}

function effortOf(lines: readonly string[]): number {
  let effort = 0
  let definitions = 0
  let brackets = 0
  for (const paragraph of paragraphsOf(lines)) {
    const signs = paragraph.match(SIGNS) ?? []
    const ticks = new Set((paragraph.match(/`+/g) ?? []).map((run) => run.length))
    const openings = (paragraph.match(OPENINGS) ?? []).length + ticks.size
    effort += signs.length ** 2 + openings * paragraph.length
    for (const word of paragraph.match(WORD) ?? []) {
      if (word.length < LONG_WORD) continue
      effort += (word.length - word.replaceAll(/[-.+_]/g, '').length) * word.length
    }
    definitions += paragraph.split(']:').length - 1
    brackets += signs.filter((sign) => sign === '[').length
  }
  // Every bracket is looked for among all that was defined.
  return effort + definitions * brackets
}

/** What is parsed as one: lines up to an empty one, a heading or an item; of a table each row. */
function paragraphsOf(lines: readonly string[]): readonly string[] {
  const paragraphs: string[] = []
  let open: string[] = []
  let isTable = false
  const close = (): void => {
    if (open.length > 0) paragraphs.push(open.join('\n'))
    open = []
  }
  for (const line of lines) {
    const words = line.replace(/^[\s>]+/, '')
    const [first = ''] = open
    if (words === '') isTable = false
    // Only 1 begins a list in the middle of a paragraph, but each number goes on with one.
    const isApart =
      isTable ||
      words.startsWith('#') ||
      BEGINS_ITEM.test(words) ||
      (IS_ITEM.test(first) && IS_ITEM.test(words))
    if (words === '' || isApart) close()
    if (isHeadOfTable(open.at(-1) ?? '', words)) isTable = true
    if (words !== '') open.push(words)
  }
  close()
  return paragraphs
}

const isHeadOfTable = (head: string, line: string): boolean =>
  /^[\s|:-]+$/.test(line) && /-/.test(line) && /[|:]/.test(line) && cellsOf(head) === cellsOf(line)

const cellsOf = (line: string): number =>
  line.trim().replace(/^\|/, '').replace(/\|$/, '').replaceAll(/\\./g, '').split('|').length
