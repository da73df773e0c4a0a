import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import styles from './text.module.css'

const key = new PluginKey<boolean>('heldSelection')

/** Keeps the selection in sight while the focus is in a panel that is about to act on it. */
export function heldSelection(): Plugin {
  return new Plugin<boolean>({
    key,
    state: {
      init: () => false,
      apply: (transaction, held) => {
        const next: unknown = transaction.getMeta(key)
        return typeof next === 'boolean' ? next : held
      },
    },
    props: {
      decorations: (state) => {
        if (key.getState(state) !== true) return null
        const { from, to, empty } = state.selection
        const mark = empty
          ? Decoration.widget(from, drawPlace, { key: 'held', side: 1 })
          : Decoration.inline(from, to, { class: styles['held'] ?? '' })
        return DecorationSet.create(state.doc, [mark])
      },
    },
  })
}

/** Begins or ends holding the selection of a view. */
export function holdSelection(view: EditorView, held: boolean): void {
  if (view.isDestroyed || key.getState(view.state) === held) return
  view.dispatch(view.state.tr.setMeta(key, held).setMeta('addToHistory', false))
}

function drawPlace(): HTMLElement {
  const place = document.createElement('span')
  place.className = styles['heldPlace'] ?? ''
  return place
}
