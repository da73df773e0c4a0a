import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import { findPoint, type Plan, pointLabel } from '../../../shared/model/plan.ts'
import type { Member } from '../../../shared/model/member.ts'
import { mayRemark } from '../../../shared/rules/may.ts'
import { useScreen } from '../../state/screen.ts'
import { useMe, usePlan } from '../../sync/usePlan.ts'
import { useReview } from '../../sync/useReview.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './comments.module.css'
import { commentTarget, draftsOf } from './drafts.ts'
import { emptySentence } from './emptySentence.ts'
import { countThreads, type Filter, filterThreads } from './filter.ts'
import { FilterBar } from './FilterBar.tsx'
import { usePanelFilter } from './filterStore.ts'
import { NewComment } from './NewComment.tsx'
import { Announcing, useAnnounce } from './announce.tsx'
import { ThreadList } from './ThreadList.tsx'
import { UnfinishedComments } from './UnfinishedComments.tsx'

/** What is said of the point in focus, or of the whole plan. It fills the place that it is given, and scrolls itself. */
export function CommentsPanel() {
  const plan = usePlan()
  const me = useMe()
  if (plan === null || me === null) return null
  return (
    <Announcing>
      <Panel plan={plan} me={me} />
    </Announcing>
  )
}

function Panel({ plan, me }: { readonly plan: Plan; readonly me: Member }) {
  const { threads } = useReview()
  const { state, party, isWhole } = usePanelFilter()
  const openPoint = useScreen((screen) => screen.openPoint)
  const draft = useScreen((screen) => screen.draft)
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const announce = useAnnounce()
  const pointId = isWhole || openPoint === null ? null : openPoint
  const filter = useMemo<Filter>(() => ({ state, party, pointId }), [state, party, pointId])
  const reader = useMemo(() => ({ memberId: me.id, partyId: me.partyId }), [me])
  const shown = useMemo(
    () => filterThreads(threads, filter, plan, reader),
    [threads, filter, plan, reader],
  )
  const counts = useMemo(
    () => countThreads(threads, filter, plan, reader),
    [threads, filter, plan, reader],
  )
  const mayWrite = mayRemark(me).ok
  useRestoredDraft()
  useShownThread(shown.map((thread) => thread.key))
  useEffect(() => {
    if (draft !== null) scroller?.scrollTo?.({ top: 0 })
  }, [draft, scroller])

  return (
    <div className={styles.panel}>
      <FilterBar plan={plan} counts={counts} openPoint={openPoint} threads={threads} />
      <div ref={setScroller} className={styles.scroller}>
        {draft !== null && mayWrite && (
          <NewComment
            key={commentTarget(draft)}
            draft={draft}
            plan={plan}
            onSent={() => {
              usePanelFilter.setState({ state: 'open', party: null })
              announce('Comment made')
            }}
          />
        )}
        {mayWrite && <UnfinishedComments plan={plan} />}
        {draft === null && mayWrite && openPoint !== null && (
          <CommentOnPoint plan={plan} pointId={openPoint} />
        )}
        {shown.length === 0 ? (
          <p className={styles.empty}>
            {emptySentence({ filter, isNobody: threads.length === 0, mayWrite })}
          </p>
        ) : (
          <ThreadList
            threads={shown}
            plan={plan}
            me={me}
            byPoint={pointId === null}
            above={draft}
            scroller={scroller}
          />
        )}
      </div>
    </div>
  )
}

function CommentOnPoint({ plan, pointId }: { readonly plan: Plan; readonly pointId: PointId }) {
  if (findPoint(plan, pointId) === undefined) return null
  return (
    <Button
      small
      className={styles.begin}
      onClick={() => useScreen.getState().draftComment({ pointId, anchor: null })}
    >
      <MessageSquarePlus size={15} aria-hidden />
      Comment on this point
      <Unseen>: {pointLabel(plan, pointId)}</Unseen>
    </Button>
  )
}

/** After a reload goes on with the comment that was being written, when this panel is looked at. */
function useRestoredDraft(): void {
  const workspace = useWorkspace()
  useEffect(() => {
    if (useScreen.getState().draft !== null) return
    const { openPoint } = useScreen.getState()
    const begun = draftsOf(workspace).begun()
    const last = begun.find(([, on]) => on.pointId === openPoint) ?? begun[0]
    // Not `draftComment`: nobody asked for the panel to come to the front.
    if (last !== undefined) useScreen.setState({ draft: last[1] })
  }, [workspace])
}

/** A thread that is opened from elsewhere is always shown, whatever the panel was set to. */
function useShownThread(shown: readonly string[]): void {
  const { threads } = useReview()
  const openThread = useScreen((screen) => screen.openThread)
  const openings = useScreen((screen) => screen.threadOpenings)
  // A thread that comes into focus because somebody is in its card is shown already.
  const [done, setDone] = useState(() => (openThread === null ? openings : -1))
  useEffect(() => {
    if (openThread === null || done === openings) return
    const thread = threads.find((one) => one.key === openThread)
    if (thread === undefined) return
    setDone(openings)
    if (shown.includes(openThread)) return
    const { openPoint } = useScreen.getState()
    if (openPoint !== thread.pointId) useScreen.getState().focusPoint(thread.pointId)
    usePanelFilter.setState({
      state: thread.resolution?.resolved === true ? 'resolved' : 'open',
      party: null,
      isWhole: false,
    })
  }, [openThread, openings, done, threads, shown])
}
