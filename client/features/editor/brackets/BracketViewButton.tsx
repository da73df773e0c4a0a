import { BookOpenText } from 'lucide-react'
import { type Screen, useScreen } from '../../../state/screen.ts'
import { Tip } from '../../../ui/Tip.tsx'
import styles from '../authors/authors.module.css'

const NEXT = { attributed: 'bracketed', bracketed: 'clean', clean: 'attributed' } as const
const NAMES: Record<Screen['brackets'], string> = {
  attributed: 'With parties',
  bracketed: 'Bracketed',
  clean: 'Clean',
}
const TIPS: Record<Screen['brackets'], string> = {
  attributed: 'Brackets show whose each alternative is. Click to read them without letters',
  bracketed: 'Brackets are shown without letters. Click to read one clean text',
  clean:
    'Where all support the same, that is shown, else the words as drafted. Click to see who says what',
}

/** Chooses how brackets are read. */
export function BracketViewButton() {
  const view = useScreen((screen) => screen.brackets)
  const read = useScreen((screen) => screen.readBrackets)
  return (
    <Tip words={TIPS[view]}>
      <button
        type="button"
        aria-label={`Brackets: ${NAMES[view]}`}
        className={styles.button}
        onClick={() => read(NEXT[view])}
      >
        <BookOpenText size={16} aria-hidden />
        <span className={styles.name}>{NAMES[view]}</span>
      </button>
    </Tip>
  )
}
