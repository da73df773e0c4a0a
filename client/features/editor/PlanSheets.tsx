import {
  type DragEvent,
  type FocusEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import { mayRemark, mayWriteSomewhere } from '../../../shared/rules/may.ts'
import { useScreen } from '../../state/screen.ts'
import { useMe, usePlan } from '../../sync/usePlan.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { BracketPanelHost } from './brackets/BracketPanelHost.tsx'
import { BracketViewButton } from './brackets/BracketViewButton.tsx'
import { AuthorsBar } from './authors/AuthorsBar.tsx'
import { AuthorsButton } from './authors/AuthorsButton.tsx'
import { AuthorTip } from './authors/AuthorTip.tsx'
import { CopyTextButton } from './copy/CopyTextButton.tsx'
import { pillarText, planText } from './copyText.ts'
import { CommentTool } from './comments/CommentTool.tsx'
import { goToWords } from './comments/goToWords.ts'
import { SelectionButton } from './comments/SelectionButton.tsx'
import { COMMENTED_HINT } from './comments/useCommentedText.tsx'
import { EditingContext } from './EditingContext.tsx'
import { PanelHost } from './panel/PanelHost.tsx'
import styles from './PlanSheets.module.css'
import { PointSheet } from './sheet/PointSheet.tsx'
import { Toolbar } from './toolbar/Toolbar.tsx'
import { usePageKeys } from './usePageKeys.ts'
import { ReadingBar } from './toolbar/ReadingBar.tsx'
import { showSheet } from './sheet/showSheet.ts'
import { editingOf } from './workspaceEditing.ts'

export interface PlanSheetsProps {
  /** What stands at the foot of a point's sheet. */
  readonly renderFoot?: (pointId: PointId) => ReactNode
}

/** The document: its pillars and a sheet for each point, with the tools to write in them. */
export function PlanSheets({ renderFoot }: PlanSheetsProps) {
  const workspace = useWorkspace()
  const editing = editingOf(workspace)
  const plan = usePlan()
  const openings = useScreen((screen) => screen.openings)
  const wordsAsked = useScreen((screen) => screen.wordsAsked)
  const showsAuthors = useScreen((screen) => screen.authors)
  const me = useMe()
  const mayWrite = me !== null && mayWriteSomewhere(me, 'plan').ok
  const mayComment = me !== null && mayRemark(me).ok
  const isRead = plan !== null

  useLayoutEffect(() => {
    if (plan !== null) editing.setPlan(plan)
  }, [editing, plan])
  useEffect(() => {
    const opened = useScreen.getState().openPoint
    if (isRead && opened !== null) showSheet(opened)
  }, [openings, isRead])
  // What was asked for before this column came to the screen is an old wish.
  const wordsShown = useRef(wordsAsked)
  useEffect(() => {
    if (wordsAsked === wordsShown.current) return
    wordsShown.current = wordsAsked
    const { openThread, openPoint } = useScreen.getState()
    if (openThread !== null && openPoint !== null) goToWords(editing, openPoint, openThread)
  }, [editing, wordsAsked])
  usePageKeys(editing)

  const onFocus = useCallback(
    (event: FocusEvent) => {
      const pointId = pointOf(event.target)
      if (pointId === null) return
      useScreen.getState().focusPoint(pointId)
      editing.focusMoved(pointId)
    },
    [editing],
  )
  const onBlur = useCallback(
    (event: FocusEvent) => {
      const next = event.relatedTarget
      if (next instanceof Element && next.closest('[data-point], [data-keeps-point]')) return
      editing.focusMoved(null)
    },
    [editing],
  )

  const planTools = useMemo(
    () =>
      plan !== null && (
        <>
          {mayComment && <CommentTool />}
          <BracketViewButton />
          <AuthorsButton />
          <CopyTextButton label="Copy the whole plan" read={() => planText(plan, workspace.plan)} />
        </>
      ),
    [plan, workspace, mayComment],
  )

  if (plan === null) return <p className={styles.opening}>Opening the plan…</p>
  return (
    <EditingContext value={editing}>
      <div
        className={styles.column}
        onFocus={onFocus}
        onBlur={onBlur}
        onDragOver={stayOnPage}
        onDrop={stayOnPage}
      >
        {mayWrite ? <Toolbar>{planTools}</Toolbar> : <ReadingBar me={me}>{planTools}</ReadingBar>}
        {plan.pillars.map((pillar) => (
          <section
            key={pillar.id}
            className={styles.pillar}
            aria-labelledby={`pillar-${pillar.id}`}
          >
            <header>
              <h2 id={`pillar-${pillar.id}`}>{pillar.heading}</h2>
              <CopyTextButton
                label={`Copy the pillar ${pillar.heading}`}
                read={() => pillarText(plan, pillar, workspace.plan)}
              />
            </header>
            {pillar.points.map((point) => (
              <PointSheet
                key={point.id}
                point={point}
                plan={plan}
                goTo={useScreen.getState().openPointAt}
                renderFoot={renderFoot}
              />
            ))}
          </section>
        ))}
        {showsAuthors && <AuthorsBar plan={plan} />}
        {showsAuthors && <AuthorTip />}
        {mayComment && <SelectionButton />}
        <span id={COMMENTED_HINT} hidden>
          Somebody commented on these words. Enter shows the comment.
        </span>
        <PanelHost plan={plan} />
        <BracketPanelHost plan={plan} />
      </div>
    </EditingContext>
  )
}

/** The point whose sheet an element is in. */
function pointOf(target: EventTarget): PointId | null {
  const sheet = target instanceof Element ? target.closest('[data-point]') : null
  // The attribute is written by the sheet, from the point's own id.
  return (sheet?.getAttribute('data-point') ?? null) as PointId | null
}

/** A file that misses a text would make the browser leave the page for it. */
function stayOnPage(event: DragEvent): void {
  if (event.dataTransfer.types.includes('Files')) event.preventDefault()
}
