import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PointId } from '../../../../shared/model/ids.ts'
import { holdSelection } from '../text/heldSelection.ts'
import { linkHere, setLink } from './links.ts'
import { createNoteEditor, type NoteEditor } from './noteEditor.ts'
import type { PlanNames } from '../text/planNames.ts'
import { footnoteNumber, insertFootnote } from '../toolbar/tools.ts'

/** A small panel beside the caret. At most one is open. */
export type Panel = { readonly pointId: PointId } & (
  | { readonly kind: 'link'; readonly href: string | null; readonly hasWords: boolean }
  | { readonly kind: 'reference'; readonly typed: boolean }
  | {
      readonly kind: 'note'
      readonly position: number
      readonly number: number
      readonly isNew: boolean
    }
)

export interface PanelsOptions {
  readonly names: PlanNames
  readonly active: () => { readonly pointId: PointId; readonly editor: Editor } | null
  readonly undo: () => void
  readonly redo: () => void
  /** What a panel does is a step of its own to undo. */
  readonly cut: () => void
  /** What the tools show may be another. */
  readonly onChange: () => void
  readonly tell: (sentence: string) => void
}

/** The panels that act on the text at the caret: link, cross-reference, note. */
export interface Panels {
  readonly open: StoreApi<Panel | null>
  pointId(): PointId | null
  /** Where the panel stands beside, in the window. */
  anchor(): DOMRect
  askLink(): void
  /** Sets the link that was asked for; null takes it off. */
  setLink(href: string | null, words: string): void
  askReference(typed: boolean): void
  /** What was typed to find a point. It is written in the text if the panel is left without a choice. */
  typeReference(query: string): void
  /** Writes a reference to a point. */
  setReference(pointId: PointId): void
  /** Leaves the panel and writes nothing, not even the sign that began it. */
  dropReference(): void
  addNote(): void
  /** Opens the note that is selected; false when none is. */
  openNoteAtSelection(): boolean
  openNote(position: number, isNew: boolean): void
  mountNote(element: HTMLElement): () => void
  removeNote(): void
  /** The editor of the open note. */
  note(): NoteEditor | null
  /** Follows the text after each of its transactions. */
  sync(): void
  close(focusText: boolean): void
}

export function createPanels(options: PanelsOptions): Panels {
  const open = createStore<Panel | null>(() => null)
  let note: NoteEditor | null = null
  /** A sign and words that were typed for a reference and are not yet in the text. */
  let typedReference = ''
  const editor = (): Editor | null => options.active()?.editor ?? null

  function show(panel: Panel): void {
    const text = editor()
    if (text !== null && panel.kind !== 'note') holdSelection(text.view, true)
    options.cut()
    open.setState(panel, true)
    options.onChange()
  }

  function close(focusText: boolean): void {
    const panel = open.getState()
    if (panel === null) return
    const text = editor()
    const emptyNote = panel.kind === 'note' && panel.isNew ? emptyNotePosition() : null
    // From here on the note may go without anybody being told that it went.
    note = null
    open.setState(null, true)
    options.onChange()
    if (text === null || text.isDestroyed) return
    holdSelection(text.view, false)
    if (typedReference !== '') {
      text.view.dispatch(text.state.tr.insertText(typedReference).scrollIntoView())
      typedReference = ''
    }
    // A note that was begun and left without a word was not meant.
    if (emptyNote !== null) text.view.dispatch(text.state.tr.delete(emptyNote, emptyNote + 2))
    if (focusText) text.view.focus()
  }

  function emptyNotePosition(): number | null {
    if (note === null || note.view.state.doc.content.size > 0) return null
    return note.position()
  }

  function openNote(position: number, isNew: boolean): void {
    const text = options.active()
    if (text === null) return
    const { state } = text.editor
    if (state.doc.nodeAt(position)?.type.name !== 'footnote') return
    show({
      kind: 'note',
      pointId: text.pointId,
      position,
      number: footnoteNumber(state.doc, position),
      isNew,
    })
  }

  return {
    open,
    pointId: () => open.getState()?.pointId ?? null,
    anchor: () => {
      const panel = open.getState()
      const text = editor()
      if (panel === null || text === null || text.isDestroyed) return new DOMRect()
      if (panel.kind === 'note') {
        const marker = text.view.nodeDOM(note?.position() ?? panel.position)
        if (marker instanceof Element) return marker.getBoundingClientRect()
      }
      const { from, to } = text.state.selection
      const start = text.view.coordsAtPos(from)
      const end = text.view.coordsAtPos(to)
      return new DOMRect(start.left, start.top, 0, Math.max(0, end.bottom - start.top))
    },
    askLink: () => {
      const text = options.active()
      if (text === null) return
      show({ kind: 'link', pointId: text.pointId, ...linkHere(text.editor.state) })
    },
    setLink: (href, words) => {
      const text = editor()
      if (text !== null) text.view.dispatch(setLink(text.state, href, words).scrollIntoView())
      close(true)
    },
    askReference: (typed) => {
      const text = options.active()
      if (text === null) return
      typedReference = typed ? '#' : ''
      show({ kind: 'reference', pointId: text.pointId, typed })
    },
    typeReference: (query) => {
      if (typedReference !== '') typedReference = `#${query}`
    },
    setReference: (pointId) => {
      const text = editor()
      const type = text?.schema.nodes['pointReference']
      typedReference = ''
      if (text !== null && type !== undefined) {
        const reference = type.create({ pointId })
        text.view.dispatch(text.state.tr.replaceSelectionWith(reference, false).scrollIntoView())
      }
      close(true)
    },
    dropReference: () => {
      typedReference = ''
      close(true)
    },
    addNote: () => {
      const text = editor()
      if (text === null) return
      const position = insertFootnote(text.view)
      if (position === null) options.tell('A note can stand only at words of the text.')
      else openNote(position, true)
    },
    openNoteAtSelection: () => {
      const selection = editor()?.state.selection
      if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'footnote') {
        return false
      }
      openNote(selection.from, false)
      return true
    },
    openNote,
    mountNote: (element) => {
      const text = editor()
      const panel = open.getState()
      if (text === null || panel === null || panel.kind !== 'note') return () => {}
      const opened = createNoteEditor({
        outer: text.view,
        position: note?.position() ?? panel.position,
        element,
        label: `Note ${panel.number}`,
        undo: options.undo,
        redo: options.redo,
        done: () => close(true),
        onGone: () => {
          options.tell('This note was taken out of the text.')
          close(true)
        },
        onTransaction: options.onChange,
      })
      note = opened
      opened.view.focus()
      options.onChange()
      return () => {
        opened.close()
        if (note === opened) note = null
        options.onChange()
      }
    },
    removeNote: () => {
      const text = editor()
      const position = note?.position() ?? null
      const size = position === null ? 0 : (text?.state.doc.nodeAt(position)?.nodeSize ?? 0)
      close(true)
      if (text !== null && position !== null && size > 0) {
        text.view.dispatch(text.state.tr.delete(position, position + size))
      }
    },
    note: () => note,
    sync: () => note?.sync(),
    close,
  }
}
