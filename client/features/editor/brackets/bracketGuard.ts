import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import type { BracketId } from '../../../../shared/model/ids.ts'
import { bracketIdIn } from './bracketNodes.ts'
import type { TextBrackets } from './textBrackets.ts'

/** Said when an edit here would take a bracket away in which others have a say. */
export const BRACKET_STAYS =
  'Another party has a say in this bracket, so it stays in the text until it is settled. Click it to see how.'

/** Stops an edit that the server would refuse: one that takes a bracket of others out of the text. */
export function bracketGuard(brackets: TextBrackets, tell: (sentence: string) => void): Plugin {
  return new Plugin({
    filterTransaction: (transaction, state) => {
      // What comes from others, or from the history, is in the text already.
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined) return true
      const before = bracketsOf(state.doc)
      if (before.size === 0) return true
      const after = bracketsOf(transaction.doc)
      for (const id of before) {
        if (after.has(id) || !brackets.concernsOthers(id)) continue
        tell(BRACKET_STAYS)
        return false
      }
      return true
    },
  })
}

const known = new WeakMap<Node, ReadonlySet<BracketId>>()

/** The brackets that stand in a document. Blocks that did not change are not looked into again. */
export function bracketsOf(node: Node): ReadonlySet<BracketId> {
  let ids = known.get(node)
  if (ids === undefined) {
    const found = new Set<BracketId>()
    const id = bracketIdIn(node.attrs['bracketId'])
    if (id !== null) found.add(id)
    node.forEach((child) => {
      if (!child.isText) for (const inner of bracketsOf(child)) found.add(inner)
    })
    ids = found
    known.set(node, ids)
  }
  return ids
}
