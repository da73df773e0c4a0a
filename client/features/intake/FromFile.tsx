import { useEffect, useRef, useState } from 'react'
import { contentOf, type BesideContent } from './contentOf.ts'
import { counted } from '../../ui/counted.ts'
import { waitingSentence } from './waitingSentence.ts'
import { draftOf, keptPoints } from './draft.ts'
import { Preview } from './Preview.tsx'
import type { Brought } from './readSource.ts'
import styles from './Preview.module.css'
import { SourceChooser } from './SourceChooser.tsx'
import { waitingIn } from './trackedIn.ts'
import { useDraft } from './useDraft.ts'

/** What whoever fills in the rest of the form needs to know of the file. */
export interface FileChoice {
  readonly title: string | null
  /** Parties by their ids in the file; none unless it names them. */
  readonly parties: Brought['incoming']['parties']
  /** Why no plan can be made of it yet; null when one can. */
  readonly waits: string | null
  readonly content: (beside: BesideContent) => ReturnType<typeof contentOf>
}

/** Makes a plan out of a file: it is chosen, read and corrected here. */
export function FromFile({
  onChange,
  onOther,
}: {
  /** Called for every correction. */
  readonly onChange: (choice: FileChoice) => void
  /** The file was put away, to choose another one. */
  readonly onOther: () => void
}) {
  const [brought, setBrought] = useState<Brought | null>(null)
  const [count, setCount] = useState(0)
  if (brought === null) {
    return (
      <SourceChooser
        onRead={(read) => {
          setCount(count + 1)
          setBrought(read)
        }}
      />
    )
  }
  return (
    <Corrected
      key={count}
      brought={brought}
      onChange={onChange}
      onOther={() => {
        setBrought(null)
        onOther()
      }}
    />
  )
}

function Corrected({
  brought,
  onChange,
  onOther,
}: {
  readonly brought: Brought
  readonly onChange: (choice: FileChoice) => void
  readonly onOther: () => void
}) {
  const { incoming, source } = brought
  const [{ draft, past, future }, dispatch] = useDraft(draftOf(incoming))
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const corrected = place.current
    const keys = (event: KeyboardEvent): void => {
      const step = stepOf(event)
      if (step === null || typesElsewhere(event.target, corrected)) return
      // Not the browser's own, which knows one line at a time.
      event.preventDefault()
      dispatch({ kind: step })
    }
    corrected?.focus()
    // On the whole page: the point that had the focus may just have been joined with another.
    document.addEventListener('keydown', keys)
    return () => document.removeEventListener('keydown', keys)
  }, [dispatch])
  useEffect(() => {
    const waiting = waitingIn(draft).length
    onChange({
      title: incoming.title,
      parties: incoming.parties,
      waits: waiting === 0 ? null : `${waitingSentence(waiting)}.`,
      content: (beside) => contentOf(incoming, source, draft, beside),
    })
  }, [draft, incoming, source, onChange])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])
  return (
    <div
      ref={place}
      tabIndex={-1}
      role="region"
      aria-label={`${counted(keptPoints(draft).length, 'point')} from ${source.name}`}
      className={styles.corrected}
    >
      <Preview
        {...{ brought, draft, dispatch, onOther }}
        canUndo={past.length > 0}
        canRedo={future.length > 0}
      />
    </div>
  )
}

/** Whether somebody types in a field that is no part of the preview, and has an undo of its own. */
const typesElsewhere = (target: EventTarget | null, preview: HTMLElement | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input, textarea, select') &&
  preview?.contains(target) !== true

/** What a key means for the corrections; null for any other key. */
function stepOf(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
  return key === 'y' ? 'redo' : null
}
