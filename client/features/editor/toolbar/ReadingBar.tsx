import type { ReactNode } from 'react'
import type { Member } from '../../../../shared/model/member.ts'
import { roleLabel } from '../../../../shared/model/role.ts'
import { mayWriteSomewhere } from '../../../../shared/rules/may.ts'
import { reasonSentence } from '../../../../shared/rules/reason.ts'
import styles from './Toolbar.module.css'

/** Stands where the tools are for those who may use them, and says why they are not here. */
export function ReadingBar({
  me,
  children,
}: {
  readonly me: Member | null
  readonly children?: ReactNode
}) {
  const verdict = me === null ? null : mayWriteSomewhere(me, 'plan')
  return (
    <div className={styles.place} data-reading="">
      <div className={styles.bar}>
        <p className={styles.reading}>
          {me !== null && <b>{roleLabel(me.role)}</b>}
          {verdict !== null && !verdict.ok && reasonSentence(verdict.reason)}
        </p>
        {children !== undefined && <div className={styles.end}>{children}</div>}
      </div>
    </div>
  )
}
