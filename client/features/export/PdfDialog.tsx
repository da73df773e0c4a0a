import { Dialog } from 'radix-ui'
import { type FormEvent, type RefObject, useState } from 'react'
import { useVersions } from '../../sync/useVersions.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import dialog from '../../ui/dialog.module.css'
import { useMedia } from '../../ui/useMedia.ts'
import { LayoutChoice } from './LayoutChoice.tsx'
import { leftSentence, progressSentence } from './makeCopies.ts'
import { MoreOptions } from './MoreOptions.tsx'
import { PaperOptions } from './PaperOptions.tsx'
import {
  lastChoice,
  type PdfChoice,
  queryOf,
  recipientsIn,
  rememberChoice,
  SAME_TEXT,
  wrongWithRecipients,
} from './pdfChoice.ts'
import styles from './PdfDialog.module.css'
import { PreviewPane } from './preview/PreviewPane.tsx'
import { Recipients } from './Recipients.tsx'
import { TextOptions } from './TextOptions.tsx'
import { useMakePdf } from './useMakePdf.ts'

/** Where the preview stands beside the options. */
const WIDE = '(min-width: 960px)'

/** Asks how the plan is to stand on paper, shows it, and makes one document or a copy for each recipient. */
export function PdfDialog({
  returnTo,
  onClose,
}: {
  readonly returnTo: RefObject<HTMLElement | null>
  readonly onClose: (isMade: boolean) => void
}) {
  const versions = useVersions()
  const { me } = useWorkspace()
  const { progress, problem, make, stop } = useMakePdf()
  const [choice, setChoice] = useState<PdfChoice>(() => lastChoice(versions))
  const [names, setNames] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [left, setLeft] = useState<string | null>(null)
  const [isLooking, setLooking] = useState(false)
  const isWide = useMedia(WIDE)
  const recipients = recipientsIn(names)
  const wrong = wrongWithRecipients(recipients)
  const isSameText = choice.layout === 'redline' && choice.from === choice.text
  const change = (part: Partial<PdfChoice>): void => setChoice({ ...choice, ...part })
  const isMaking = progress !== null

  const confirm = async (): Promise<void> => {
    setAsked(true)
    setLeft(null)
    if (isMaking || wrong !== null || isSameText) return
    rememberChoice(choice)
    const queries =
      recipients.length === 0
        ? [queryOf(choice, null)]
        : recipients.map((name) => queryOf(choice, name))
    const open = await make(queries)
    if (open.length === 0) return onClose(true)
    // What is in the downloads already is not made again.
    setNames(open.flatMap((query) => query['recipient'] ?? []).join('\n'))
    setLeft(leftSentence(queries.length, open.length))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void confirm()
  }

  const refusal = isAsked && isSameText ? SAME_TEXT : null
  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        // What is under way is stopped by its own button, never by a click beside the dialog.
        if (!isOpen && !isMaking) onClose(false)
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.shade} />
        <Dialog.Content
          className={`${dialog.dialog} ${styles.dialog}`}
          onOpenAutoFocus={focusChosen}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            returnTo.current?.focus()
          }}
        >
          <form className={styles.form} noValidate onSubmit={submit}>
            <div className={styles.head}>
              <Dialog.Title className={dialog.title}>PDF</Dialog.Title>
              <Dialog.Description className={dialog.words}>
                The document is made on the server and then lies in your downloads.
              </Dialog.Description>
            </div>
            <div className={styles.middle}>
              <div className={styles.options}>
                <LayoutChoice layout={choice.layout} onChange={(layout) => change({ layout })} />
                <TextOptions choice={choice} versions={versions} onChange={change} />
                <PaperOptions choice={choice} onChange={change} />
                <MoreOptions choice={choice} hasCaucus={me.partyId !== null} onChange={change} />
                <Recipients names={names} wrong={isAsked ? wrong : null} onNames={setNames} />
                {!isWide && (
                  <Button aria-expanded={isLooking} onClick={() => setLooking(!isLooking)}>
                    {isLooking ? 'Hide preview' : 'Show preview'}
                  </Button>
                )}
              </div>
              {(isWide || isLooking) && (
                <div className={styles.preview}>
                  <PreviewPane query={queryOf(choice, null)} />
                </div>
              )}
            </div>
            <div className={styles.foot}>
              <div className={styles.said}>
                <p className={styles.wrong} role="alert">
                  {refusal ?? (problem === null ? null : `${problem.title}. ${problem.detail}`)}
                </p>
                <p className={styles.progress} aria-live="polite">
                  {progress === null ? left : progressSentence(progress)}
                </p>
              </div>
              <div className={styles.actions}>
                {isMaking ? (
                  <Button onClick={stop}>Stop</Button>
                ) : (
                  <Dialog.Close asChild>
                    <Button>Cancel</Button>
                  </Dialog.Close>
                )}
                <Button kind="main" type="submit" aria-disabled={isMaking} aria-busy={isMaking}>
                  {recipients.length > 1 ? `Make ${recipients.length} copies` : 'Make PDF'}
                </Button>
              </div>
            </div>
          </form>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The dialog begins at the layout that is chosen, not at the first one there is. */
function focusChosen(event: Event): void {
  const { currentTarget } = event
  const chosen =
    currentTarget instanceof HTMLElement ? currentTarget.querySelector('input:checked') : null
  if (!(chosen instanceof HTMLElement)) return
  event.preventDefault()
  chosen.focus()
}
