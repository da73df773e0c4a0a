import { memo, useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { Footnote } from '../../../../shared/model/pointText.ts'
import { useEditing } from '../EditingContext.tsx'
import { NoteList } from './NoteList.tsx'
import { notesOfDocument, sameNotes } from './notes.ts'
import type { Editing } from '../editing.ts'

/** The text of a point while somebody here writes in it. React draws it once; every letter is the editor's own work. */
export const LiveText = memo(function LiveText({
  pointId,
  number,
  label,
}: {
  readonly pointId: PointId
  readonly number: number | null
  readonly label: string
}) {
  const editing = useEditing()
  const element = useRef<HTMLDivElement>(null)
  const firstLabel = useRef(label)
  useLayoutEffect(
    () =>
      element.current === null
        ? undefined
        : editing.mount(pointId, element.current, firstLabel.current),
    [editing, pointId],
  )
  useLayoutEffect(() => editing.rename(pointId, label), [editing, pointId, label])
  return (
    <>
      <div ref={element} />
      <NoteList
        notes={useLiveNotes(editing, pointId)}
        number={number}
        onOpen={(index) => editing.open(pointId, { at: 'note', index })}
      />
    </>
  )
})

const NO_NOTES: readonly Footnote[] = []

function useLiveNotes(editing: Editing, pointId: PointId): readonly Footnote[] {
  const last = useRef<{ doc: unknown; notes: readonly Footnote[] }>({ doc: null, notes: NO_NOTES })
  const subscribe = useCallback(
    (listener: () => void) => {
      const editor = editing.editor(pointId)
      editor?.on('update', listener)
      return () => {
        editor?.off('update', listener)
      }
    },
    [editing, pointId],
  )
  return useSyncExternalStore(subscribe, () => {
    const editor = editing.editor(pointId)
    if (editor === null || editor.isDestroyed) return last.current.notes
    const { doc } = editor.state
    if (doc !== last.current.doc) {
      const notes = notesOfDocument(doc)
      last.current = {
        doc,
        notes: sameNotes(notes, last.current.notes) ? last.current.notes : notes,
      }
    }
    return last.current.notes
  })
}
