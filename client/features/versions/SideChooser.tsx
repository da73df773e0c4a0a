import { ArrowLeftRight } from 'lucide-react'
import type { VersionEntry } from '../../../shared/model/version.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './Compare.module.css'

/** The two sides that are compared. */
export function SideChooser({
  versions,
  from,
  to,
  onSides,
}: {
  readonly versions: readonly VersionEntry[]
  readonly from: string
  readonly to: string
  readonly onSides: (from: string, to: string) => void
}) {
  const sides = (
    <>
      <option value="now">The text of now</option>
      <option value="last-visit">My last visit</option>
      {[...versions].reverse().map((version) => (
        <option key={version.id} value={version.id}>
          {version.symbol}
        </option>
      ))}
    </>
  )
  return (
    <div className={styles.sides}>
      <Select label="From" value={from} onChange={(event) => onSides(event.target.value, to)}>
        {sides}
      </Select>
      <Button
        kind="plain"
        iconOnly
        aria-label="Compare the other way round"
        onClick={() => onSides(to, from)}
      >
        <ArrowLeftRight size={17} aria-hidden />
      </Button>
      <Select label="To" value={to} onChange={(event) => onSides(from, event.target.value)}>
        {sides}
      </Select>
    </div>
  )
}
