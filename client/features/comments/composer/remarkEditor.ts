import { Editor, Extension } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { history, redo, undo } from '@tiptap/pm/history'
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import { isSafeLink } from '../../../../shared/model/link.ts'
import type { Mention, Remark } from '../../../../shared/model/remark.ts'
import type { Callable } from './callable.ts'
import { MentionNode } from './mentionNode.ts'
import { documentOf } from './remarkJson.ts'

/** Somebody is being looked for after an "@". */
export interface Calling {
  readonly found: readonly Callable[]
  readonly choose: (one: Callable) => void
  /** Where the "@" stands in the window. */
  readonly place: () => DOMRect | null
}

export interface RemarkEditorOptions {
  readonly element: HTMLElement
  readonly label: string
  readonly first: Remark
  readonly mentionLabel: (mention: Mention) => string
  readonly find: (query: string) => readonly Callable[]
  /** Null once nobody is looked for any longer. */
  readonly onCalling: (calling: Calling | null) => void
  /** Answers whether the list of the found took the key. */
  readonly onCallingKey: (event: KeyboardEvent) => boolean
  readonly onChange: () => void
  readonly send: () => void
  readonly giveUp: () => void
  readonly askLink: () => void
}

/** Opens the small editor of one remark. Close it with `destroy()`. */
export function createRemarkEditor(options: RemarkEditorOptions): Editor {
  const editor = new Editor({
    element: options.element,
    content: documentOf(options.first),
    injectCSS: false,
    enableInputRules: ['orderedList', 'bulletList'],
    enablePasteRules: ['link'],
    extensions: [
      keys(options),
      Document,
      Paragraph,
      Text,
      HardBreak,
      Bold,
      Italic,
      Link.configure({
        autolink: true,
        openOnClick: false,
        linkOnPaste: true,
        defaultProtocol: 'https',
        isAllowedUri: (href) => isSafeLink(href),
        shouldAutoLink: (href) => isSafeLink(href),
      }),
      BulletList,
      OrderedList,
      ListItem,
      ListKeymap,
      MentionNode.configure({ label: options.mentionLabel }),
      calling(options),
    ],
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': options.label,
        spellcheck: 'true',
      },
    },
  })
  editor.on('transaction', options.onChange)
  return editor
}

const keys = (options: RemarkEditorOptions) =>
  Extension.create({
    name: 'remarkKeys',
    // Below the list of the found, which takes Enter, Tab and Escape while it is there.
    priority: 900,
    addKeyboardShortcuts() {
      const act = (what: () => void) => () => {
        what()
        return true
      }
      return {
        'Mod-Enter': act(options.send),
        Escape: act(options.giveUp),
        'Mod-k': act(options.askLink),
        'Mod-z': () => undo(this.editor.state, this.editor.view.dispatch),
        'Mod-Shift-z': () => redo(this.editor.state, this.editor.view.dispatch),
        'Mod-y': () => redo(this.editor.state, this.editor.view.dispatch),
      }
    },
    addProseMirrorPlugins: () => [history()],
  })

const calling = ({ find, onCalling, onCallingKey }: RemarkEditorOptions) =>
  Extension.create({
    name: 'calling',
    priority: 1100,
    addProseMirrorPlugins() {
      const tell = (props: SuggestionProps<Callable, Callable>): void =>
        onCalling({
          found: props.items,
          choose: props.command,
          place: () => props.clientRect?.() ?? null,
        })
      return [
        Suggestion<Callable, Callable>({
          editor: this.editor,
          char: '@',
          items: ({ query }) => [...find(query)],
          command: ({ editor, range, props }) => {
            const { of, id } = props.mention
            editor
              .chain()
              .focus()
              .insertContentAt(range, [
                { type: 'mention', attrs: { of, id } },
                { type: 'text', text: ' ' },
              ])
              .run()
          },
          render: () => ({
            onStart: tell,
            onUpdate: tell,
            onExit: () => onCalling(null),
            onKeyDown: ({ event }) => onCallingKey(event),
          }),
        }),
      ]
    },
  })
