import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef, useState } from 'react'
import type { Member } from '../../../shared/model/member.ts'
import { findMember, type Plan } from '../../../shared/model/plan.ts'
import type { Said } from '../../../shared/model/review.ts'
import { roleLabel } from '../../../shared/model/role.ts'
import { mayRemark } from '../../../shared/rules/may.ts'
import { deskOf } from '../../sync/reviewDesk.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { AskDialog } from '../../ui/AskDialog.tsx'
import menu from '../../ui/menu.module.css'
import { moment } from '../../ui/moment.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { useAnnounce } from './announce.tsx'
import styles from './comments.module.css'
import { draftsOf, editTarget } from './drafts.ts'
import { LazyComposer } from './LazyComposer.tsx'
import { Reactions, ReactMenu } from './Reactions.tsx'
import { RemarkView } from './RemarkView.tsx'
import { When } from './When.tsx'

/** What one person said at one time, by whom, and what others answered without words. */
export function SaidView({
  said,
  plan,
  me,
  hasAnswers,
}: {
  readonly said: Said
  readonly plan: Plan
  readonly me: Member
  readonly hasAnswers: boolean
}) {
  const workspace = useWorkspace()
  const announce = useAnnounce()
  const desk = deskOf(workspace)
  const drafts = draftsOf(workspace)
  const target = editTarget(said.key)
  const [edits, setEdits] = useState(false)
  const [asks, setAsks] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const author = findMember(plan, said.by)
  const party = plan.parties.find((one) => one.id === author?.partyId)
  const name = author?.name ?? 'Somebody who is not in this plan'
  const isOwn = said.by === me.id && said.body !== null && mayRemark(me).ok
  const endEditing = (): void => {
    drafts.forget(target)
    setEdits(false)
    trigger.current?.focus()
  }
  return (
    <div className={styles.said}>
      <header className={styles.byline}>
        <span className={styles.who}>
          {party !== undefined && <PartyMark letter={party.letter} colour={party.colour} />}
          <span className={styles.author}>{name}</span>{' '}
          <span className={styles.aside}>
            {author !== undefined && `${roleLabel(author.role)} · `}
            <When at={said.at} />
            {said.editedAt !== null && said.body !== null && (
              <span title={`Edited ${moment(said.editedAt)}`}> · edited</span>
            )}
          </span>
        </span>
        {said.body !== null && mayRemark(me).ok && <ReactMenu said={said} me={me} />}
        {isOwn && (
          <DropdownMenu.Root modal={false}>
            <DropdownMenu.Trigger asChild>
              <button
                ref={trigger}
                type="button"
                className={styles.menu}
                aria-label="Edit or take back"
              >
                <Ellipsis size={16} aria-hidden />
              </button>
            </DropdownMenu.Trigger>
            <DropdownMenu.Portal>
              <DropdownMenu.Content className={menu.menu} align="end" sideOffset={4}>
                <DropdownMenu.Item className={menu.item} onSelect={() => setEdits(true)}>
                  Edit
                </DropdownMenu.Item>
                <DropdownMenu.Item className={menu.item} onSelect={() => setAsks(true)}>
                  Take back…
                </DropdownMenu.Item>
              </DropdownMenu.Content>
            </DropdownMenu.Portal>
          </DropdownMenu.Root>
        )}
      </header>
      {said.body === null ? (
        <p className={styles.quiet}>Taken back by its author.</p>
      ) : edits ? (
        <LazyComposer
          label="Your words"
          first={drafts.read(target)?.body ?? said.body}
          unchanged={said.body}
          send="Save"
          onKeep={(body) => drafts.keep(target, { on: null, body })}
          onSend={(body) => {
            desk.rewrite(said.ref.id, body)
            endEditing()
            announce('Changed')
          }}
          onGiveUp={endEditing}
        />
      ) : (
        <RemarkView body={said.body} plan={plan} me={[me.id, me.partyId]} />
      )}
      {said.body !== null && <Reactions said={said} plan={plan} me={me} />}
      {asks && (
        <AskDialog
          title="Take back what you said?"
          words={
            hasAnswers
              ? 'Nobody reads it any longer. The answers of others stay, and so does that you said something here.'
              : 'Nobody reads it any longer. That you said something here stays known.'
          }
          confirm="Take back"
          isGrave
          pending={false}
          problem={null}
          returnTo={trigger}
          onConfirm={() => {
            desk.takeBack(said.ref.id)
            setAsks(false)
            announce('Taken back')
          }}
          onClose={() => setAsks(false)}
        />
      )}
    </div>
  )
}
