import { type Content, Editor, Extension } from '@tiptap/core'
import { gapCursor } from '@tiptap/pm/gapcursor'
import { initProseMirrorDoc, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { BracketId, PointId } from '../../../../shared/model/ids.ts'
import { bracketGuard } from '../brackets/bracketGuard.ts'
import { bracketNodeView } from '../brackets/bracketNodeView.ts'
import type { TextBrackets } from '../brackets/textBrackets.ts'
import { authorMarks } from '../authors/authorMarks.ts'
import type { WordAuthors } from '../authors/wordAuthors.ts'
import { commentMarks } from '../comments/commentMarks.ts'
import type { Healer } from '../comments/healing.ts'
import type { TextComments } from '../comments/textComments.ts'
import { bindingOf, type Caret, caretOf } from './caret.ts'
import { emptyText } from './emptyText.ts'
import { footnoteMarker } from './footnoteMarker.ts'
import { keepCaret } from './keptCaret.ts'
import { layGround } from './ground.ts'
import { heldSelection } from './heldSelection.ts'
import { nativeMoves } from './nativeMoves.ts'
import { pasting } from '../paste/pasting.ts'
import { peerCarets } from './peerCarets.ts'
import { plainAtoms } from './plainAtoms.ts'
import type { PlanNames } from './planNames.ts'
import { pointExtensions } from './pointExtensions.ts'
import { type PointKeyHandlers, PointKeys } from './pointKeys.ts'
import { referenceLabel } from './referenceLabel.ts'
import { type SharedMapping, sharedText } from './sharedText.ts'
import styles from './text.module.css'

export interface PointEditorOptions {
  readonly element: HTMLElement
  readonly fragment: Y.XmlFragment
  /** The name of the fragment's root in its document. */
  readonly root: string
  readonly awareness: Awareness
  readonly pointId: PointId
  readonly names: PlanNames
  readonly authors: WordAuthors
  readonly comments: TextComments | undefined
  /** Sees where commented words go; null where nothing can be commented. */
  readonly healer: Healer | null
  readonly label: string
  readonly keys: PointKeyHandlers
  readonly goTo: (pointId: PointId) => void
  readonly brackets: TextBrackets
  readonly openBracket: (bracketId: BracketId) => void
  readonly openFootnote: (position: number) => void
  readonly tell: (sentence: string) => void
  /** The caret as it stood before a change that is typed here, told before the change reaches Yjs. */
  readonly onBeforeChange: (caret: Caret | null) => void
  /** After every transaction: the text, the selection or the focus may be another. */
  readonly onTransaction: () => void
}

/** How near to the edge of the screen the caret may come, where the tools and a phone's keyboard stand. */
const SCROLL_THRESHOLD = { top: 64, bottom: 56, left: 0, right: 0 }
/** How far from it the caret comes to stand then. */
const SCROLL_MARGIN = { top: 96, bottom: 96, left: 8, right: 8 }

/** Opens the live editor of one point's text. Close it with `destroy()`. */
export function createPointEditor(options: PointEditorOptions): Editor {
  let mapping: SharedMapping = new Map()
  let isFromOthers = false
  const editor = new Editor({
    element: options.element,
    // Begins with what the text holds. Left to itself the binding draws an empty text first and then this one over it.
    onBeforeCreate: ({ editor: created }) => {
      const read = initProseMirrorDoc(options.fragment, created.schema)
      mapping = read.mapping
      // A node is taken as it is, though the type of the option does not say so.
      if (read.doc.childCount > 0) created.options.content = read.doc as unknown as Content
    },
    injectCSS: false,
    // Markdown would turn an asterisk in a legal text into something else; lists begin as people type them.
    enableInputRules: ['orderedList', 'bulletList'],
    enablePasteRules: ['link'],
    extensions: [
      ...pointExtensions({
        footnote: { view: footnoteMarker(options.openFootnote) },
        reference: { names: options.names, view: referenceLabel(options.names, options.goTo) },
        bracket: {
          view: bracketNodeView(options.brackets, options.openBracket),
          isHere: (id) => options.brackets.belongs(id, options.pointId),
          words: options.brackets.words,
        },
      }),
      PointKeys.configure({ handlers: options.keys }),
      Extension.create({
        name: 'shared',
        // After the keys, before everything that looks at what the binding did.
        priority: 1500,
        addProseMirrorPlugins: () => [
          sharedText(options.fragment, mapping),
          ...peerCarets(options.awareness, options.root, options.names.partyLetter),
          bracketGuard(options.brackets, options.tell),
          gapCursor(),
          nativeMoves(),
          plainAtoms(),
          emptyText(),
          heldSelection(),
          authorMarks(options.pointId, options.authors),
          ...(options.comments === undefined || options.healer === null
            ? []
            : [commentMarks(options.pointId, options.comments, options.healer)]),
        ],
      }),
    ],
    editorProps: {
      attributes: textboxAttributes(options.label),
      scrollMargin: SCROLL_MARGIN,
      scrollThreshold: SCROLL_THRESHOLD,
      // The binding asks to scroll with every letter that somebody else types. The page moves for its own writer only.
      handleScrollToSelection: () => isFromOthers,
      ...pasting(options.tell),
      handleClick: (_view, _position, event) => openLinkOnModifiedClick(event),
    },
  })
  editor.on('beforeTransaction', ({ transaction, nextState }) => {
    const synced: { isChangeOrigin?: boolean } | undefined = transaction.getMeta(ySyncPluginKey)
    isFromOthers = synced?.isChangeOrigin === true
    // What was stopped changes nothing.
    if (transaction.docChanged && synced === undefined && nextState !== editor.state) {
      const binding = bindingOf(editor.state)
      if (binding !== null) layGround(binding)
      options.onBeforeChange(caretOf(editor.state))
    }
  })
  keepCaret(editor)
  editor.on('transaction', options.onTransaction)
  return editor
}

/** Names the text anew, when its point was renumbered or renamed. */
export function renameEditor(editor: Editor, label: string): void {
  editor.view.setProps({ attributes: textboxAttributes(label) })
}

const textboxAttributes = (label: string): Record<string, string> => ({
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': label,
  class: styles['text'] ?? '',
  spellcheck: 'true',
})

/** A plain click on a link places the caret in it; with Control or Command it follows the link. */
function openLinkOnModifiedClick(event: MouseEvent): boolean {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || !(event.ctrlKey || event.metaKey)) return false
  window.open(link.href, '_blank', 'noopener,noreferrer')
  return true
}
