import type { CSSProperties } from 'react'
import type { ComparedLine, ComparedRun, Comparison } from '../../shared/rules/compare.ts'
import styles from './DifferenceView.module.css'
import { Unseen } from './Unseen.tsx'

/**
 * The difference of two wordings, line by line. What was put in is underlined, what was taken out is struck through;
 * those who listen hear where each begins and ends, because screen readers as a rule do not tell `ins` and `del`.
 */
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
        {line.runs.map((run, at) => (
          <Run key={at} run={run} />
        ))}
      </span>
    </p>
  )
}

function Run({ run }: { readonly run: ComparedRun }) {
  switch (run.kind) {
    case 'same':
      return run.text
    case 'inserted':
      return (
        <ins>
          <Unseen>[put in: </Unseen>
          {run.text}
          <Unseen>] </Unseen>
        </ins>
      )
    case 'deleted':
      return (
        <del>
          <Unseen>[taken out: </Unseen>
          {run.text}
          <Unseen>] </Unseen>
        </del>
      )
  }
}
