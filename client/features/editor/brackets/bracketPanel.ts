import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { BracketId, PointId } from '../../../../shared/model/ids.ts'
import { newId } from '../../../sync/newId.ts'
import { BRACKET_ATTRIBUTE } from '../text/textMarkup.ts'
import { bracketIdIn } from './bracketNodes.ts'
import { makeBracket, positionOfBracket, writeDrafted } from './makeBracket.ts'

/** The bracket that is opened; at most one is. */
export interface OpenBracket {
  readonly pointId: PointId
  readonly bracketId: BracketId
}

/** Makes brackets and opens them, in live texts and still ones. */
export interface BracketPanel {
  readonly open: StoreApi<OpenBracket | null>
  show(pointId: PointId, bracketId: BracketId): void
  /** Opens the bracket that is selected in the live text; false when none is. */
  showSelected(): boolean
  /** Brackets what is selected in the live text, and opens the bracket. */
  make(): void
  /** Where the bracket stands in the window. */
  anchor(): DOMRect
  /** `focusText`: whether the caret goes back into the live text, in front of the words behind the bracket. */
  close(focusText: boolean): void
}

export function createBracketPanel(options: {
  readonly doc: Y.Doc
  readonly active: () => { readonly pointId: PointId; readonly editor: Editor } | null
  /** What is bracketed is a step of its own to undo. */
  readonly cut: () => void
  readonly tell: (sentence: string) => void
}): BracketPanel {
  const open = createStore<OpenBracket | null>(() => null)

  return {
    open,
    show: (pointId, bracketId) => open.setState({ pointId, bracketId }, true),
    showSelected: () => {
      const text = options.active()
      const selection = text?.editor.state.selection
      if (text === null || !(selection instanceof NodeSelection)) return false
      const id = bracketIdIn(selection.node.attrs['bracketId'])
      if (id === null) return false
      open.setState({ pointId: text.pointId, bracketId: id }, true)
      return true
    },
    make: () => {
      const text = options.active()
      if (text === null) return
      const { view, state } = text.editor
      const bracketId = newId<BracketId>()
      const made = makeBracket(state, bracketId)
      if (typeof made === 'string') return options.tell(made)
      options.cut()
      // The words first: from the moment in which the bracket stands in the text, it holds them.
      writeDrafted(options.doc, bracketId, made.drafted)
      view.dispatch(made.transaction)
      if (positionOfBracket(view.state.doc, bracketId) === null) return
      options.cut()
      open.setState({ pointId: text.pointId, bracketId }, true)
    },
    anchor: () => {
      const shown = open.getState()
      if (shown === null) return new DOMRect()
      const sheet = document.querySelector(`[data-point="${shown.pointId}"]`)
      const element = sheet?.querySelector(`[${BRACKET_ATTRIBUTE}="${shown.bracketId}"]`)
      return element?.getBoundingClientRect() ?? new DOMRect()
    },
    close: (focusText) => {
      const shown = open.getState()
      if (shown === null) return
      open.setState(null, true)
      const text = options.active()
      if (focusText && text?.pointId === shown.pointId) text.editor.view.focus()
    },
  }
}
