import type { CSSProperties } from 'react'
import type { ComparedLine, Comparison } from '../../shared/rules/compare.ts'
import { ComparedWords } from './ComparedWords.tsx'
import styles from './DifferenceView.module.css'

/** The difference of two wordings, line by line. */
export function DifferenceView({
  comparison,
  label = 'Difference',
}: {
  readonly comparison: Comparison
  /** What is compared, for those who listen. */
  readonly label?: string
}) {
  return (
    <div role="group" aria-label={label} className={styles.difference}>
      <p className={styles.sum}>{summary(comparison)}</p>
      {!comparison.isSame && (
        <div className={styles.lines} dir="auto">
          {comparison.lines.map((line, at) => (
            <Line key={at} line={line} />
          ))}
        </div>
      )}
    </div>
  )
}

/** How much was put in and taken out, in a sentence. */
function summary({ isSame, inserted, deleted }: Comparison): string {
  if (isSame) return 'The words are the same.'
  if (inserted === 0 && deleted === 0) return 'Only signs and layout differ.'
  const parts = [
    ...(inserted === 0 ? [] : [`${words(inserted)} put in`]),
    ...(deleted === 0 ? [] : [`${words(deleted)} taken out`]),
  ]
  return `${parts.join(', ')}.`
}

const words = (count: number): string => (count === 1 ? '1 word' : `${count} words`)

function Line({ line }: { readonly line: ComparedLine }) {
  return (
    <p
      className={styles.line}
      data-kind={line.kind}
      style={{ '--depth': line.depth } as CSSProperties}
    >
      {line.label !== null && <span className={styles.label}>{line.label}</span>}
      <span>
        <ComparedWords runs={line.runs} />
      </span>
    </p>
  )
}
