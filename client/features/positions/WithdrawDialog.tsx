import type { RefObject } from 'react'
import { AskDialog } from '../../ui/AskDialog.tsx'

/** Asks before a position is taken back. Nothing of it is lost: it goes on to be read among the earlier ones. */
export const WithdrawDialog = ({
  title,
  words,
  returnTo,
  onClose,
  onConfirm,
}: {
  readonly title: string
  readonly words: string
  readonly returnTo: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly onConfirm: () => void
}) => (
  <AskDialog
    title={title}
    words={
      <>
        {words} Afterwards it has no position. What it said before stays among the earlier
        positions, for everybody to read.
      </>
    }
    confirm="Withdraw"
    isGrave
    pending={false}
    problem={null}
    returnTo={returnTo}
    onClose={onClose}
    onConfirm={onConfirm}
  />
)
