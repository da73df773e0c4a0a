import { type ReactNode, type RefObject, useState } from 'react'
import { useMe, usePlan } from '../../sync/usePlan.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import type { Question } from './question.ts'
import { StructureDialog } from './StructureDialog.tsx'

/** One question about the order of the plan at a time: its dialog, and afterwards what came of it, for listeners. */
export function useQuestion(returnTo: RefObject<HTMLElement | null>): {
  readonly ask: (question: Question) => void
  /** To be placed beside what asks. */
  readonly dialog: ReactNode
} {
  const plan = usePlan()
  const me = useMe()
  const [question, setQuestion] = useState<Question | null>(null)
  const [said, setSaid] = useState('')
  return {
    ask(next) {
      setSaid('')
      setQuestion(next)
    },
    dialog: (
      <>
        <Unseen>
          <span role="status">{said}</span>
        </Unseen>
        {question !== null && plan !== null && me !== null && (
          <StructureDialog
            plan={plan}
            me={me}
            question={question}
            returnTo={returnTo}
            onClose={() => setQuestion(null)}
            onDone={(sentence) => {
              setQuestion(null)
              setSaid(sentence)
            }}
          />
        )}
      </>
    ),
  }
}
