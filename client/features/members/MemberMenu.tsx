import { Ellipsis } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef } from 'react'
import type { Member } from '../../../shared/model/member.ts'
import { mayCommand } from '../../../shared/rules/command.ts'
import { Button } from '../../ui/Button.tsx'
import menu from '../../ui/menu.module.css'
import type { MemberQuestion, MemberQuestionKind } from './MemberDialog.tsx'
import styles from './Members.module.css'

const LABELS: Record<MemberQuestionKind, string> = {
  changeRole: 'Change role…',
  suspend: 'Suspend…',
  reinstate: 'Reinstate…',
  remove: 'Remove…',
}

/** What may be decided about a member, for those who may. */
export function MemberMenu({
  member,
  me,
  onAsk,
}: {
  readonly member: Member
  readonly me: Member
  readonly onAsk: (question: MemberQuestion) => void
}) {
  const trigger = useRef<HTMLButtonElement>(null)
  const kinds = questionsAbout(member).filter((kind) => mayCommand(me, kind).ok)
  if (kinds.length === 0) return null
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button
          ref={trigger}
          kind="quiet"
          iconOnly
          className={styles.menu}
          aria-label={`Actions for ${member.name}`}
        >
          <Ellipsis size={18} aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={menu.menu} align="end" sideOffset={4}>
          {kinds.map((kind) => (
            <DropdownMenu.Item
              key={kind}
              className={menu.item}
              onSelect={() => onAsk({ kind, member, returnTo: trigger })}
            >
              {LABELS[kind]}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function questionsAbout(member: Member): readonly MemberQuestionKind[] {
  switch (member.standing) {
    case 'active':
      return ['changeRole', 'suspend', 'remove']
    case 'suspended':
      return ['changeRole', 'reinstate', 'remove']
    case 'removed':
      return []
  }
}
