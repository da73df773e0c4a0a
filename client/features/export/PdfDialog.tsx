import { type RefObject, useId, useState } from 'react'
import { LAYOUTS } from '../../../shared/model/layout.ts'
import { useVersions } from '../../sync/useVersions.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import {
  LAYOUT_SENTENCES,
  lastChoice,
  type PdfChoice,
  queryOf,
  recipientsIn,
  rememberChoice,
  wrongWithRecipients,
} from './pdfChoice.ts'
import styles from './PdfDialog.module.css'
import { PdfOptions } from './PdfOptions.tsx'
import { useMakePdf } from './useMakePdf.ts'

/** Asks how the plan is to stand on paper, and makes one document or a copy for each recipient. */
export function PdfDialog({
  returnTo,
  onClose,
}: {
  readonly returnTo: RefObject<HTMLElement | null>
  readonly onClose: (isMade: boolean) => void
}) {
  const versions = useVersions()
  const { progress, problem, make } = useMakePdf()
  const [choice, setChoice] = useState<PdfChoice>(() => lastChoice(versions))
  const [names, setNames] = useState('')
  const [isAsked, setAsked] = useState(false)
  const group = useId()
  const recipients = recipientsIn(names)
  const wrong = wrongWithRecipients(recipients)
  const isSameText = choice.layout === 'redline' && choice.from === choice.text
  const change = (part: Partial<PdfChoice>): void => setChoice({ ...choice, ...part })

  const confirm = async (): Promise<void> => {
    setAsked(true)
    if (wrong !== null || isSameText) return
    rememberChoice(choice)
    const queries =
      recipients.length === 0
        ? [queryOf(choice, null)]
        : recipients.map((name) => queryOf(choice, name))
    const left = await make(queries)
    if (left.length === 0) return onClose(true)
    // What is in the downloads already is not made again.
    setNames(left.flatMap((query) => query['recipient'] ?? []).join('\n'))
  }

  return (
    <AskDialog
      title="PDF"
      words={<p>The document is made on the server and then lies in your downloads.</p>}
      confirm={recipients.length > 1 ? `Make ${recipients.length} copies` : 'Make PDF'}
      pending={progress !== null}
      problem={problem}
      refusal={
        isAsked && isSameText ? 'Choose two different texts; these have no differences.' : null
      }
      returnTo={returnTo}
      onConfirm={() => void confirm()}
      onClose={() => onClose(false)}
    >
      <fieldset className={styles.layouts}>
        <legend>Layout</legend>
        {LAYOUTS.map((layout) => {
          const [name, words] = LAYOUT_SENTENCES[layout]
          return (
            <label key={layout} className={styles.layout}>
              <input
                type="radio"
                name={group}
                value={layout}
                checked={choice.layout === layout}
                aria-labelledby={`${group}${layout}`}
                aria-describedby={`${group}${layout}words`}
                onChange={() => change({ layout })}
              />
              <span>
                <b id={`${group}${layout}`}>{name}</b>
                <span className={styles.words} id={`${group}${layout}words`}>
                  {words}
                </span>
              </span>
            </label>
          )
        })}
      </fieldset>
      <PdfOptions
        choice={choice}
        versions={versions}
        names={names}
        wrong={isAsked ? wrong : null}
        onChange={change}
        onNames={setNames}
      />
      <p className={styles.progress} aria-live="polite">
        {progress !== null &&
          (progress.all === 1
            ? 'The document is being made.'
            : `Copy ${progress.done + 1} of ${progress.all} is being made.`)}
      </p>
    </AskDialog>
  )
}
