import { useStore } from 'zustand'
import type { Plan } from '../../../../shared/model/plan.ts'
import { PartyMark, toneStyle } from '../../../ui/PartyMark.tsx'
import { useEditing } from '../EditingContext.tsx'
import styles from './authors.module.css'
import { lineOf } from './wordAuthors.ts'
import { WriterName } from './WriterName.tsx'

/** Whose line is whose, and who wrote the words under the pointer or at the caret. */
export function AuthorsBar({ plan }: { readonly plan: Plan }) {
  const { authors, tools } = useEditing()
  const isWriting = useStore(tools, ({ where }) => where !== 'nowhere')
  const atCaret = useStore(authors.atCaret)
  const atPointer = useStore(authors.atPointer)
  const author = atPointer ?? atCaret
  return (
    <aside
      className={styles.bar}
      aria-label="Authors"
      data-above-tools={isWriting ? '' : undefined}
    >
      <ul className={styles.parties}>
        {plan.parties.map((party, at) => (
          <li key={party.id}>
            <PartyMark letter={party.letter} colour={party.colour} soft />
            <span
              className={`${styles.word} ${styles.name}`}
              style={toneStyle(party.colour)}
              data-line={lineOf(at)}
            >
              {party.name}
            </span>
            <span
              className={`${styles.word} ${styles.sample}`}
              style={toneStyle(party.colour)}
              data-line={lineOf(at)}
              aria-hidden
            >
              {'\u2003'}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.caret} role="status">
        {author !== null && <WriterName writer={authors.writer(author)} />}
      </p>
    </aside>
  )
}
