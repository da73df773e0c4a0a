import { Schema } from 'prosemirror-model'

/**
 * The version of the text schema below. Append-only: a node or mark may be added under the next number, never
 * changed or removed, because a client that does not know one deletes it, and its text, for everybody.
 */
export const SCHEMA_VERSION = 2

/** What the text of one point may hold. The editor builds the same schema out of its extensions; a test compares them. */
export const pointSchema = new Schema({
  topNode: 'doc',
  nodes: {
    doc: { content: 'block+' },
    paragraph: { content: 'inline*', group: 'block' },
    bulletList: { content: 'listItem+', group: 'block list' },
    /** Labelled (a), (b) at the first level, (i), (ii) at the second, (A), (B) below. */
    orderedList: { content: 'listItem+', group: 'block list' },
    /**
     * Not "paragraph block*": two honest edits may merge into an item that begins with a list, and the binding
     * deletes, words and all, what the schema does not allow. So no expression here depends on order.
     */
    listItem: { content: 'block+', defining: true },
    table: { content: 'tableRow+', group: 'block', isolating: true, tableRole: 'table' },
    tableRow: { content: '(tableCell | tableHeader)*', tableRole: 'row' },
    tableCell: {
      content: 'block+',
      attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
      tableRole: 'cell',
      isolating: true,
    },
    tableHeader: {
      content: 'block+',
      attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } },
      tableRole: 'header_cell',
      isolating: true,
    },
    text: { group: 'inline' },
    hardBreak: { inline: true, group: 'inline', selectable: false },
    /** A note; its words are its own content, so two people may write in it at once. */
    footnote: { inline: true, group: 'inline', content: 'text*', atom: true, draggable: true },
    /** A cross-reference. It holds the id; the label is computed where it is shown. */
    pointReference: {
      inline: true,
      group: 'inline',
      atom: true,
      attrs: { pointId: { default: null } },
    },
    /** Disputed words. Only their place: each alternative is a text of its own, in a root of its own. */
    bracket: {
      inline: true,
      group: 'inline',
      atom: true,
      draggable: true,
      attrs: { bracketId: { default: null } },
    },
    /** Disputed wording that is a paragraph or a sub-clause of its own. */
    bracketBlock: {
      group: 'block',
      atom: true,
      draggable: true,
      attrs: { bracketId: { default: null } },
    },
  },
  marks: {
    link: { attrs: { href: { default: null } }, inclusive: false },
    bold: {},
    italic: {},
    underline: {},
  },
})
