import { TextQuote } from 'lucide-react'
import type { Thread } from '../../../shared/model/review.ts'
import { useScreen } from '../../state/screen.ts'
import { usePlacements } from '../../sync/useReview.ts'
import { Tip } from '../../ui/Tip.tsx'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './comments.module.css'

/** The words that a thread is about, as they were quoted, and what became of them. It leads to them. */
export function Quotation({ thread }: { readonly thread: Thread }) {
  const placed = usePlacements(thread.pointId).get(thread.key)
  const { anchor } = thread
  // Of a comment that was removed nobody knows any longer what it was about.
  if (anchor === null) {
    return thread.opening === null ? null : <p className={styles.where}>On the whole point</p>
  }
  if (placed === undefined || placed.kind === 'gone' || placed.kind === 'point') {
    return (
      <div>
        <blockquote className={styles.quotation} data-gone="" dir="auto">
          {anchor.quotation}
        </blockquote>
        <p className={styles.became}>These words were removed.</p>
      </div>
    )
  }
  return (
    <div>
      <Tip words="Go to these words in the text">
        <button
          type="button"
          className={styles.quotation}
          dir="auto"
          onClick={() => useScreen.getState().goToWords(thread.key, thread.pointId)}
        >
          <TextQuote size={13} aria-hidden />
          <Unseen>Go to the words </Unseen>
          <q>{anchor.quotation}</q>
        </button>
      </Tip>
      {placed.kind === 'changed' && <p className={styles.became}>These words have changed.</p>}
    </div>
  )
}
