import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { clauseDepth, indentClause, isInCell, outdentClause } from '../text/clauses.ts'
import { isMarked, toggleMark } from '../text/marks.ts'

/** What acts on the text where the caret is. Undo, links, notes and references reach further and are not here. */
export type TextTool =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'ordered'
  | 'bullet'
  | 'indent'
  | 'outdent'
  | 'table'
  | 'row-above'
  | 'row-below'
  | 'column-left'
  | 'column-right'
  | 'delete-row'
  | 'delete-column'
  | 'delete-table'
  | 'header-row'

/** What the toolbar shows: where one would act, and what is on there. Flat, so that two of them compare cheaply. */
export interface ToolsState {
  readonly where: 'nowhere' | 'text' | 'note'
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly link: boolean
  readonly ordered: boolean
  readonly bullet: boolean
  readonly clause: boolean
  readonly table: boolean
  readonly headerRow: boolean
  readonly undo: boolean
  readonly redo: boolean
}

export const NO_TOOLS: ToolsState = {
  where: 'nowhere',
  bold: false,
  italic: false,
  underline: false,
  link: false,
  ordered: false,
  bullet: false,
  clause: false,
  table: false,
  headerRow: false,
  undo: false,
  redo: false,
}

/** What the toolbar shows for a text or a note, as far as the text itself tells. */
export function readTools(state: EditorState, where: 'text' | 'note'): ToolsState {
  const list = innermost(state, (node) => node.type.spec.group?.includes('list') === true)
  const table = innermost(state, (node) => node.type.name === 'table')
  return {
    ...NO_TOOLS,
    where,
    bold: isMarked(state, 'bold'),
    italic: isMarked(state, 'italic'),
    underline: isMarked(state, 'underline'),
    link: isMarked(state, 'link'),
    ordered: list?.type.name === 'orderedList',
    bullet: list?.type.name === 'bulletList',
    clause: clauseDepth(state.selection.$from) > 0,
    table: isInCell(state.selection.$from),
    headerRow: table !== null && hasHeaderRow(table),
  }
}

export function sameTools(a: ToolsState, b: ToolsState): boolean {
  return (Object.keys(NO_TOOLS) as (keyof ToolsState)[]).every((key) => a[key] === b[key])
}

function innermost(state: EditorState, is: (node: Node) => boolean): Node | null {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (is(node)) return node
  }
  return null
}

function hasHeaderRow(table: Node): boolean {
  const first = table.firstChild
  if (first === null || first.childCount === 0) return false
  let headers = true
  first.forEach((cell) => {
    if (cell.type.name !== 'tableHeader') headers = false
  })
  return headers
}

/** The rows and columns of a new table, the first row being its heading. */
const NEW_TABLE = { rows: 3, cols: 3, withHeaderRow: true }

/** Applies a tool to a text. */
export function applyTool(tool: TextTool, editor: Editor): void {
  const chain = editor.chain().focus()
  switch (tool) {
    case 'bold':
    case 'italic':
    case 'underline':
      toggleMark(tool)(editor.state, editor.view.dispatch)
      return
    case 'ordered':
      chain.toggleOrderedList().run()
      return
    case 'bullet':
      chain.toggleBulletList().run()
      return
    case 'indent':
      indentClause(editor)
      return
    case 'outdent':
      outdentClause(editor)
      return
    case 'table':
      chain.insertTable(NEW_TABLE).run()
      return
    case 'row-above':
      chain.addRowBefore().run()
      return
    case 'row-below':
      chain.addRowAfter().run()
      return
    case 'column-left':
      chain.addColumnBefore().run()
      return
    case 'column-right':
      chain.addColumnAfter().run()
      return
    case 'delete-row':
      chain.deleteRow().run()
      return
    case 'delete-column':
      chain.deleteColumn().run()
      return
    case 'delete-table':
      chain.deleteTable().run()
      return
    case 'header-row':
      chain.toggleHeaderRow().run()
      return
  }
}

/** Puts an empty note after the selected words and says where it stands; null where no note can stand. */
export function insertFootnote(view: EditorView): number | null {
  const { state } = view
  const type = state.schema.nodes['footnote']
  const at = state.selection.to
  const $at = state.doc.resolve(at)
  if (type === undefined || !$at.parent.inlineContent || $at.parent.type === type) return null
  const { tr } = state
  tr.insert(at, type.create())
  tr.setSelection(NodeSelection.create(tr.doc, at))
  view.dispatch(tr.scrollIntoView())
  return at
}

/** How many notes stand in a text up to and with the one at a position: its number. */
export function footnoteNumber(doc: Node, position: number): number {
  let number = 0
  doc.nodesBetween(0, Math.min(position + 1, doc.content.size), (node, at) => {
    if (node.type.name === 'footnote' && at <= position) number++
    return node.type.name !== 'footnote'
  })
  return number
}
