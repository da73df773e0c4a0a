import type { FootnoteDefinition, RootContent } from './markdownTree.ts'
import { isId } from '../model/ids.ts'
import { isSafeLink } from '../model/link.ts'
import type { IncomingInline, IncomingRun } from './incoming.ts'
import { labelledReference } from './labelled.ts'
import { mergeRuns, run, trimLine } from './words.ts'

/** What is gathered over a whole document in Markdown. */
export interface MarkdownSeen {
  readonly notes: Map<string, FootnoteDefinition>
  readonly links: Map<string, string>
  /** Notes that something refers to. */
  readonly used: Set<string>
  pictures: number
  /** The point that the next heading is of, as an exported file says. */
  anchor: string | null
}

type Marks = Pick<IncomingRun, 'bold' | 'italic' | 'underline' | 'link'>
const PLAIN: Marks = { bold: false, italic: false, underline: false, link: null }

/** Elements of HTML that say the same as a mark; every other is text. */
const ELEMENTS: Readonly<Record<string, 'bold' | 'italic' | 'underline'>> = {
  strong: 'bold',
  b: 'bold',
  em: 'italic',
  i: 'italic',
  u: 'underline',
}

/** The words of a paragraph. */
export function markdownInlines(
  nodes: readonly RootContent[],
  seen: MarkdownSeen,
): IncomingInline[] {
  return trimLine(mergeRuns(phrase(nodes, PLAIN, seen, 0)))
}

/** Deeper marks are none that anybody can see. */
const MAX_DEPTH = 100

function phrase(
  nodes: readonly RootContent[],
  outer: Marks,
  seen: MarkdownSeen,
  depth: number,
): IncomingInline[] {
  if (depth > MAX_DEPTH) return [run(textOf(nodes), outer)]
  let marks = outer
  return nodes.flatMap((node): IncomingInline[] => {
    switch (node.type) {
      case 'text':
        return [run(node.value.replaceAll('\n', ' '), marks)]
      case 'inlineCode':
        return [run(node.value, marks)]
      case 'strong':
        return phrase(node.children, { ...marks, bold: true }, seen, depth + 1)
      case 'emphasis':
        return phrase(node.children, { ...marks, italic: true }, seen, depth + 1)
      case 'break':
        return [{ kind: 'break', change: null }]
      case 'link':
        return linked(node.url, node.children, marks, seen, depth)
      case 'linkReference':
        return linked(seen.links.get(node.identifier) ?? '', node.children, marks, seen, depth)
      case 'footnoteReference':
        return note(node.identifier, seen)
      case 'image':
      case 'imageReference':
        seen.pictures++
        return []
      case 'html': {
        const mark = htmlMark(node.value, marks, seen)
        if (mark === null) return [run(node.value, marks)]
        if (mark === 'break') return [{ kind: 'break', change: null }]
        marks = mark
        return []
      }
      default:
        return 'children' in node ? phrase(node.children, marks, seen, depth + 1) : []
    }
  })
}

/** What an element says; null for one that is text. */
function htmlMark(html: string, marks: Marks, seen: MarkdownSeen): Marks | 'break' | null {
  if (/^<br\s*\/?>$/i.test(html)) return 'break'
  const anchor = /^<a id="point-([^"]*)">$/.exec(html)?.[1]
  if (anchor !== undefined && isId(anchor)) {
    seen.anchor = anchor
    return marks
  }
  if (html === '</a>' && seen.anchor !== null) return marks
  const [, close, name = ''] = /^<(\/?)([a-z]+)>$/i.exec(html) ?? []
  const mark = Object.hasOwn(ELEMENTS, name.toLowerCase())
    ? ELEMENTS[name.toLowerCase()]
    : undefined
  return mark === undefined ? null : { ...marks, [mark]: close === '' }
}

function linked(
  url: string,
  children: readonly RootContent[],
  marks: Marks,
  seen: MarkdownSeen,
  depth: number,
): IncomingInline[] {
  const aim = /^#point-(.*)$/.exec(url)?.[1]
  if (aim !== undefined && isId(aim)) {
    const label = phrase(children, marks, seen, depth + 1).filter((one) => one.kind === 'text')
    return [labelledReference(aim, label, null)]
  }
  // The text of a link stays, wherever it leads; an address of mail is words that everybody knows as one.
  const link = isSafeLink(url) && url !== `mailto:${textOf(children)}` ? url : null
  return phrase(children, { ...marks, link }, seen, depth + 1)
}

function note(name: string, seen: MarkdownSeen): IncomingInline[] {
  const definition = seen.notes.get(name)
  // A note in a note, or one that is used twice, would be written out without end.
  if (definition === undefined || seen.used.has(name)) return [run(`[^${name}]`)]
  seen.used.add(name)
  const content = definition.children.flatMap((block, at) => [
    ...(at === 0 ? [] : [run(' ')]),
    ...phrase([block], PLAIN, seen, 0),
  ])
  const runs = mergeRuns(content).flatMap((one) =>
    one.kind === 'text' ? [one] : one.kind === 'break' ? [run(' ')] : [],
  )
  return [{ kind: 'footnote', content: runs, change: null }]
}

/** All words of some nodes, however deep they stand in one another. */
function textOf(nodes: readonly RootContent[]): string {
  const open: RootContent[] = [...nodes].reverse()
  let text = ''
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('value' in next) text += next.value
    else if ('children' in next) open.push(...[...next.children].reverse())
  }
  return text
}
