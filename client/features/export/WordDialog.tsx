import { type RefObject, useState } from 'react'
import { useVersions } from '../../sync/useVersions.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { progressSentence } from './makeCopies.ts'
import styles from './PdfDialog.module.css'
import { SAME_TEXT } from './pdfChoice.ts'
import { useMakePdf } from './useMakePdf.ts'
import {
  amongVersions,
  hasNoChanges,
  lastWordChoice,
  rememberWordChoice,
  type WordChoice,
  wordQueryOf,
} from './wordChoice.ts'
import { WordOptions } from './WordOptions.tsx'

/** Asks what a Word file is to hold, and makes it. */
export function WordDialog({
  returnTo,
  onClose,
}: {
  readonly returnTo: RefObject<HTMLElement | null>
  readonly onClose: (isMade: boolean) => void
}) {
  const versions = useVersions()
  const { progress, problem, make, stop } = useMakePdf()
  const [chosen, setChosen] = useState<WordChoice>(lastWordChoice)
  const choice = amongVersions(chosen, versions)

  const confirm = async (): Promise<void> => {
    rememberWordChoice(choice)
    const left = await make([wordQueryOf(choice)])
    if (left.length === 0) onClose(true)
  }
  return (
    <AskDialog
      title="Word"
      words="The document is made on the server and then lies in your downloads."
      confirm="Make Word file"
      pending={progress !== null}
      refusal={hasNoChanges(choice) ? SAME_TEXT : null}
      problem={problem}
      returnTo={returnTo}
      onClose={() => onClose(false)}
      onConfirm={() => void confirm()}
    >
      <WordOptions
        choice={choice}
        versions={versions}
        onChange={(part) => setChosen({ ...choice, ...part })}
      />
      <div className={styles.progress} aria-live="polite">
        {progress !== null && progressSentence(progress)}
      </div>
      {progress !== null && <Button onClick={stop}>Stop</Button>}
    </AskDialog>
  )
}
