import type { Editor } from '@tiptap/core'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { pointRoot } from '../../../../shared/model/documents.ts'
import type { MemberId, PointId } from '../../../../shared/model/ids.ts'
import { plainText, readPointText } from '../../../../shared/model/pointText.ts'
import { findMember } from '../../../../shared/model/plan.ts'
import { writeHealing } from '../../../../shared/model/writeReview.ts'
import { mayRemark } from '../../../../shared/rules/may.ts'
import { createTextComments, type TextComments } from '../comments/textComments.ts'
import { createEditing, type Editing } from '../editing.ts'
import type { RecordBuilder } from './aPlan.ts'

/** One person's screen without its drawing: a copy of the texts and the editing over it. */
export interface Desk {
  readonly memberId: MemberId
  readonly doc: Y.Doc
  /** What is said of the texts. */
  readonly review: Y.Doc
  readonly comments: TextComments
  /** Threads that were opened by a click on their words, in order. */
  readonly opened: string[]
  /** Threads of which this desk told where their words went, in order. */
  readonly healed: string[]
  readonly awareness: Awareness
  readonly editing: Editing
  /** Points that the screen was asked to bring into sight, in order. */
  readonly shown: PointId[]
  /** Makes a text live, as a sheet on the screen would. */
  write(id: PointId): Editor
  /** Takes the live text from the screen. */
  putAway(id: PointId): void
  text(id: PointId): string
  close(): void
}

export function aDesk(record: RecordBuilder, memberId: MemberId): Desk {
  standInForScreen()
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const shown: PointId[] = []
  const review = new Y.Doc()
  const opened: string[] = []
  const healed: string[] = []
  const comments = createTextComments({
    workspace: { plan: doc, review },
    open: (key) => opened.push(key),
  })
  const editing = createEditing({
    doc,
    review,
    awareness,
    memberId,
    goTo: (id) => shown.push(id),
    comments: {
      ...comments,
      mayHeal: () => {
        const me = findMember(record.plan(), memberId)
        return me !== undefined && mayRemark(me).ok
      },
      heal: ({ key, ref, healings }, healing) => {
        healed.push(key)
        const pen = { by: memberId, at: 0, newId: () => '', origin: 'desk' }
        writeHealing(review, pen, ref, healing, healings[0]?.turn ?? 0)
      },
    },
  })
  editing.setPlan(record.plan())
  const mounted = new Map<PointId, () => void>()
  const putAway = (id: PointId) => {
    mounted.get(id)?.()
    mounted.delete(id)
  }
  // What React does on a screen: a text that is live has an element, and one that is not has none.
  editing.live.subscribe(({ points }) => {
    for (const id of [...mounted.keys()]) if (!points.includes(id)) putAway(id)
    for (const id of points) {
      if (mounted.has(id)) continue
      const element = document.createElement('div')
      document.body.append(element)
      const unmount = editing.mount(id, element, `Text of ${id}`)
      mounted.set(id, () => {
        unmount()
        element.remove()
      })
    }
  })
  return {
    memberId,
    doc,
    review,
    comments,
    opened,
    healed,
    awareness,
    editing,
    shown,
    write: (id) => {
      if (!editing.open(id, { at: 'end' })) throw new Error(`${id} may not be written`)
      const editor = editing.editor(id)
      if (editor === null) throw new Error(`${id} did not go live`)
      return editor
    },
    putAway,
    text: (id) => plainText(readPointText(doc.getXmlFragment(pointRoot(id))), (point) => point),
    close: () => {
      for (const id of [...mounted.keys()]) putAway(id)
      editing.close()
      awareness.destroy()
      doc.destroy()
      review.destroy()
    },
  }
}

/** Exchanges all that two desks do not yet have of each other. */
export function sync(a: Desk, b: Desk): void {
  for (const [one, other] of [
    [a.doc, b.doc],
    [a.review, b.review],
  ] as const) {
    const fromOne = Y.encodeStateAsUpdate(one, Y.encodeStateVector(other))
    const fromOther = Y.encodeStateAsUpdate(other, Y.encodeStateVector(one))
    Y.applyUpdate(other, fromOne, 'network')
    Y.applyUpdate(one, fromOther, 'network')
  }
}

/** The test's page has no layout and no clipboard; what asks for a place on the screen gets one, always the same. */
function standInForScreen(): void {
  const nowhere = () => new DOMRect(0, 0, 0, 0)
  const none = () => Object.assign([], { item: () => null }) as unknown as DOMRectList
  Range.prototype.getBoundingClientRect ??= nowhere
  Range.prototype.getClientRects ??= none
  document.elementFromPoint ??= () => null
  // The editor makes one of these only to hand it on.
  globalThis.ClipboardEvent ??= Event as unknown as typeof ClipboardEvent
}
