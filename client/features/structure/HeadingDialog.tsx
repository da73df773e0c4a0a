import { useState } from 'react'
import { heading as headingText, HEADING_LETTERS } from '../../../shared/model/line.ts'
import { pointLabel } from '../../../shared/model/plan.ts'
import type { StructureCommand } from '../../../shared/model/structureCommand.ts'
import { useCommand } from '../../sync/useCommand.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { type Question, type QuestionProps, refusalOf } from './question.ts'

type Asked = Extract<Question, { kind: 'addPoint' | 'renamePoint' | 'addPillar' | 'renamePillar' }>

/** Asks for the heading of a point or a pillar, a new one or one that is there. */
export function HeadingDialog(props: QuestionProps<Asked>) {
  const { plan, me, question, onClose, onDone, returnTo } = props
  const asking = useCommand()
  const before = headingOf(question)
  const [text, setText] = useState(before)
  const [wrong, setWrong] = useState<string | null>(null)
  const { title, words, confirm, done } = wordsFor(props)
  return (
    <AskDialog
      title={title}
      words={words}
      confirm={confirm}
      pending={asking.pending}
      problem={asking.problem}
      isIdle={before !== '' && text.trim() === before}
      refusal={refusalOf(plan, me, commandFor(question, `${before} `))}
      returnTo={returnTo}
      onClose={onClose}
      onConfirm={() => {
        const read = headingText.safeParse(text)
        setWrong(read.success ? null : wrongWith(text))
        if (!read.success) return
        void asking.run(commandFor(question, read.data)).then((answer) => {
          if (answer !== null) onDone(done(read.data))
        })
      }}
    >
      <Field
        label="Heading"
        wrong={wrong}
        value={text}
        maxLength={HEADING_LETTERS}
        autoFocus
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
    </AskDialog>
  )
}

const headingOf = (question: Asked): string => {
  if (question.kind === 'renamePoint') return question.point.heading
  return question.kind === 'renamePillar' ? question.pillar.heading : ''
}

function commandFor(question: Asked, heading: string): StructureCommand {
  switch (question.kind) {
    case 'addPoint': {
      const after = question.behind?.id ?? null
      return { kind: 'addPoint', pillarId: question.pillar.id, heading, after }
    }
    case 'renamePoint':
      return { kind: 'renamePoint', pointId: question.point.id, heading }
    case 'addPillar':
      return { kind: 'addPillar', heading, after: question.pillar.id }
    case 'renamePillar':
      return { kind: 'renamePillar', pillarId: question.pillar.id, heading }
  }
}

interface Words {
  readonly title: string
  readonly words: string
  readonly confirm: string
  readonly done: (heading: string) => string
}

function wordsFor({ plan, question }: QuestionProps<Asked>): Words {
  switch (question.kind) {
    case 'addPoint': {
      const { pillar, behind } = question
      const place =
        behind === null
          ? `at the beginning of “${pillar.heading}”`
          : `right behind ${pointLabel(plan, behind.id)}`
      return {
        title: 'Add a point',
        words: `It stands ${place}, and the points behind it get the next number.`,
        confirm: 'Add the point',
        done: (heading) => `The point “${heading}” was added.`,
      }
    }
    case 'renamePoint':
      return {
        title: `Rename ${pointLabel(plan, question.point.id)}`,
        words: 'Its text, its comments and the positions on it stay as they are.',
        confirm: 'Rename',
        done: (heading) => `The point is called “${heading}” now.`,
      }
    case 'addPillar':
      return {
        title: 'Add a pillar',
        words: `It stands right behind “${question.pillar.heading}”, without points at first.`,
        confirm: 'Add the pillar',
        done: (heading) => `The pillar “${heading}” was added.`,
      }
    case 'renamePillar':
      return {
        title: `Rename “${question.pillar.heading}”`,
        words: 'Its points stay as they are.',
        confirm: 'Rename',
        done: (heading) => `The pillar is called “${heading}” now.`,
      }
  }
}

const wrongWith = (text: string): string =>
  text.trim() === '' ? 'Write a heading.' : 'Use plain words on one line.'
