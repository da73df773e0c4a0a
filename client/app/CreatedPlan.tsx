import { useState } from 'react'
import { Link } from 'wouter'
import type { CreatePlanResponse } from '../../shared/wire/http.ts'
import { buttonClass } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import styles from './CreatedPlan.module.css'
import { Page } from './Page.tsx'
import page from './Page.module.css'
import { seatLink, seatName, seatsAsText } from '../ui/seatLink.ts'

/** The links of a new plan, one for each seat: the only time that they are seen. */
export function CreatedPlan({ created }: { readonly created: CreatePlanResponse }) {
  const { origin } = location
  const [copied, setCopied] = useState<ReadonlySet<string>>(new Set())
  return (
    <Page title="Your plan is ready">
      <div className={page.sheet}>
        <h1 className={page.title}>Your plan is ready</h1>
        <p className={page.words}>
          Send each person the link to their seat. A link works for one person, once.{' '}
          <strong>These links are shown only now:</strong> copy them before you leave this page.
        </p>
        <ul className={styles.seats}>
          {created.seats.map((seat) => (
            <li
              key={seat.token}
              className={`${styles.seat} ${copied.has(seat.token) ? styles.copied : ''}`}
            >
              <span className={styles.name}>{seatName(seat)}</span>
              <CopyButton
                label="Copy link"
                describes={` for ${seatName(seat)}`}
                text={() => seatLink(origin, seat)}
                onCopied={() => setCopied((before) => new Set([...before, seat.token]))}
              />
              <span className={styles.link}>
                {copied.has(seat.token) ? 'Copied' : seatLink(origin, seat)}
              </span>
            </li>
          ))}
        </ul>
        <div className={styles.tools}>
          <Link href={`/plan/${created.planId}`} className={buttonClass({ kind: 'main' })}>
            Open the plan
          </Link>
          <CopyButton
            label="Copy all links"
            small={false}
            text={() => seatsAsText(origin, created.seats)}
          />
        </div>
      </div>
    </Page>
  )
}
