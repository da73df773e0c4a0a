import { lazy, Suspense, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { isId } from '../../shared/model/ids.ts'
import type { Problem } from '../../shared/wire/problem.ts'
import { isProblem, whoAmI } from '../sync/api.ts'
import type { Me } from '../sync/me.ts'
import { rememberedSeat, rememberSeat } from '../sync/seatMemory.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { Notice } from './Notice.tsx'
import { placeInAddress, type PlanPlace } from './planAddress.ts'
import { WorkspaceSkeleton } from './WorkspaceSkeleton.tsx'

const WorkspacePage = lazy(async () => ({
  default: (await import('./WorkspacePage.tsx')).WorkspacePage,
}))

type Seat =
  | { readonly kind: 'asking' }
  /** A remembered seat opens this browser's copy while the server is asked whether it still holds. */
  | { readonly kind: 'seated'; readonly me: Me; readonly remembered: boolean }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** A plan by its address: finds out who this browser is in it, then opens the workspace. */
export function PlanPage({ planId, rest }: { readonly planId: string; readonly rest: string }) {
  const place = placeInAddress(rest)
  if (!isId(planId) || place === null) return <NotFoundPage />
  return <Seated planId={planId} place={place} />
}

function Seated({ planId, place }: { readonly planId: string; readonly place: PlanPlace }) {
  const [seat, setSeat] = useState<Seat>(() => {
    const me = rememberedSeat(planId)
    return me === null ? { kind: 'asking' } : { kind: 'seated', me, remembered: true }
  })
  const asking = seat.kind === 'asking'
  useEffect(() => {
    // Fetched side by side with the question who this browser is, not after it.
    void import('./WorkspacePage.tsx')
  }, [])
  useEffect(() => {
    if (!asking) return
    let here = true
    void whoAmI(planId).then((answer) => {
      if (!here) return
      if (answer.ok) rememberSeat(answer.value)
      setSeat(
        answer.ok
          ? { kind: 'seated', me: answer.value, remembered: false }
          : { kind: 'problem', problem: answer.problem },
      )
    })
    return () => {
      here = false
    }
  }, [planId, asking])

  switch (seat.kind) {
    case 'asking':
      return <WorkspaceSkeleton />
    case 'problem':
      return <NoSeat problem={seat.problem} onRetry={() => setSeat({ kind: 'asking' })} />
    case 'seated':
      return (
        <Suspense fallback={<WorkspaceSkeleton />}>
          <WorkspacePage
            key={seat.me.memberId}
            me={seat.me}
            askFirst={seat.remembered}
            place={place}
            onOtherSeat={(me) => {
              rememberSeat(me)
              setSeat({ kind: 'seated', me, remembered: false })
            }}
          />
        </Suspense>
      )
  }
}

function NoSeat({ problem, onRetry }: { readonly problem: Problem; readonly onRetry: () => void }) {
  const outside = isProblem(problem, 'no-session') || isProblem(problem, 'not-found')
  return (
    <Notice
      title={outside ? 'You are not in this plan yet' : problem.title}
      actions={
        outside ? (
          <Link href="/" className={buttonClass({ kind: 'plain' })}>
            Go to the start page
          </Link>
        ) : (
          <Button kind="main" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {outside
        ? 'A plan opens only to those who were invited. Open your invitation link in this browser, or ask the convener of the plan for one. If you joined in another browser, open the plan there.'
        : problem.detail}
    </Notice>
  )
}
