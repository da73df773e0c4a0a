import { type Content, Editor, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { initProseMirrorDoc, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { bindingOf } from '../text/caret.ts'
import { layGround } from '../text/ground.ts'
import { plainAtoms } from '../text/plainAtoms.ts'
import type { PlanNames } from '../text/planNames.ts'
import { pointExtensions } from '../text/pointExtensions.ts'
import { type SharedMapping, sharedText } from '../text/sharedText.ts'
import { cleanPastedHtml } from '../paste/pastedHtml.ts'
import { bracketsOf } from './bracketGuard.ts'

export interface AlternativeEditorOptions {
  readonly element: HTMLElement
  readonly fragment: Y.XmlFragment
  readonly label: string
  readonly names: PlanNames
  /** Whether the bracket is a paragraph of its own; among words an alternative is one line. */
  readonly isBlock: boolean
  readonly done: () => void
  readonly tell: (sentence: string) => void
}

/**
 * Opens a small editor over one alternative. It stands outside the element of the text: an editable inside an editable
 * puts words into the wrong one. What it undoes is what was written in it here.
 */
export function createAlternativeEditor(options: AlternativeEditorOptions): {
  readonly editor: Editor
  close(): void
} {
  let mapping: SharedMapping = new Map()
  const history = new Y.UndoManager(options.fragment, {
    trackedOrigins: new Set<unknown>([ySyncPluginKey]),
  })
  const always = (act: () => unknown) => () => {
    act()
    return true
  }
  const editor = new Editor({
    element: options.element,
    onBeforeCreate: ({ editor: created }) => {
      const read = initProseMirrorDoc(options.fragment, created.schema)
      mapping = read.mapping
      if (read.doc.childCount > 0) created.options.content = read.doc as unknown as Content
    },
    injectCSS: false,
    enableInputRules: options.isBlock ? ['orderedList', 'bulletList'] : false,
    enablePasteRules: ['link'],
    extensions: [
      ...pointExtensions({
        reference: { names: options.names, view: null },
      }),
      Extension.create({
        name: 'alternative',
        priority: 2000,
        addKeyboardShortcuts: () => ({
          'Mod-z': always(() => history.undo()),
          'Mod-Shift-z': always(() => history.redo()),
          'Mod-y': always(() => history.redo()),
          'Mod-k': () => true,
          ...(options.isBlock ? {} : { Enter: always(options.done), Tab: () => false }),
        }),
        addProseMirrorPlugins: () => [
          sharedText(options.fragment, mapping),
          plainAtoms(),
          onlyWords(options.tell),
        ],
      }),
    ],
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        spellcheck: 'true',
      },
      transformPastedHTML: cleanPastedHtml,
    },
  })
  editor.on('beforeTransaction', ({ transaction, nextState }) => {
    if (!transaction.docChanged || nextState === editor.state) return
    if (transaction.getMeta(ySyncPluginKey) !== undefined) return
    const binding = bindingOf(editor.state)
    if (binding !== null) layGround(binding)
  })
  return {
    editor,
    close: () => {
      editor.destroy()
      history.destroy()
    },
  }
}

/** Stops what the server would refuse in an alternative: tables, and brackets. */
function onlyWords(tell: (sentence: string) => void): Plugin {
  return new Plugin({
    filterTransaction: (transaction) => {
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey) !== undefined) return true
      let hasTable = false
      transaction.doc.descendants((node) => {
        if (node.type.name === 'table') hasTable = true
        return !hasTable
      })
      if (!hasTable && bracketsOf(transaction.doc).size === 0) return true
      tell('Tables and brackets cannot stand in an alternative.')
      return false
    },
  })
}
