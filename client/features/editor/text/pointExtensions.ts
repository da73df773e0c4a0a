import type { Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { Text } from '@tiptap/extension-text'
import { Underline } from '@tiptap/extension-underline'
import { wrappingInputRule } from '@tiptap/core'
import { isSafeLink } from '../../../../shared/model/link.ts'
import { BracketBlock, BracketInline, type BracketOptions } from '../brackets/bracketNodes.ts'
import { Footnote, type FootnoteOptions } from './footnoteNode.ts'
import { PointReference, type PointReferenceOptions } from './pointReferenceNode.ts'
import { TABLE_ATTRIBUTE } from './textMarkup.ts'

export interface PointExtensionOptions {
  readonly footnote?: FootnoteOptions
  readonly reference?: PointReferenceOptions
  readonly bracket?: BracketOptions
}

/**
 * What the text of a point may hold, as the editor's extensions. They build exactly the schema of
 * `shared/model/schema.ts`: an attribute more or less, and the server would refuse, or the binding delete, what is typed.
 */
export function pointExtensions(options: PointExtensionOptions = {}): Extensions {
  return [
    Document,
    Paragraph,
    Text,
    HardBreak,
    SafeLink,
    Bold,
    Italic,
    Underline,
    Bullets,
    SubClauses,
    AnyItem,
    ListKeymap.configure({
      listTypes: [{ itemName: 'listItem', wrapperNames: ['bulletList', 'orderedList'] }],
    }),
    PlainTable,
    TableRow,
    PlainCell,
    PlainHeader,
    Footnote.configure(options.footnote ?? {}),
    PointReference.configure(options.reference ?? {}),
    BracketInline.configure(options.bracket ?? {}),
    BracketBlock.configure(options.bracket ?? {}),
  ]
}

const SafeLink = Link.extend({
  addAttributes() {
    return { href: { default: null } }
  },
  renderHTML({ mark }) {
    const href: unknown = mark.attrs['href']
    const safe = typeof href === 'string' && isSafeLink(href) ? href : null
    return [
      'a',
      {
        ...(safe === null ? {} : { href: safe }),
        rel: 'noopener noreferrer nofollow',
        target: '_blank',
      },
      0,
    ]
  },
}).configure({
  autolink: false,
  // The click handler of the editor decides: a plain click places the caret.
  openOnClick: false,
  linkOnPaste: true,
  isAllowedUri: (href) => isSafeLink(href),
})

/** Sub-clauses (a), (i), (A). Begun by typing "(a) " or "a) ": a line that begins with "1. " stays as it was typed. */
const SubClauses = OrderedList.extend({
  addAttributes() {
    return {}
  },
  renderHTML() {
    return ['ol', 0]
  },
  // Its own paste handler would turn lines that begin with "1." into (a).
  addProseMirrorPlugins() {
    return []
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\(?a\)\s$/, type: this.type, joinPredicate: () => false })]
  },
})

// Any block may begin an item; see the schema for what "paragraph block*" would cost.
const AnyItem = ListItem.extend({ content: 'block+' })

const Bullets = BulletList.extend({
  addInputRules() {
    return [wrappingInputRule({ find: /^[-*•]\s$/, type: this.type })]
  },
})

const PlainTable = Table.extend({
  // Columns share the width evenly, on every screen and on paper, so nothing here draws or drags a column.
  renderHTML() {
    return ['div', { [TABLE_ATTRIBUTE]: '' }, ['table', ['tbody', 0]]]
  },
}).configure({ resizable: false, View: null })

const cellAttributes = () => ({
  colspan: { default: 1 },
  rowspan: { default: 1 },
  colwidth: { default: null, rendered: false, parseHTML: () => null },
})

const PlainCell = TableCell.extend({ addAttributes: cellAttributes })
const PlainHeader = TableHeader.extend({ addAttributes: cellAttributes })
