import { Check, CloudOff, LoaderCircle, OctagonX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { SaveState } from '../../sync/saving.ts'
import { useSaving } from '../../sync/useSaving.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import { saveSentence, spokenChange } from './saveSentence.ts'
import styles from './SaveStatus.module.css'

const ICONS = {
  opening: LoaderCircle,
  saving: LoaderCircle,
  saved: Check,
  offline: CloudOff,
  stopped: OctagonX,
} as const

/** The status line: where the words of this page are now. */
export function SaveStatus() {
  const state = useSaving()
  const Icon = ICONS[state.kind]
  return (
    <>
      {/* Not read out by itself: it changes with every word. What matters to a listener is said below. */}
      <span role="status" aria-live="off" className={styles.status} data-kind={state.kind}>
        <Icon size={15} aria-hidden />
        <span>{saveSentence(state)}</span>
      </span>
      <Spoken state={state} />
    </>
  )
}

function Spoken({ state }: { readonly state: SaveState }) {
  const before = useRef(state)
  const [words, setWords] = useState('')
  useEffect(() => {
    const spoken = spokenChange(before.current, state)
    before.current = state
    if (spoken !== null) setWords(spoken)
  }, [state])
  return (
    <Unseen>
      <span aria-live="polite">{words}</span>
    </Unseen>
  )
}
