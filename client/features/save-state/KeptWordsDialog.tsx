import { Archive } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { discardKeptWords, type KeptWords, listKeptWords } from '../../sync/keptWords.ts'
import { wordsAsText } from '../../sync/unsentWords.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import dialog from '../../ui/dialog.module.css'
import styles from './KeptWords.module.css'
import { PointWords } from './PointWords.tsx'

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** Words that the server once refused, for as long as this browser keeps any; otherwise nothing at all. */
export function KeptWordsDialog() {
  const { planId, me } = useWorkspace()
  const [sets, setSets] = useState<readonly KeptWords[]>([])
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
    <Dialog.Root>
      <Dialog.Trigger asChild>
        <Button kind="quiet" small>
          <Archive size={15} aria-hidden />
          Words set aside
        </Button>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.shade} />
        <Dialog.Content className={dialog.dialog}>
          <Dialog.Title className={dialog.title}>Words set aside</Dialog.Title>
          <Dialog.Description className={dialog.words}>
            The server did not accept these changes, so they are not in the text. They are kept in
            this browser only.
          </Dialog.Description>
          {sets.map((set) => (
            <section key={set.id} className={styles.set}>
              <p className={styles.when}>
                <time dateTime={new Date(set.at).toISOString()}>{WHEN.format(set.at)}</time>.{' '}
                {set.why}
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
