import type { CSSProperties } from 'react'
import type { ComparedLine, Comparison } from '../../../shared/rules/compare.ts'
import { ComparedWords } from '../../ui/ComparedWords.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './Compare.module.css'

/** Two wordings beside each other, paragraph by paragraph: the old one with what was taken out, the new one with what was put in. */
export function SideBySide({
  comparison,
  names,
  label,
}: {
  readonly comparison: Comparison
  /** What the two sides are called. */
  readonly names: readonly [string, string]
  readonly label: string
}) {
  return (
    <table className={styles.beside} aria-label={label}>
      <thead>
        <tr>
          {names.map((name, at) => (
            <th key={at} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparison.lines.map((line, at) => (
          <tr key={at} data-kind={line.kind}>
            <Side line={line} without="inserted" />
            <Side line={line} without="deleted" />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Side({
  line,
  without,
}: {
  readonly line: ComparedLine
  readonly without: 'inserted' | 'deleted'
}) {
  const runs = line.runs.filter((run) => run.kind !== without)
  // A paragraph that this side does not have at all.
  if (line.kind === without) {
    return (
      <td>
        <Unseen>nothing</Unseen>
      </td>
    )
  }
  return (
    <td dir="auto" style={{ '--depth': line.depth } as CSSProperties}>
      {line.label !== null && <span className={styles.label}>{line.label} </span>}
      <ComparedWords runs={runs} />
    </td>
  )
}
