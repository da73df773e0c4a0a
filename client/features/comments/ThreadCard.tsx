import { Check, CornerDownRight, RotateCcw } from 'lucide-react'
import { memo, useState } from 'react'
import type { Member } from '../../../shared/model/member.ts'
import { findMember, type Plan, pointLabel } from '../../../shared/model/plan.ts'
import { isResolved, type Thread } from '../../../shared/model/review.ts'
import { mayRemark } from '../../../shared/rules/may.ts'
import { useScreen } from '../../state/screen.ts'
import { deskOf } from '../../sync/reviewDesk.ts'
import { isTakenBack } from '../../sync/takenBack.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { useAnnounce } from './announce.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './comments.module.css'
import { draftsOf, replyTarget } from './drafts.ts'
import { EarlierWording } from './EarlierWording.tsx'
import { LazyComposer } from './LazyComposer.tsx'
import { Quotation } from './Quotation.tsx'
import { SaidView } from './SaidView.tsx'
import { useBrought } from './useBrought.ts'
import { When } from './When.tsx'

/** Answers that are shown at once; of more, the last ones. */
const SHOWN = 3

/** A comment with its answers, and what can be done with it. */
export const ThreadCard = memo(function ThreadCard({
  thread,
  plan,
  me,
  isOpen,
}: {
  readonly thread: Thread
  readonly plan: Plan
  readonly me: Member
  readonly isOpen: boolean
}) {
  const workspace = useWorkspace()
  const target = replyTarget(thread.key)
  const [answers, setAnswers] = useState(() => draftsOf(workspace).read(target) !== null)
  const [showsAll, setShowsAll] = useState(false)
  const announce = useAnnounce()
  // To be in a thread is to have it in focus; its words stand out in the text.
  const element = useBrought(() => {
    if (!isOpen) useScreen.setState({ openThread: thread.key })
  })
  const mayWrite = mayRemark(me).ok
  const desk = deskOf(workspace)
  const drafts = draftsOf(workspace)
  const author = findMember(plan, thread.ref.by)?.name ?? 'somebody who is not in this plan'
  const label = `Comment by ${author} on ${pointLabel(plan, thread.pointId)}`
  if (isTakenBack(thread) && !isResolved(thread)) {
    return (
      <article className={styles.folded} aria-label={label}>
        A comment by {author} was taken back
        {thread.replies.length > 0 && ', and so were its answers'}.
      </article>
    )
  }
  const hidden = showsAll ? 0 : Math.max(0, thread.replies.length - SHOWN)
  return (
    <article
      ref={element}
      className={styles.card}
      aria-label={label}
      data-open={isOpen ? '' : undefined}
      data-resolved={isResolved(thread) ? '' : undefined}
    >
      <Quotation thread={thread} />
      {thread.opening === null ? (
        <p className={styles.quiet}>The first comment was removed.</p>
      ) : (
        <SaidView
          said={thread.opening}
          plan={plan}
          me={me}
          hasAnswers={thread.replies.length > 0}
        />
      )}
      <EarlierWording thread={thread} plan={plan} />
      {hidden > 0 && (
        <button type="button" className={styles.more} onClick={() => setShowsAll(true)}>
          {hidden === 1 ? 'One earlier answer' : `${hidden} earlier answers`}
        </button>
      )}
      {thread.replies.length > 0 && (
        <ol className={styles.answers} aria-label="Answers">
          {thread.replies.slice(hidden).map((reply) => (
            <li key={reply.key}>
              <SaidView said={reply} plan={plan} me={me} hasAnswers={false} />
            </li>
          ))}
        </ol>
      )}
      <Resolution thread={thread} plan={plan} />
      {mayWrite &&
        (answers ? (
          <LazyComposer
            label={`Answer to ${author}`}
            first={drafts.read(target)?.body ?? []}
            send="Answer"
            onKeep={(body) => drafts.keep(target, { on: null, body })}
            onSend={(body) => {
              desk.reply(thread, body)
              drafts.forget(target)
              setAnswers(false)
              announce('Answer sent')
            }}
            onGiveUp={() => {
              drafts.forget(target)
              setAnswers(false)
            }}
          />
        ) : (
          <div className={styles.acts}>
            <Button small kind="quiet" onClick={() => setAnswers(true)}>
              <CornerDownRight size={14} aria-hidden />
              Answer
            </Button>
            <Button
              small
              kind="quiet"
              onClick={() => {
                desk.resolve(thread, !isResolved(thread))
                announce(isResolved(thread) ? 'Comment opened again' : 'Comment resolved')
              }}
            >
              {isResolved(thread) ? (
                <RotateCcw size={14} aria-hidden />
              ) : (
                <Check size={15} aria-hidden />
              )}
              {isResolved(thread) ? 'Open again' : 'Resolve'}
            </Button>
          </div>
        ))}
    </article>
  )
})

/** Who resolved a thread, or opened it again, and when. */
function Resolution({ thread, plan }: { readonly thread: Thread; readonly plan: Plan }) {
  const { resolution } = thread
  if (resolution === null) return null
  const by = findMember(plan, resolution.by)?.name ?? 'somebody who is not in this plan'
  return (
    <p className={styles.resolution}>
      {resolution.resolved && <Check size={14} aria-hidden />}
      {resolution.resolved ? 'Resolved by ' : 'Opened again by '}
      {by}, <When at={resolution.at} />
    </p>
  )
}
