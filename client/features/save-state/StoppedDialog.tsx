import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { StopReason } from '../../sync/saving.ts'
import { wordsAsText } from '../../sync/unsentWords.ts'
import { useSaving } from '../../sync/useSaving.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import dialog from '../../ui/dialog.module.css'
import { PointWords } from './PointWords.tsx'

const TITLES: Record<StopReason, string> = {
  'signed-out': 'You are signed out of this plan',
  refused: 'A change was not accepted',
  'other-schema': 'Parley was updated',
}

/** Says why the page stopped, where the words are that the server does not have, and how to go on. */
export function StoppedDialog() {
  const state = useSaving()
  return state.kind === 'stopped' ? <Stopped why={state.why} detail={state.detail} /> : null
}

function Stopped({ why, detail }: { readonly why: StopReason; readonly detail: string }) {
  const workspace = useWorkspace()
  const areAside = useStore(workspace.wordsAreAside)
  // Read once: the dialog stands before the text, so nothing is written any more.
  const [{ points }] = useState(() => workspace.unsentWords())
  const reload = async (): Promise<void> => {
    // Sent again, the same words would be refused again.
    if (why === 'refused') await workspace.letGo()
    location.reload()
  }
  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Overlay className={dialog.shade} />
        <Dialog.Content
          className={dialog.dialog}
          onOpenAutoFocus={(event) => {
            // On the dialog itself: it is read from its beginning, and no key pressed in haste acts.
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          onEscapeKeyDown={(event) => event.preventDefault()}
          onInteractOutside={(event) => event.preventDefault()}
        >
          <Dialog.Title className={dialog.title}>{TITLES[why]}</Dialog.Title>
          <Dialog.Description className={dialog.words}>{detail}</Dialog.Description>
          {points.length > 0 && (
            <>
              <p className={dialog.words}>{whereWordsAre(why, areAside)}</p>
              <PointWords points={points} />
            </>
          )}
          <div className={dialog.actions}>
            {points.length > 0 && (
              <CopyButton label="Copy my words" small={false} text={() => wordsAsText(points)} />
            )}
            {why === 'signed-out' ? (
              <a className={buttonClass({ kind: 'main' })} href="/">
                Go to the start page
              </a>
            ) : (
              <Button kind="main" onClick={() => void reload()}>
                {why === 'refused' && points.length > 0 && !areAside
                  ? 'Reload without these words'
                  : 'Reload the page'}
              </Button>
            )}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function whereWordsAre(why: StopReason, areAside: boolean): string {
  if (why !== 'refused') {
    return 'The server does not have these words yet. They stay in this browser; copy them if you want to be sure.'
  }
  return areAside
    ? 'The server has not taken these words. They are kept in this browser and no longer part of the text; after reloading you find them under “Recovered words”.'
    : 'The server has not taken these words. Copy them before you reload.'
}
