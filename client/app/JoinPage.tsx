import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { roleLabel } from '../../shared/model/role.ts'
import { type InvitationResponse, joinRequest } from '../../shared/wire/http.ts'
import type { Problem } from '../../shared/wire/problem.ts'
import { isProblem, join, readInvitation, whoAmI } from '../sync/api.ts'
import { rememberSeat } from '../sync/seatMemory.ts'
import { Button, buttonClass } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { toneStyle } from '../ui/PartyMark.tsx'
import styles from './JoinPage.module.css'
import { planOfLink, rememberLink } from './joinedLinks.ts'
import { Notice } from './Notice.tsx'
import { Page } from './Page.tsx'
import page from './Page.module.css'

type Offer =
  | { readonly kind: 'asking' }
  | { readonly kind: 'offered'; readonly invitation: InvitationResponse }
  | { readonly kind: 'problem'; readonly problem: Problem }

/** Where an invitation leads: what it offers, a name, and in. The token stays behind the `#`, so no server log has it. */
export function JoinPage() {
  const [, navigate] = useLocation()
  const [token] = useState(() => location.hash.slice(1))
  const [offer, setOffer] = useState<Offer>({ kind: 'asking' })
  const asking = offer.kind === 'asking'

  useEffect(() => {
    // The next page, while the name is being typed.
    void import('./WorkspacePage.tsx')
  }, [])
  useEffect(() => {
    if (token === '' || !asking) return
    let here = true
    void ask(token).then((found) => {
      if (!here) return
      if (found.kind === 'seated') navigate(`/plan/${found.planId}`, { replace: true })
      else setOffer(found)
    })
    return () => {
      here = false
    }
  }, [token, asking, navigate])

  if (token === '') {
    return (
      <Notice title="This link is not complete">
        An invitation link ends with a “#” and a long row of letters. Copy the whole link, or ask
        whoever sent it to send it again.
      </Notice>
    )
  }
  if (offer.kind === 'asking') {
    return (
      <Page title="Invitation" narrow>
        <div className={`${page.sheet} ${styles.waiting}`} aria-busy="true" />
      </Page>
    )
  }
  if (offer.kind === 'problem') {
    const { problem } = offer
    const final = isProblem(problem, 'invitation-invalid')
    return (
      <Notice
        title={problem.title}
        actions={
          final ? (
            <Link href="/" className={buttonClass({ kind: 'plain' })}>
              Go to the start page
            </Link>
          ) : (
            <Button kind="main" onClick={() => setOffer({ kind: 'asking' })}>
              Try again
            </Button>
          )
        }
      >
        {problem.detail}
      </Notice>
    )
  }
  const enter = (planId: string): void => navigate(`/plan/${planId}`, { replace: true })
  return <Invited token={token} invitation={offer.invitation} onEnter={enter} />
}

/** What a link offers; a used link that this very browser joined by leads straight to its plan. */
async function ask(
  token: string,
): Promise<
  Exclude<Offer, { kind: 'asking' }> | { readonly kind: 'seated'; readonly planId: string }
> {
  const answer = await readInvitation(token)
  if (answer.ok) return { kind: 'offered', invitation: answer.value }
  const planId = planOfLink(token)
  if (planId !== null && (await whoAmI(planId)).ok) return { kind: 'seated', planId }
  return { kind: 'problem', problem: answer.problem }
}

function Invited({
  token,
  invitation,
  onEnter,
}: {
  readonly token: string
  readonly invitation: InvitationResponse
  readonly onEnter: (planId: string) => void
}) {
  const { planId, planTitle, role, partyName, partyColour, seatedAs } = invitation
  const [taking, setTaking] = useState(seatedAs === null)
  return (
    <Page title={`Join ${planTitle}`} narrow>
      <div className={page.sheet}>
        <h1 className={page.title}>{planTitle}</h1>
        <p className={styles.seat}>
          <span>
            You are invited as <strong>{roleLabel(role)}</strong>
            {partyName !== null && ' of'}
          </span>
          {partyName !== null && (
            <span
              className={styles.party}
              style={partyColour === null ? undefined : toneStyle(partyColour)}
            >
              {partyName}
            </span>
          )}
        </p>
        {seatedAs !== null && !taking ? (
          <div className={styles.choice}>
            <p className={page.words}>
              This browser already sits in this plan as <strong>{seatedAs}</strong>. A browser holds
              one seat at a time.
            </p>
            <div className={page.actions}>
              <Button kind="main" onClick={() => onEnter(planId)}>
                Continue as {seatedAs}
              </Button>
              <Button onClick={() => setTaking(true)}>Take this seat instead</Button>
            </div>
          </div>
        ) : (
          <NameForm token={token} replaces={seatedAs} onEnter={onEnter} />
        )}
      </div>
    </Page>
  )
}

function NameForm({
  token,
  replaces,
  onEnter,
}: {
  readonly token: string
  readonly replaces: string | null
  readonly onEnter: (planId: string) => void
}) {
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [joining, setJoining] = useState(false)
  const toName = useCallback((field: HTMLInputElement | null) => field?.focus(), [])

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const body = joinRequest.safeParse({ token, name })
    if (!body.success) {
      setWrong(
        name.trim() === ''
          ? 'Write the name under which the others will see you.'
          : 'Use at most 80 letters, on one line.',
      )
      return
    }
    setWrong(null)
    setProblem(null)
    setJoining(true)
    const answer = await join(body.data)
    if (!answer.ok) {
      setJoining(false)
      setProblem(answer.problem)
      return
    }
    rememberLink(token, answer.value.planId)
    const seat = await whoAmI(answer.value.planId)
    if (seat.ok) rememberSeat(seat.value)
    onEnter(answer.value.planId)
  }
  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <Field
        label="Your name"
        hint={
          replaces === null
            ? 'Everybody in the plan sees it beside what you write.'
            : `Everybody sees it beside what you write. This browser leaves the seat of ${replaces}.`
        }
        wrong={wrong}
        value={name}
        maxLength={80}
        autoComplete="name"
        ref={toName}
        onChange={(event) => setName(event.target.value)}
      />
      {problem !== null && (
        <p className={styles.wrong} role="alert">
          <b>{problem.title}</b>
          {problem.detail}
        </p>
      )}
      <div>
        <Button kind="main" type="submit" disabled={joining}>
          Join
        </Button>
      </div>
    </form>
  )
}
