import { useState } from 'react'
import { usePlan } from '../../sync/usePlan.ts'
import { Button } from '../../ui/Button.tsx'
import { FileChooser } from './FileChooser.tsx'
import styles from './Returned.module.css'
import { ReturnedPoints } from './ReturnedPoints.tsx'
import type { ReturnedProps } from './returnedProps.ts'
import { useReturnedFile } from './useReturnedFile.ts'

/** A file that comes back from a delegation: what it changed, and the means to propose that as its party's words. */
export function ReturnedView(props: ReturnedProps) {
  const plan = usePlan()
  const { returned, read, readAgainst } = useReturnedFile()
  /** The file of another plan that somebody wants compared all the same. */
  const [allowed, setAllowed] = useState<object | null>(null)
  if (plan === null) return <p className={styles.opening}>Opening the plan…</p>
  const file = returned.kind === 'read' ? returned.file : null
  const isHeld = file !== null && file.isForeign && allowed !== file.plan
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>Bring back a file</h1>
        <p className={styles.lead}>
          A delegation worked on an exported text in Word. Here you see what it changed, point by
          point, and propose what you choose as alternatives of your party. Nothing is written
          before you say so.
        </p>
      </header>
      <FileChooser isSmall={file !== null} onFile={read} />
      {returned.kind === 'reading' && (
        <p className={styles.state} role="status">
          Reading {returned.name}…
        </p>
      )}
      {returned.kind === 'failed' && (
        <p className={styles.problem} role="alert">
          {returned.sentence}
        </p>
      )}
      {isHeld && (
        <div className={styles.problem} role="alert">
          <p>
            This file was exported from another plan. Its points can be matched with this plan only
            by their headings and words, and may be other points altogether.
          </p>
          <Button onClick={() => setAllowed(file.plan)}>Compare it all the same</Button>
        </div>
      )}
      {file !== null && !isHeld && (
        <ReturnedPoints
          key={file.version}
          {...props}
          plan={plan}
          file={file}
          onVersion={readAgainst}
        />
      )}
    </>
  )
}
