import { useState } from 'react'
import { heading as headingText, HEADING_LETTERS } from '../../../shared/model/line.ts'
import { pointLabel } from '../../../shared/model/plan.ts'
import { planLabels } from '../../../shared/model/planLabels.ts'
import { plainText } from '../../../shared/model/pointText.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'
import { PLAN_ALONE } from '../../../shared/rules/view.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { usePointText } from '../../sync/usePlan.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { capital, type Question, type QuestionProps, refusalOf } from './question.ts'

/** Letters of a paragraph by which it is known in a list. */
const BEGINNING_LETTERS = 70

/** Asks with which paragraph a new point begins, and what it is called. */
export function SplitDialog({
  plan,
  me,
  question: { point },
  returnTo,
  onClose,
  onDone,
}: QuestionProps<Extract<Question, { kind: 'splitPoint' }>>) {
  const asking = useCommand()
  const text = usePointText(point.id)
  const [at, setAt] = useState(1)
  const [heading, setHeading] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const label = pointLabel(plan, point.id)
  const command = (words: string): StructureCommand => ({
    kind: 'splitPoint',
    pointId: point.id,
    at,
    heading: words,
  })
  return (
    <AskDialog
      title={`Split ${label}`}
      words="The text from there on becomes a new point right behind this one. Comments on those words stay here and say that the words are gone; positions on this point are on earlier wording from then on."
      confirm="Split"
      pending={asking.pending}
      problem={asking.problem}
      refusal={refusalOf(plan, me, command('asked beforehand'), {
        ...PLAN_ALONE,
        blocks: () => text.length,
      })}
      returnTo={returnTo}
      onClose={onClose}
      onConfirm={() => {
        const read = headingText.safeParse(heading)
        setWrong(read.success ? null : 'Write a heading for the new point, on one line.')
        if (!read.success) return
        void asking.run(command(read.data)).then((answer) => {
          if (answer !== null) onDone(`${capital(label)} was split; “${read.data}” is new.`)
        })
      }}
    >
      <Select
        label="The new point begins with"
        value={at}
        onChange={(event) => setAt(Number(event.target.value))}
      >
        {text.slice(1).map((block, index) => (
          // Paragraphs have no names of their own; their place is what is chosen.
          <option key={index} value={index + 1}>
            {beginning(plainText([block], planLabels(plan)))}
          </option>
        ))}
      </Select>
      <Field
        label="Heading of the new point"
        wrong={wrong}
        value={heading}
        maxLength={HEADING_LETTERS}
        autoComplete="off"
        onChange={(event) => setHeading(event.target.value)}
      />
    </AskDialog>
  )
}

function beginning(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line === '') return '(an empty paragraph)'
  return line.length > BEGINNING_LETTERS ? `${line.slice(0, BEGINNING_LETTERS)}…` : line
}
