import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { indentClause, outdentClause } from './clauses.ts'
import { toggleMark } from './marks.ts'
import { type Direction, isAtTextEdge } from './textEdge.ts'

/** What the keys of a text reach outside of it. */
export interface PointKeyHandlers {
  undo(): void
  redo(): void
  /** Leaves the text for its sheet. */
  leave(): void
  /** Goes on into the next text in this direction; false when there is none. `x` is where the caret stood. */
  goBeyond(direction: Direction, x: number): boolean
  askLink(): void
  /** Asks which point to refer to. `typed` says that a "#" began it, which is written if nothing is chosen. */
  askReference(typed: boolean): void
  addFootnote(): void
  addTable(): void
  addBracket(): void
  /** Opens the note or bracket that is selected; false when none is. */
  openSelectedFootnote(): boolean
}

/** The keys of a live text that are not the editor's own. They come first: the editor would swallow arrows at a table. */
export const PointKeys = Extension.create<{ handlers: PointKeyHandlers | null }>({
  name: 'pointKeys',
  priority: 2000,

  addOptions() {
    return { handlers: null }
  },

  addKeyboardShortcuts() {
    const { handlers } = this.options
    if (handlers === null) return {}
    const beyond = (direction: Direction) => () => {
      const { view } = this.editor
      if (!isAtTextEdge(view, direction)) return false
      return handlers.goBeyond(direction, view.coordsAtPos(view.state.selection.head).left)
    }
    const always = (act: () => void) => () => {
      act()
      return true
    }
    const mark = (name: Parameters<typeof toggleMark>[0]) => () =>
      toggleMark(name)(this.editor.state, this.editor.view.dispatch)
    return {
      'Mod-b': mark('bold'),
      'Mod-B': mark('bold'),
      'Mod-i': mark('italic'),
      'Mod-I': mark('italic'),
      'Mod-u': mark('underline'),
      'Mod-U': mark('underline'),
      ArrowUp: beyond('up'),
      ArrowDown: beyond('down'),
      ArrowLeft: beyond('left'),
      ArrowRight: beyond('right'),
      Escape: always(handlers.leave),
      Enter: handlers.openSelectedFootnote,
      Tab: () => indentClause(this.editor),
      'Shift-Tab': () => outdentClause(this.editor),
      'Mod-z': always(handlers.undo),
      'Mod-Shift-z': always(handlers.redo),
      'Mod-y': always(handlers.redo),
      'Mod-k': always(handlers.askLink),
      'Mod-Alt-f': always(handlers.addFootnote),
      'Mod-Alt-b': always(handlers.addBracket),
      'Mod-Shift-9': always(handlers.addTable),
    }
  },

  addProseMirrorPlugins() {
    const { handlers } = this.options
    return [
      new Plugin({
        props: {
          handleTextInput: (view, from, _to, text) => {
            if (handlers === null || text !== '#' || view.composing) return false
            const $from = view.state.doc.resolve(from)
            const before = $from.parent.textBetween(0, $from.parentOffset, '', ' ').slice(-1)
            // "No.5#" or an address is somebody writing a sign, not asking for a point.
            if (before !== '' && !/[\s("“«[]/.test(before)) return false
            handlers.askReference(true)
            return true
          },
        },
      }),
    ]
  },
})
