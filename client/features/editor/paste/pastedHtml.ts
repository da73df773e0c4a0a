import { CLAUSE_DEPTH } from '../text/clauses.ts'
import { type PastedPiece, piecesToHtml } from './clauseLines.ts'
import { moveNotesIntoText } from './pastedNotes.ts'
import { CLAUSE_ATTRIBUTE } from '../text/textMarkup.ts'

/**
 * Brings HTML from a word processor or a web page into what a point may hold, losing no words: headings become bold
 * paragraphs, lists that a word processor drew with tabs become lists, notes at the foot become notes. What is left
 * unknown, the editor's parser reads through to its words.
 */
export function cleanPastedHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const gone of body.querySelectorAll('script, style, meta, title, link')) gone.remove()
  removeComments(body)
  moveNotesIntoText(body)
  makeDrawnLists(body)
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const words = document.createElement('strong')
    words.append(...heading.childNodes)
    become(heading, 'p', [words])
  }
  for (const caption of body.querySelectorAll('caption')) {
    caption.closest('table')?.before(become(caption, 'p', [...caption.childNodes]))
  }
  for (const block of body.querySelectorAll('pre')) keepLines(block)
  flattenDeepLists(body)
  return body.innerHTML
}

/** Replaces an element by another that holds these children; what marks a copy out of an editor goes along. */
function become(element: Element, tag: string, children: readonly Node[]): HTMLElement {
  const next = document.createElement(tag)
  const slice = element.getAttribute('data-pm-slice')
  if (slice !== null) next.setAttribute('data-pm-slice', slice)
  next.append(...children)
  element.replaceWith(next)
  return next
}

function removeComments(root: Node): void {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walk.nextNode()) comments.push(walk.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

/** Each line of preformatted text is a paragraph. */
function keepLines(block: Element): void {
  const lines = (block.textContent ?? '').split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  block.replaceWith(
    ...lines.map((line) => {
      const paragraph = document.createElement('p')
      paragraph.textContent = line
      return paragraph
    }),
  )
}

/** Lists deeper than clauses may go end one further out, in their order. */
function flattenDeepLists(root: Element): void {
  const isDeep = (list: Element) => {
    let depth = 0
    for (let at: Element | null = list; at !== null; at = at.parentElement) {
      if (at.matches('ol, ul')) depth++
    }
    return depth > CLAUSE_DEPTH
  }
  for (const list of [...root.querySelectorAll('ol, ul')].reverse()) {
    const item = list.closest('li')
    if (item !== null && isDeep(list)) {
      item.after(...list.children)
      list.remove()
    }
  }
}

/** A word processor's list is a run of paragraphs, each with its level in the style and its label in the words. */
function makeDrawnLists(root: Element): void {
  const drawn = (element: Element | null): element is HTMLElement =>
    element instanceof HTMLElement && element.matches('p, li') && levelOf(element) !== null
  for (const first of root.querySelectorAll<HTMLElement>('p')) {
    if (!first.isConnected || !drawn(first) || drawn(first.previousElementSibling)) continue
    const run: HTMLElement[] = []
    for (let at: Element | null = first; drawn(at); at = at.nextElementSibling) run.push(at)
    const place = document.createElement('div')
    first.before(place)
    place.outerHTML = piecesToHtml(readDrawnList(run))
    for (const paragraph of run) paragraph.remove()
  }
}

/** The level of a list's paragraph, counted from 1; null for any other paragraph. */
const levelOf = (element: Element): number | null => {
  const copied = copiedClause(element)
  if (copied !== null) return copied.depth + 1
  const level = /mso-list:\s*l\d+\s+level(\d+)/i.exec(element.getAttribute('style') ?? '')?.[1]
  return level === undefined ? null : Number(level)
}

/** What a clause that was copied out of a plan says of itself. */
function copiedClause(element: Element): { kind: 'ordered' | 'bullet'; depth: number } | null {
  const found = /^(ordered|bullet) (\d)$/.exec(element.getAttribute(CLAUSE_ATTRIBUTE) ?? '')
  if (found === null) return null
  return { kind: found[1] === 'ordered' ? 'ordered' : 'bullet', depth: Number(found[2]) }
}

function readDrawnList(run: readonly HTMLElement[]): PastedPiece[] {
  const least = Math.min(...run.map((paragraph) => levelOf(paragraph) ?? 1))
  const begun = new Set<number>()
  return run.map((paragraph): PastedPiece => {
    const depth = (levelOf(paragraph) ?? 1) - least
    const copied = copiedClause(paragraph)
    if (copied !== null) {
      paragraph.firstElementChild?.remove()
      return { kind: copied.kind, depth, paragraphs: [paragraph.innerHTML] }
    }
    const labels = [...paragraph.querySelectorAll('[style*="mso-list:Ignore" i]')]
    const label = labels
      .map((part) => part.textContent ?? '')
      .join('')
      .replace(/\s+/g, ' ')
      .trim()
    for (const part of labels) part.remove()
    const html = paragraph.innerHTML.trim()
    if (/^[^\p{L}\p{N}]?$/u.test(label) || label === 'o') {
      return { kind: 'bullet', depth, paragraphs: [html] }
    }
    // A clause counts from (a) or (i); any other number is part of the words.
    if (begun.has(depth) || /^\(?[ai]\)$/i.test(label)) {
      if (/^\(?[a-z]+\)$/i.test(label)) {
        begun.add(depth)
        return { kind: 'ordered', depth, paragraphs: [html] }
      }
    }
    return { kind: 'paragraph', html: `${label} ${html}` }
  })
}
