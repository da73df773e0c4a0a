import { Archive } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { discardKeptWords, type KeptWords, listKeptWords } from '../../sync/keptWords.ts'
import { wordsAsText } from '../../sync/unsentWords.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import dialog from '../../ui/dialog.module.css'
import { moment } from '../../ui/moment.ts'
import styles from './KeptWords.module.css'
import { PointWords } from './PointWords.tsx'

/**
 * Words that the server once refused, for as long as this browser keeps any; otherwise nothing at all. It opens by
 * itself when the plan was opened anew because of them.
 */
export function KeptWordsDialog() {
  const { planId, me, afterRefusal } = useWorkspace()
  const [sets, setSets] = useState<readonly KeptWords[]>([])
  const [open, setOpen] = useState(afterRefusal)
  useEffect(() => {
    let here = true
    void listKeptWords(planId, me.memberId).then((found) => {
      if (here) setSets(found)
    })
    return () => {
      here = false
    }
  }, [planId, me.memberId])
  if (sets.length === 0) return null

  const discard = async (id: number): Promise<void> => {
    await discardKeptWords(planId, me.memberId, id)
    setSets((before) => before.filter((one) => one.id !== id))
  }
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger asChild>
        <Button kind="quiet" small>
          <Archive size={15} aria-hidden />
          Recovered words
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.shade} />
        <Dialog.Content
          className={dialog.dialog}
          onOpenAutoFocus={(event) => {
            // On the dialog itself: whoever was typing a moment ago must not press its first button.
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
        >
          <Dialog.Title className={dialog.title}>Recovered words</Dialog.Title>
          <Dialog.Description className={dialog.words}>
            The server did not accept these changes, so they are not in the text. The points stand
            here as you had written them, kept in this browser only: copy what you need.
          </Dialog.Description>
          {sets.map((set) => (
            <section key={set.id} className={styles.set}>
              <p className={styles.when}>
                <time dateTime={new Date(set.at).toISOString()}>{moment(set.at)}</time>. {set.why}
              </p>
              <PointWords points={set.points} />
              <div className={styles.tools}>
                <CopyButton label="Copy" text={() => wordsAsText(set.points)} />
                <Button kind="quiet" small onClick={() => void discard(set.id)}>
                  Discard
                </Button>
              </div>
            </section>
          ))}
          <div className={dialog.actions}>
            <Dialog.Close asChild>
              <Button kind="main">Close</Button>
            </Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
