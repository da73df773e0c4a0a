import { type Plan, pointLabel } from '../../../shared/model/plan.ts'
import { useScreen } from '../../state/screen.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './comments.module.css'
import { commentTarget, draftsOf } from './drafts.ts'

/** Comments that were begun here and left for another one. */
export function UnfinishedComments({ plan }: { readonly plan: Plan }) {
  const workspace = useWorkspace()
  const draft = useScreen((screen) => screen.draft)
  const current = draft === null ? null : commentTarget(draft)
  const others = draftsOf(workspace)
    .begun()
    .filter(([target]) => target !== current)
  if (others.length === 0) return null
  return (
    <ul className={styles.unfinished} aria-label="Comments that you have not finished">
      {others.map(([target, on]) => (
        <li key={target}>
          <span>
            Not finished, on {pointLabel(plan, on.pointId)}
            {on.anchor !== null && <q dir="auto">{short(on.anchor.quotation)}</q>}
          </span>
          <button type="button" onClick={() => useScreen.getState().draftComment(on)}>
            Go on<Unseen> with the comment on {pointLabel(plan, on.pointId)}</Unseen>
          </button>
        </li>
      ))}
    </ul>
  )
}

const short = (words: string): string =>
  words.length > 60 ? `${words.slice(0, 58).trim()}…` : words
