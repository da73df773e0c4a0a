import { CircleHelp, Eye, SmilePlus, ThumbsDown, ThumbsUp } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { type Reaction, REACTIONS } from '../../../shared/model/entry.ts'
import type { Member } from '../../../shared/model/member.ts'
import { findMember, type Plan } from '../../../shared/model/plan.ts'
import type { Said } from '../../../shared/model/review.ts'
import { mayRemark } from '../../../shared/rules/may.ts'
import { deskOf } from '../../sync/reviewDesk.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import menu from '../../ui/menu.module.css'
import { Tip } from '../../ui/Tip.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './comments.module.css'

const icon = { size: 13, 'aria-hidden': true } as const
const LOOKS: Record<Reaction, { readonly word: string; readonly icon: ReactNode }> = {
  agree: { word: 'Agree', icon: <ThumbsUp {...icon} /> },
  disagree: { word: 'Disagree', icon: <ThumbsDown {...icon} /> },
  question: { word: 'Question', icon: <CircleHelp {...icon} /> },
  noted: { word: 'Noted', icon: <Eye {...icon} /> },
}

/** The small answers to what somebody said: which, how many, and on a closer look whose. */
export function Reactions({
  said,
  plan,
  me,
}: {
  readonly said: Said
  readonly plan: Plan
  readonly me: Member
}) {
  const desk = deskOf(useWorkspace())
  const mayWrite = mayRemark(me).ok
  if (said.reactions.length === 0) return null
  return (
    <div className={styles.reactions}>
      {said.reactions.map(({ reaction, by }) => {
        const names = by.map((id) =>
          id === me.id ? 'you' : (findMember(plan, id)?.name ?? 'somebody'),
        )
        const inside = (
          <>
            {LOOKS[reaction].icon}
            {LOOKS[reaction].word}
            <span className={styles.number}>{by.length}</span>
            <Unseen>, by {names.join(', ')}</Unseen>
          </>
        )
        return (
          <Tip key={reaction} words={names.join(', ')}>
            <button
              type="button"
              className={styles.reaction}
              aria-pressed={by.includes(me.id)}
              aria-disabled={mayWrite ? undefined : true}
              onClick={() => {
                if (mayWrite) desk.react(said.ref, reaction)
              }}
            >
              {inside}
            </button>
          </Tip>
        )
      })}
    </div>
  )
}

/** Gives one of the small answers, or takes it back. */
export function ReactMenu({ said, me }: { readonly said: Said; readonly me: Member }) {
  const desk = deskOf(useWorkspace())
  const given = new Map(said.reactions.map((one) => [one.reaction, one.by]))
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className={styles.menu} aria-label="React">
          <SmilePlus size={14} aria-hidden />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu.menu} align="start" sideOffset={4}>
          {REACTIONS.map((reaction) => (
            <DropdownMenu.CheckboxItem
              key={reaction}
              className={menu.item}
              checked={given.get(reaction)?.includes(me.id) === true}
              onCheckedChange={() => desk.react(said.ref, reaction)}
            >
              {LOOKS[reaction].icon}
              {LOOKS[reaction].word}
              <DropdownMenu.ItemIndicator className={menu.aside}>given</DropdownMenu.ItemIndicator>
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
