import { keymap } from '@tiptap/pm/keymap'
import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { StepMap } from '@tiptap/pm/transform'
import { EditorView } from '@tiptap/pm/view'
import * as Y from 'yjs'
import { bindingOf } from '../text/caret.ts'
import { toggleMark } from '../text/marks.ts'

export interface NoteEditorOptions {
  /** The editor of the text that the note stands in. */
  readonly outer: EditorView
  readonly position: number
  readonly element: HTMLElement
  readonly label: string
  readonly undo: () => void
  readonly redo: () => void
  readonly done: () => void
  /** The note was taken out of the text, by whomever. */
  readonly onGone: () => void
  readonly onTransaction: () => void
}

export interface NoteEditor {
  readonly view: EditorView
  /** Where the note stands in the text now; null when it is gone. */
  position(): number | null
  /** Takes over what changed in the text. Call after every transaction of the outer editor. */
  sync(): void
  close(): void
}

const FROM_TEXT = 'fromText'

/**
 * Opens a small editor over the words of one note. It is a view of its own outside the text's element: an editable
 * inside an editable puts words into the wrong one. Its steps are made in the outer editor, so they are shared,
 * undone and refused there. The note is known by its Yjs element, because a position or a node view can come to mean
 * the next note when somebody takes this one out.
 */
export function createNoteEditor(options: NoteEditorOptions): NoteEditor {
  const { outer } = options
  const first = outer.state.doc.nodeAt(options.position)
  const binding = bindingOf(outer.state)
  if (first === null || binding === null) throw new Error('There is no note at this position')
  const shared = sharedNote(binding.mapping, first)

  function locate(): { node: Node; position: number } | null {
    const node = shared === null || isDeleted(shared) ? null : binding?.mapping.get(shared)
    if (node === null || node === undefined || Array.isArray(node)) return null
    let position: number | null = null
    outer.state.doc.descendants((each, at) => {
      if (each === node) position = at
      return position === null
    })
    return position === null ? null : { node, position }
  }

  function dispatch(transaction: Transaction): void {
    const { state, transactions } = view.state.applyTransaction(transaction)
    view.updateState(state)
    if (transaction.getMeta(FROM_TEXT) !== true) {
      const place = locate()
      if (place === null) return options.onGone()
      const { tr } = outer.state
      const offset = StepMap.offset(place.position + 1)
      for (const step of transactions.flatMap((each) => each.steps)) {
        const mapped = step.map(offset)
        if (mapped !== null) tr.step(mapped)
      }
      if (tr.docChanged) outer.dispatch(tr)
    }
    options.onTransaction()
  }

  const always = (act: () => void) => () => {
    act()
    return true
  }
  const view: EditorView = new EditorView(options.element, {
    state: EditorState.create({
      doc: first,
      plugins: [
        keymap({
          'Mod-b': toggleMark('bold'),
          'Mod-i': toggleMark('italic'),
          'Mod-u': toggleMark('underline'),
          'Mod-z': always(options.undo),
          'Mod-Shift-z': always(options.redo),
          'Mod-y': always(options.redo),
          Enter: always(options.done),
          // A note is one line, and a link or a note in a note is none.
          'Shift-Enter': () => true,
          'Mod-k': () => true,
          Escape: always(options.done),
        }),
      ],
    }),
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': options.label,
      spellcheck: 'true',
    },
    dispatchTransaction: dispatch,
    clipboardTextParser: (text) => new Slice(wordsAsText(text.replace(/\s+/g, ' '), first), 0, 0),
    transformPasted: (slice) => new Slice(flatten(slice.content, first), 0, 0),
  })

  return {
    view,
    position: () => locate()?.position ?? null,
    sync: () => {
      if (view.isDestroyed) return
      const place = locate()
      if (place === null) return options.onGone()
      const { doc } = view.state
      const start = place.node.content.findDiffStart(doc.content)
      if (start === null) return
      const end = place.node.content.findDiffEnd(doc.content)
      if (end === null) return
      const overlap = Math.max(0, start - Math.min(end.a, end.b))
      const change = view.state.tr
        .replace(start, end.b + overlap, place.node.slice(start, end.a + overlap))
        .setMeta(FROM_TEXT, true)
      view.dispatch(change)
    },
    close: () => view.destroy(),
  }
}

/** The shared element behind a node of the editor. */
function sharedNote(mapping: ReadonlyMap<unknown, unknown>, node: Node): Y.XmlElement | null {
  for (const [type, mapped] of mapping) {
    if (mapped === node && type instanceof Y.XmlElement) return type
  }
  return null
}

const isDeleted = (element: Y.XmlElement): boolean => element._item?.deleted !== false

/** A note holds words and their marks only: whatever is pasted keeps its words, in one line. */
function flatten(content: Fragment, note: Node): Fragment {
  const words: Node[] = []
  content.descendants((node) => {
    if (node.isBlock && words.length > 0) words.push(note.type.schema.text(' '))
    if (node.isText) words.push(node)
    if (node.isLeaf && !node.isText) {
      const text: unknown = node.type.spec['toText']
      const read: unknown = typeof text === 'function' ? text({ node }) : ' '
      if (typeof read === 'string' && read !== '') {
        words.push(note.type.schema.text(read.replace(/\s+/g, ' ')))
      }
    }
    return true
  })
  return Fragment.fromArray(words)
}

const wordsAsText = (words: string, note: Node): Fragment =>
  words === '' ? Fragment.empty : Fragment.from(note.type.schema.text(words))
