import type { JSONContent } from '@tiptap/core'
import { isId, type MemberId, type PartyId } from '../../../../shared/model/ids.ts'
import { isSafeLink } from '../../../../shared/model/link.ts'
import type {
  Mention,
  Remark,
  RemarkBlock,
  RemarkInline,
  RemarkRun,
} from '../../../../shared/model/remark.ts'

/*
 * A remark as the composer's document, and back. Both directions leave out what the other side has no word for; what
 * goes to the others is checked against `remark` after that.
 */

/** The composer's document for a remark. */
export const documentOf = (remark: Remark): JSONContent => ({
  type: 'doc',
  content: remark.length === 0 ? [{ type: 'paragraph' }] : remark.map(nodeOfBlock),
})

function nodeOfBlock(block: RemarkBlock): JSONContent {
  if (block.kind === 'paragraph') {
    return block.content.length === 0
      ? { type: 'paragraph' }
      : { type: 'paragraph', content: block.content.map(nodeOfInline) }
  }
  return {
    type: block.kind,
    content: block.items.map((item) => ({ type: 'listItem', content: item.map(nodeOfBlock) })),
  }
}

function nodeOfInline(inline: RemarkInline): JSONContent {
  switch (inline.kind) {
    case 'break':
      return { type: 'hardBreak' }
    case 'mention':
      return { type: 'mention', attrs: { of: inline.of, id: inline.id } }
    case 'text': {
      const marks = [
        ...(inline.link === null ? [] : [{ type: 'link', attrs: { href: inline.link } }]),
        ...(inline.bold ? [{ type: 'bold' }] : []),
        ...(inline.italic ? [{ type: 'italic' }] : []),
      ]
      return { type: 'text', text: inline.text, ...(marks.length > 0 ? { marks } : {}) }
    }
  }
}

/** The remark that a composer's document says; empty lines at its beginning and end are left out. */
export function remarkOf(document: JSONContent): Remark {
  const blocks = (document.content ?? []).flatMap(blockOf)
  const isEmpty = (block: RemarkBlock | undefined): boolean =>
    block?.kind === 'paragraph' &&
    block.content.every((one) => one.kind === 'text' && one.text.trim() === '')
  let from = 0
  let to = blocks.length
  while (from < to && isEmpty(blocks[from])) from += 1
  while (to > from && isEmpty(blocks[to - 1])) to -= 1
  return blocks.slice(from, to)
}

function blockOf(node: JSONContent): RemarkBlock[] {
  switch (node.type) {
    case 'paragraph':
      return [{ kind: 'paragraph', content: joined((node.content ?? []).flatMap(inlineOf)) }]
    case 'orderedList':
    case 'bulletList':
      return [
        {
          kind: node.type,
          items: (node.content ?? []).map((item) => (item.content ?? []).flatMap(blockOf)),
        },
      ]
    default:
      return []
  }
}

function inlineOf(node: JSONContent): RemarkInline[] {
  switch (node.type) {
    case 'text':
      return node.text === undefined || node.text === '' ? [] : [runOf(node.text, node)]
    case 'hardBreak':
      return [{ kind: 'break' }]
    case 'mention': {
      const mention = mentionOf(node.attrs?.['of'], node.attrs?.['id'])
      return mention === null ? [] : [mention]
    }
    default:
      return []
  }
}

function runOf(text: string, node: JSONContent): RemarkRun {
  const mark = (name: string) => node.marks?.find((one) => one.type === name)
  const href: unknown = mark('link')?.attrs?.['href']
  return {
    kind: 'text',
    text,
    bold: mark('bold') !== undefined,
    italic: mark('italic') !== undefined,
    link: typeof href === 'string' && isSafeLink(href) ? href : null,
  }
}

/** A mention out of attributes that anybody may have written; null when it is none. */
export function mentionOf(of: unknown, id: unknown): Mention | null {
  if (typeof id !== 'string' || !isId(id)) return null
  if (of === 'member') return { kind: 'mention', of, id: id as MemberId }
  return of === 'party' ? { kind: 'mention', of, id: id as PartyId } : null
}

/** Neighbouring runs that look the same are one. */
function joined(inlines: readonly RemarkInline[]): RemarkInline[] {
  const out: RemarkInline[] = []
  for (const inline of inlines) {
    const last = out.at(-1)
    if (
      inline.kind === 'text' &&
      last?.kind === 'text' &&
      last.bold === inline.bold &&
      last.italic === inline.italic &&
      last.link === inline.link
    ) {
      out[out.length - 1] = { ...last, text: last.text + inline.text }
    } else out.push(inline)
  }
  return out
}
