import type { Editor } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'

/** Deeper sub-clauses than this are not made: (a), (i), (A) and three more are deeper than any treaty goes. */
export const CLAUSE_DEPTH = 6

/** How many lists the position is in, one inside the other. */
export function clauseDepth(position: ResolvedPos): number {
  let depth = 0
  for (let at = position.depth; at > 0; at--) {
    if (position.node(at).type.name === 'listItem') depth++
  }
  return depth
}

/** Makes the clause a sub-clause of the one before. True wherever there is a clause, so that Tab never leaves a list. */
export function indentClause(editor: Editor): boolean {
  const depth = clauseDepth(editor.state.selection.$from)
  if (depth === 0) return false
  if (depth < CLAUSE_DEPTH && editor.commands.sinkListItem('listItem')) return true
  // In a cell, the key that cannot indent goes on to the next cell.
  return !isInCell(editor.state.selection.$from)
}

/** Takes a clause out of the one it is under, and the outermost out of the list. */
export function outdentClause(editor: Editor): boolean {
  const { $from } = editor.state.selection
  if (clauseDepth($from) === 0) return false
  return editor.commands.liftListItem('listItem') || !isInCell($from)
}

/** Whether the position is in a table's cell. */
export function isInCell(position: ResolvedPos): boolean {
  for (let at = position.depth; at > 0; at--) {
    const role: unknown = position.node(at).type.spec['tableRole']
    if (role === 'cell' || role === 'header_cell') return true
  }
  return false
}
