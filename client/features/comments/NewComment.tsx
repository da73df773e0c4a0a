import type { Plan } from '../../../shared/model/plan.ts'
import { pointLabel } from '../../../shared/model/plan.ts'
import { refKey } from '../../../shared/model/review.ts'
import { type CommentDraft, useScreen } from '../../state/screen.ts'
import { deskOf } from '../../sync/reviewDesk.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import styles from './comments.module.css'
import { commentTarget, draftsOf } from './drafts.ts'
import { LazyComposer } from './LazyComposer.tsx'

/** A comment that is being written, under the words that it is about. */
export function NewComment({
  draft,
  plan,
  onSent,
}: {
  readonly draft: CommentDraft
  readonly plan: Plan
  readonly onSent: () => void
}) {
  const workspace = useWorkspace()
  const drafts = draftsOf(workspace)
  const target = commentTarget(draft)
  const where = pointLabel(plan, draft.pointId)
  const end = (): void => {
    drafts.forget(target)
    useScreen.getState().draftComment(null)
  }
  return (
    <section className={styles.fresh} aria-label={`New comment on ${where}`}>
      <p className={styles.where}>
        {draft.anchor === null ? `On the whole of ${where}` : `On words of ${where}`}
      </p>
      {draft.anchor !== null && (
        <blockquote className={styles.quotation} dir="auto">
          {draft.anchor.quotation}
        </blockquote>
      )}
      <LazyComposer
        label={`Comment on ${where}`}
        first={drafts.read(target)?.body ?? []}
        send="Comment"
        onKeep={(body) => drafts.keep(target, { on: draft, body })}
        onSend={(body) => {
          const ref = deskOf(workspace).comment({ ...draft, body })
          end()
          onSent()
          useScreen.getState().openThreadAt(refKey(ref))
        }}
        onGiveUp={end}
      />
    </section>
  )
}
