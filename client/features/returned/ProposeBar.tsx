import type { Member } from '../../../shared/model/member.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { useSaving } from '../../sync/useSaving.ts'
import { Button } from '../../ui/Button.tsx'
import { counted } from '../../ui/counted.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import styles from './Returned.module.css'

/** What is to be proposed, in whose name; or who else could do it. */
export function ProposeBar({
  plan,
  me,
  count,
  left,
  onPropose,
}: {
  readonly plan: Plan
  readonly me: Member
  readonly count: number
  /** What is left: some that can be proposed, none at all, or only such that cannot. */
  readonly left: 'some' | 'none' | 'shown-only'
  readonly onPropose: () => void
}) {
  const saving = useSaving()
  const party = plan.parties.find((one) => one.id === me.partyId)
  if (party === undefined || (me.role !== 'head' && me.role !== 'drafter')) {
    return (
      <footer className={styles.bar}>
        <p>
          You see what the file changes. Only a head or a drafter of a party can propose its words:
          ask somebody of the party whose file this is to bring it back here.
        </p>
      </footer>
    )
  }
  const isStopped = saving.kind === 'stopped'
  return (
    <footer className={styles.bar}>
      <p className={styles.whose}>
        <PartyMark letter={party.letter} colour={party.colour} />
        <span>
          {left === 'some' &&
            `What you choose becomes words of ${party.name}, in your name. Only somebody of another party can propose that party’s words.`}
          {left === 'none' && 'Every change of this file is proposed.'}
          {left === 'shown-only' && 'No other change can be proposed as it stands; each says why.'}
          {saving.kind === 'offline' && ' You are offline: it is kept here and sent later.'}
        </span>
      </p>
      <Button kind="main" disabled={count === 0 || isStopped} onClick={onPropose}>
        {count === 0
          ? 'Choose what to propose'
          : `Propose ${counted(count, 'change')} as ${count === 1 ? 'an alternative' : 'alternatives'} of ${party.name}`}
      </Button>
    </footer>
  )
}
