import { type ReactNode, useState } from 'react'
import { type Choice, choiceOf, sameChoice } from '../../../../shared/model/bracket.ts'
import type { AlternativeOf } from '../../../../shared/model/documents.ts'
import type { Member } from '../../../../shared/model/member.ts'
import { type Plan, pointLabel } from '../../../../shared/model/plan.ts'
import { alternativeName } from '../../../../shared/model/planLabels.ts'
import type { Point } from '../../../../shared/model/point.ts'
import type { Bracket } from '../../../../shared/model/pointText.ts'
import { NO_SUPPORTS } from '../../../../shared/model/review.ts'
import { maySupport, mayWriteAlternative } from '../../../../shared/rules/may.ts'
import { maySettle, maySettleAlone, voicesIn } from '../../../../shared/rules/settle.ts'
import { deskOf } from '../../../sync/reviewDesk.ts'
import { useCommand } from '../../../sync/useCommand.ts'
import { useReview } from '../../../sync/useReview.ts'
import { useWorkspace } from '../../../sync/WorkspaceContext.tsx'
import { Button } from '../../../ui/Button.tsx'
import { PartyMark } from '../../../ui/PartyMark.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { useEditing } from '../EditingContext.tsx'
import { AlternativeField } from './AlternativeField.tsx'
import { AlternativeWords } from './AlternativeWords.tsx'
import styles from './BracketPanel.module.css'

/** All alternatives of a bracket, who supports what, and what this member may do about it. */
export function BracketPanelView({
  bracket,
  isBlock,
  point,
  plan,
  me,
}: {
  readonly bracket: Bracket
  readonly isBlock: boolean
  readonly point: Point
  readonly plan: Plan
  readonly me: Member
}) {
  const { bracketId } = bracket
  const editing = useEditing()
  const workspace = useWorkspace()
  const supports = useReview().supports.get(bracketId) ?? NO_SUPPORTS
  const asking = useCommand()
  const [asked, setAsked] = useState<Choice | null>(null)
  const voices = voicesIn(bracket, supports)
  const own = me.partyId
  const mayHave = own !== null && maySupport(me, own).ok

  const settle = async (choice: Choice, reason?: string): Promise<void> => {
    const done = await asking.run({
      kind: 'settleBracket',
      pointId: point.id,
      bracketId,
      choice,
      ...(reason === undefined ? {} : { reason }),
    })
    if (done === null) return
    setAsked(null)
    editing.bracketPanel.close(true)
  }
  const begin = (choice: Choice): void => {
    if (maySettle(me, point, bracket, supports, { choice }).ok) void settle(choice)
    else {
      asking.reset()
      setAsked(choice)
    }
  }

  /** The parties that would have a choice, and the buttons for whoever may decide. */
  const foot = (choice: Choice, label: string): ReactNode => {
    const said = plan.parties.filter((party) => {
      const voice = voices.get(party.id)
      return voice !== undefined && sameChoice(voice, choice)
    })
    const isOurs = own !== null && said.some((party) => party.id === own)
    const may = maySettle(me, point, bracket, supports, { choice, reason: 'asked for' })
    return (
      <div className={styles.foot}>
        <span className={styles.supporters}>
          {said.length > 0 && 'Supported by '}
          {said.map((party) => (
            <PartyMark key={party.id} letter={party.letter} colour={party.colour} soft />
          ))}
        </span>
        {mayHave && own !== null && (
          <Button
            small
            kind="quiet"
            aria-pressed={isOurs}
            disabled={isOurs}
            onClick={() => deskOf(workspace).support({ partyId: own, bracketId, choice })}
          >
            {isOurs ? 'Your party supports this' : 'Support'}
          </Button>
        )}
        {may.ok && (
          <Button
            small
            aria-label={`Settle: ${label}`}
            disabled={asking.pending}
            onClick={() => begin(choice)}
          >
            Settle
          </Button>
        )}
      </div>
    )
  }

  const alternatives: readonly AlternativeOf[] = [...plan.parties.map(({ id }) => id), 'text']
  return (
    <div className={styles.content}>
      <div className={styles.title}>
        <span>Bracket in {pointLabel(plan, point.id)}</span>
        <Button kind="quiet" small onClick={() => editing.bracketPanel.close(true)}>
          Done
        </Button>
      </div>
      <ul className={styles.list}>
        {alternatives.map((of) => {
          const blocks = bracket.alternatives.find((one) => one.of === of)?.blocks ?? null
          const isWritten = (of === own || of === 'text') && mayWriteAlternative(me, of, point).ok
          if (blocks === null && !(isWritten && of === own)) return null
          const name = alternativeName(plan, of)
          return (
            <li key={of} className={styles.item}>
              <div className={styles.whose}>
                <Whose of={of} plan={plan} />
              </div>
              {isWritten ? (
                <AlternativeField
                  bracketId={bracketId}
                  of={of}
                  isBlock={isBlock}
                  label={of === 'text' ? 'The words as drafted' : `What ${name} proposes`}
                  takesFocus={of === own}
                />
              ) : (
                <AlternativeWords blocks={blocks ?? []} isBlock={isBlock} plan={plan} />
              )}
              {blocks !== null && foot(choiceOf(of), name)}
            </li>
          )
        })}
        <li className={styles.item}>
          <div className={styles.whose}>No text</div>
          {foot({ of: 'none' }, 'no text')}
        </li>
      </ul>
      {asking.problem !== null && asked === null && (
        <p className={styles.problem} role="alert">
          {asking.problem.detail ?? asking.problem.title}
        </p>
      )}
      <p className={styles.hint}>{whatIsMissing(bracket, voices.size, me)}</p>
      {asked !== null && (
        <ReasonDialog
          title="Settle this bracket although the parties differ?"
          words="Its place in the text is taken by what you chose. All alternatives stay in the record."
          confirm="Settle it"
          pending={asking.pending}
          problem={asking.problem}
          hint="Everybody in the plan can read it in the record."
          onConfirm={(reason) => void settle(asked, reason)}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

function Whose({ of, plan }: { readonly of: AlternativeOf; readonly plan: Plan }) {
  const party = plan.parties.find(({ id }) => id === of)
  if (party === undefined) return <>As drafted</>
  return (
    <>
      <PartyMark letter={party.letter} colour={party.colour} /> {party.name}
    </>
  )
}

function whatIsMissing(bracket: Bracket, voices: number, me: Member): string {
  if (bracket.alternatives.length === 0) return 'Nobody has proposed words yet.'
  if (maySettleAlone(me)) {
    return 'Where the parties differ, you may settle it with a reason that everybody can read.'
  }
  return voices < 2
    ? 'It is settled as soon as all parties with a say support the same.'
    : 'It can be settled once all parties with a say support the same.'
}
