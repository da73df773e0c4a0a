import { MessageSquarePlus } from 'lucide-react'
import { useEffect } from 'react'
import { Tip } from '../../../ui/Tip.tsx'
import { useEditing } from '../EditingContext.tsx'
import { shortcutAria, shortcutText } from '../toolbar/shortcutText.ts'
import { commentHere } from './beginComment.ts'
import styles from './comments.module.css'

const KEYS = 'Mod Alt M'

/** Comments on what is selected, or on the point in focus. Its key works wherever the focus is on the page. */
export function CommentTool() {
  const editing = useEditing()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // By its place on the keyboard: with Option this key writes another letter.
      if (event.code !== 'KeyM' || !event.altKey || !(event.ctrlKey || event.metaKey)) return
      if (event.shiftKey || event.defaultPrevented) return
      event.preventDefault()
      commentHere(editing)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [editing])
  return (
    <Tip words={`Comment on the selected words, or on the point (${shortcutText(KEYS)})`}>
      <button
        type="button"
        aria-label="Comment"
        className={styles.tool}
        aria-keyshortcuts={shortcutAria(KEYS)}
        // A press must not take away the selection that it is about.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => commentHere(editing)}
      >
        <MessageSquarePlus size={16} aria-hidden />
        <span className={styles.name}>Comment</span>
      </button>
    </Tip>
  )
}
