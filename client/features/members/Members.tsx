import { useState } from 'react'
import { mayCommand } from '../../../shared/rules/command.ts'
import { useMe, usePlan } from '../../sync/usePlan.ts'
import { usePresence } from '../../sync/usePresence.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftingControl } from './DraftingControl.tsx'
import { Invitations } from './Invitations.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { MemberDialog, type MemberQuestion } from './MemberDialog.tsx'
import { MemberList } from './MemberList.tsx'
import styles from './Members.module.css'
import { countSentence, whomToAsk } from './memberWords.ts'

/** Everybody in the plan by party; conveners invite, change roles, suspend and remove here. */
export function Members() {
  const plan = usePlan()
  const me = useMe()
  const here = new Set(usePresence().map((one) => one.memberId))
  const [question, setQuestion] = useState<MemberQuestion | null>(null)
  const [inviting, setInviting] = useState(false)
  const [said, setSaid] = useState('')
  if (plan === null || me === null) return <p className={styles.opening}>Opening the plan…</p>

  const seated = plan.members.filter((member) => member.standing !== 'removed')
  const mayInvite = mayCommand(me, 'invite').ok
  const present = seated.filter((member) => here.has(member.id)).length
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>Members</h1>
          <p className={styles.lead}>
            {countSentence(seated.length, present)} {!mayInvite && whomToAsk(plan)}
          </p>
        </div>
        {mayInvite && (
          <Button kind="main" onClick={() => setInviting(true)}>
            Invite…
          </Button>
        )}
      </header>
      <p className={styles.said} role="status">
        {said}
      </p>
      <DraftingControl plan={plan} me={me} onSaid={setSaid} />
      <MemberList
        plan={plan}
        me={me}
        here={here}
        onAsk={(next) => {
          setSaid('')
          setQuestion(next)
        }}
      />
      {mayInvite && <Invitations plan={plan} onSaid={setSaid} />}
      {question !== null && (
        <MemberDialog
          plan={plan}
          me={me}
          question={question}
          onClose={() => setQuestion(null)}
          onDone={(sentence) => {
            setQuestion(null)
            setSaid(sentence)
          }}
        />
      )}
      {inviting && <InviteDialog plan={plan} me={me} onClose={() => setInviting(false)} />}
    </>
  )
}
