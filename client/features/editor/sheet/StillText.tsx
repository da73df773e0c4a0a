import { type KeyboardEvent, type MouseEvent, memo, useLayoutEffect, useRef } from 'react'
import type { BracketId, PointId } from '../../../../shared/model/ids.ts'
import { findPoint, type Plan, pointLabel, pointsOf } from '../../../../shared/model/plan.ts'
import { usePointText } from '../../../sync/usePlan.ts'
import { bracketIdIn } from '../brackets/bracketNodes.ts'
import { useBracketDrawing } from '../brackets/useBracketDrawing.ts'
import { nextThread, THREAD_ATTRIBUTE } from '../comments/commentLook.ts'
import { useCommentedText } from '../comments/useCommentedText.tsx'
import { DRAFT } from '../comments/textComments.ts'
import type { Editing } from '../editing.ts'
import { useEditing } from '../EditingContext.tsx'
import { NoteList } from './NoteList.tsx'
import { notesOf } from '../../../../shared/model/footnotes.ts'
import type { Place } from '../text/place.ts'
import { PointTextView } from './PointTextView.tsx'
import styles from '../text/text.module.css'
import {
  BRACKET_ATTRIBUTE,
  FOOTNOTE_ATTRIBUTE,
  PLACEHOLDER,
  REFERENCE_ATTRIBUTE,
} from '../text/textMarkup.ts'

export interface StillTextProps {
  readonly pointId: PointId
  readonly number: number | null
  readonly label: string
  readonly mayEdit: boolean
  /** The element that says why the text may not be edited. */
  readonly reasonId: string | undefined
  /** How references read. */
  readonly plan: Plan
  readonly goTo: (pointId: PointId) => void
}

/** The text of a point while nobody here writes in it. A click, Enter or F2 makes it live where that is allowed. */
export const StillText = memo(function StillText(props: StillTextProps) {
  const { pointId, plan, mayEdit } = props
  const editing = useEditing()
  const { text, words } = useCommentedText(pointId, usePointText(pointId))
  const brackets = useBracketDrawing(plan)
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (editing.takesFocus(pointId)) element.current?.focus({ preventScroll: true })
  }, [editing, pointId])

  function onClick(event: MouseEvent<HTMLDivElement>): void {
    const target = event.target instanceof Element ? event.target : null
    const reference = target?.closest(`[${REFERENCE_ATTRIBUTE}]`)
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const bracket = bracketAt(target)
    if (bracket !== null && window.getSelection()?.isCollapsed !== false) {
      editing.bracketPanel.show(pointId, bracket)
      return
    }
    // Its thread opens, and the caret goes there all the same.
    if (window.getSelection()?.isCollapsed !== false) openThreadOf(target, editing)
    if (reference) {
      const named = reference.getAttribute(REFERENCE_ATTRIBUTE)
      const id = pointsOf(plan).find((point) => point.id === named)?.id
      if (id !== undefined) props.goTo(id)
      return
    }
    // Words that were just selected, here or across points, are not a wish to write.
    if (!mayEdit || window.getSelection()?.isCollapsed === false) return
    if (target?.closest('a[href]')) event.preventDefault()
    editing.open(pointId, placeOf(event, target))
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget) {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      const bracket = bracketAt(event.target)
      if (bracket !== null) editing.bracketPanel.show(pointId, bracket)
      else openThreadOf(event.target, editing)
      return
    }
    if (!mayEdit) return
    if (event.key !== 'Enter' && event.key !== 'F2') return
    event.preventDefault()
    editing.open(pointId, { at: 'caret', caret: null })
  }

  return (
    <>
      <div
        ref={element}
        className={styles.text}
        role="textbox"
        aria-multiline="true"
        aria-label={props.label}
        aria-readonly={mayEdit ? undefined : true}
        aria-describedby={props.reasonId}
        aria-placeholder={text.length === 0 ? PLACEHOLDER : undefined}
        tabIndex={0}
        data-still={mayEdit ? 'editable' : 'readable'}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <PointTextView
          text={text}
          label={(id) => (id === null ? '' : pointLabel(plan, id))}
          isResolved={(id) => id !== null && isStanding(plan, id)}
          hrefOf={(id) => `/plan/${plan.id}/point/${id}`}
          words={words}
          brackets={brackets}
        />
      </div>
      <NoteList
        notes={notesOf(text)}
        number={props.number}
        words={words}
        onOpen={mayEdit ? (index) => editing.open(pointId, { at: 'note', index }) : undefined}
      />
    </>
  )
})

const isStanding = (plan: Plan, id: PointId): boolean => findPoint(plan, id)?.status === 'open'

/** The bracket that an element stands in. */
function bracketAt(target: EventTarget | null): BracketId | null {
  const element = target instanceof Element ? target.closest(`[${BRACKET_ATTRIBUTE}]`) : null
  return bracketIdIn(element?.getAttribute(BRACKET_ATTRIBUTE))
}

/** Opens the thread of the words that an element holds, if there is one. */
function openThreadOf(target: EventTarget | null, { comments }: Editing): void {
  const words = target instanceof Element ? target.closest(`[${THREAD_ATTRIBUTE}]`) : null
  const keys =
    words
      ?.getAttribute(THREAD_ATTRIBUTE)
      ?.split(' ')
      .filter((key) => key !== DRAFT) ?? []
  const thread = nextThread(keys, comments?.focused.getState() ?? null)
  if (thread !== null) comments?.open(thread)
}

/** Where a click asks to write: in a note when its marker was clicked, else at the letter under the pointer. */
function placeOf(event: MouseEvent, target: Element | null): Place {
  const marker = target?.closest(`[${FOOTNOTE_ATTRIBUTE}]`) ?? null
  if (marker !== null) {
    const markers = [...event.currentTarget.querySelectorAll(`[${FOOTNOTE_ATTRIBUTE}]`)]
    return { at: 'note', index: markers.indexOf(marker) }
  }
  return { at: 'click', x: event.clientX, y: event.clientY }
}
