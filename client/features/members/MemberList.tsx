import type { MemberId } from '../../../shared/model/ids.ts'
import type { Member } from '../../../shared/model/member.ts'
import { membersByParty } from '../../../shared/model/membersByParty.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { roleLabel } from '../../../shared/model/role.ts'
import { day } from '../../ui/moment.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import type { MemberQuestion } from './MemberDialog.tsx'
import { MemberMenu } from './MemberMenu.tsx'
import styles from './Members.module.css'

export interface MemberListProps {
  readonly plan: Plan
  readonly me: Member
  /** Who has the plan open now. */
  readonly here: ReadonlySet<MemberId>
  readonly onAsk: (question: MemberQuestion) => void
}

/** The members by party, and last those who were removed: what they wrote still carries their name. */
export function MemberList(props: MemberListProps) {
  const { plan } = props
  const removed = plan.members.filter((member) => member.standing === 'removed')
  return (
    <div className={styles.sheet}>
      {membersByParty(plan).map(({ party, members }) => (
        <section key={party?.id ?? 'none'} aria-labelledby={`party-${party?.id ?? 'none'}`}>
          <h2 className={styles.party} id={`party-${party?.id ?? 'none'}`}>
            {party !== null && <PartyMark letter={party.letter} colour={party.colour} />}
            {party?.name ?? 'Without a party'}
          </h2>
          {members.length === 0 ? (
            <p className={styles.nobody}>Nobody has joined yet.</p>
          ) : (
            <ul className={styles.members}>
              {members.map((member) => (
                <MemberRow key={member.id} member={member} {...props} />
              ))}
            </ul>
          )}
        </section>
      ))}
      {removed.length > 0 && (
        <section aria-labelledby="party-removed">
          <h2 className={styles.party} id="party-removed">
            Removed
          </h2>
          <ul className={styles.members}>
            {removed.map((member) => (
              <MemberRow key={member.id} member={member} {...props} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function MemberRow({ member, me, here, onAsk }: MemberListProps & { readonly member: Member }) {
  const isHere = here.has(member.id)
  return (
    <li
      className={styles.member}
      data-here={isHere ? '' : undefined}
      data-standing={member.standing}
    >
      <span className={styles.dot} aria-hidden />
      <span className={styles.name}>
        {member.name}
        {member.id === me.id && <span className={styles.you}> (you)</span>}
      </span>
      <span className={styles.role}>
        {roleLabel(member.role)}
        {member.standing === 'suspended' && <span className={styles.suspended}>suspended</span>}
      </span>
      <span className={styles.joined}>joined {day(member.joinedAt)}</span>
      <Unseen>{isHere ? ', here now' : ', not here'}</Unseen>
      <MemberMenu member={member} me={me} onAsk={onAsk} />
    </li>
  )
}
