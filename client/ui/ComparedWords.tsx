import type { ComparedRun } from '../../shared/rules/compare.ts'
import styles from './ComparedWords.module.css'
import { Unseen } from './Unseen.tsx'

/**
 * Words of a difference. What was put in is underlined, what was taken out is struck through; those who listen hear
 * where each begins and ends, because screen readers as a rule do not tell `ins` and `del`.
 */
export function ComparedWords({ runs }: { readonly runs: readonly ComparedRun[] }) {
  return runs.map((run, at) => {
    if (run.kind === 'same') return run.text
    const isInserted = run.kind === 'inserted'
    const Mark = isInserted ? 'ins' : 'del'
    return (
      // The runs of a line have no names; each is told by its place.
      <Mark key={at} className={isInserted ? styles.inserted : styles.deleted}>
        <Unseen>{isInserted ? '[put in: ' : '[taken out: '}</Unseen>
        {run.text}
        <Unseen>] </Unseen>
      </Mark>
    )
  })
}
