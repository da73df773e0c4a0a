import type { EditorState, Plugin } from '@tiptap/pm/state'
import { type ProsemirrorBinding, ySyncPlugin } from '@tiptap/y-tiptap'
import type * as Y from 'yjs'

export type SharedMapping = ProsemirrorBinding['mapping']

/**
 * Binds an editor to a text in Yjs, so that no fault while it takes over an edit leaves it behind the text: an editor
 * that shows less than the text takes the rest away, from everybody, with the next letter that is typed in it.
 */
export function sharedText(text: Y.XmlFragment, mapping: SharedMapping): Plugin {
  const plugin: Plugin = ySyncPlugin(text, { mapping })
  const init: unknown = plugin.spec.state?.init.call(plugin, {}, {} as EditorState)
  const { binding } = init as { binding: ProsemirrorBinding }
  const takeOver = binding._observeFunction as (...change: unknown[]) => void
  binding._observeFunction = (...change: unknown[]) => {
    try {
      takeOver(...change)
    } catch {
      // Whatever it stumbled over, most likely where the caret is now, the text itself can always be read anew.
      binding._forceRerender()
    }
  }
  return plugin
}
