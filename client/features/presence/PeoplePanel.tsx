import { membersByParty } from '../../../shared/model/membersByParty.ts'
import { pointLabel } from '../../../shared/model/plan.ts'
import { roleLabel } from '../../../shared/model/role.ts'
import { useScreen } from '../../state/screen.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { usePresence } from '../../sync/usePresence.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import { peopleHere } from './people.ts'
import styles from './PeoplePanel.module.css'

/** Everybody who has a seat in the plan, by party, and whether and where they are here now. */
export function PeoplePanel() {
  const plan = usePlan()
  const { me } = useWorkspace()
  const here = new Map(peopleHere(usePresence(), plan).map((one) => [one.memberId, one]))
  const openPointAt = useScreen((screen) => screen.openPointAt)
  if (plan === null) return null
  return (
    <div className={styles.panel}>
      {membersByParty(plan).map(({ party, members }) => (
        <section key={party?.id ?? 'none'} aria-labelledby={`people-${party?.id ?? 'none'}`}>
          <h2 className={styles.party} id={`people-${party?.id ?? 'none'}`}>
            {party !== null && <PartyMark letter={party.letter} colour={party.colour} />}
            {party?.name ?? 'Without a party'}
          </h2>
          {members.length === 0 && <p className={styles.nobody}>Nobody has joined yet.</p>}
          <ul className={styles.members}>
            {members.map((member) => {
              const person = here.get(member.id)
              const pointId = person?.pointId ?? null
              return (
                <li
                  key={member.id}
                  className={styles.member}
                  data-here={person === undefined ? undefined : ''}
                >
                  <span className={styles.dot} aria-hidden />
                  <span className={styles.name}>
                    {member.name}
                    {member.id === me.memberId && ' (you)'}
                    <span className={styles.role}>
                      {roleLabel(member.role)}
                      {member.standing === 'suspended' && ', suspended'}
                      <Unseen>{person === undefined ? ', not here' : ', here now'}</Unseen>
                    </span>
                  </span>
                  {pointId !== null ? (
                    <button
                      type="button"
                      className={styles.where}
                      onClick={() => openPointAt(pointId)}
                    >
                      <Unseen>Go to </Unseen>
                      {pointLabel(plan, pointId)}
                    </button>
                  ) : (
                    person !== undefined && (
                      <span className={styles.where} aria-hidden>
                        here
                      </span>
                    )
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
