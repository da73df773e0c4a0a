import { type Plan, pointLabel } from '../../../../shared/model/plan.ts'
import type { Block } from '../../../../shared/model/pointText.ts'
import { wordsInLine } from '../../../../shared/model/spellBrackets.ts'
import { PointTextView } from '../sheet/PointTextView.tsx'
import text from '../text/text.module.css'
import styles from './BracketPanel.module.css'

/** The words of an alternative, to be read. */
export function AlternativeWords({
  blocks,
  isBlock,
  plan,
}: {
  readonly blocks: readonly Block[]
  readonly isBlock: boolean
  readonly plan: Plan
}) {
  const shown: readonly Block[] = isBlock
    ? blocks
    : [{ kind: 'paragraph', content: wordsInLine(blocks) }]
  return (
    <div className={`${text.text} ${styles.words}`}>
      <PointTextView
        text={shown}
        label={(id) => (id === null ? '' : pointLabel(plan, id))}
        isResolved={() => true}
        hrefOf={(id) => `/plan/${plan.id}/point/${id}`}
      />
    </div>
  )
}
