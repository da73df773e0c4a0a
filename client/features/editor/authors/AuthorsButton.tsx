import { Signature } from 'lucide-react'
import { useScreen } from '../../../state/screen.ts'
import { Tip } from '../../../ui/Tip.tsx'
import styles from './authors.module.css'

/** Shows who wrote which words, or no longer. */
export function AuthorsButton() {
  const shown = useScreen((screen) => screen.authors)
  const show = useScreen((screen) => screen.showAuthors)
  return (
    <Tip words={shown ? 'Hide who wrote what' : 'Show who wrote what'}>
      <button
        type="button"
        aria-label="Authors"
        className={styles.button}
        aria-pressed={shown}
        onClick={() => show(!shown)}
      >
        <Signature size={16} aria-hidden />
        <span className={styles.name}>Authors</span>
      </button>
    </Tip>
  )
}
