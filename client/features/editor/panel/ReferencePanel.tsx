import { type KeyboardEvent, useId, useState } from 'react'
import type { PointId } from '../../../../shared/model/ids.ts'
import { type Plan, pointsOf } from '../../../../shared/model/plan.ts'
import type { Point } from '../../../../shared/model/point.ts'
import { useEditing } from '../EditingContext.tsx'
import styles from './Panel.module.css'

/** Asks which point to refer to: by number or by words of its heading. */
export function ReferencePanel({
  plan,
  here,
  typed,
}: {
  readonly plan: Plan
  readonly here: PointId
  /** Whether a "#" in the text began this, so that leaving without a choice writes it. */
  readonly typed: boolean
}) {
  const { panels } = useEditing()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  const found = matchingPoints(plan, query).filter((point) => point.id !== here)
  const chosen = found[Math.min(at, found.length - 1)]

  function onKeyDown(event: KeyboardEvent): void {
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (move !== 0 && found.length > 0) {
      event.preventDefault()
      const next = (Math.min(at, found.length - 1) + move + found.length) % found.length
      setAt(next)
      document.getElementById(`${id}${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' || (event.key === 'Tab' && chosen !== undefined)) {
      event.preventDefault()
      if (chosen !== undefined) panels.setReference(chosen.id)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      panels.close(true)
    } else if (event.key === 'Backspace' && query === '' && typed) {
      event.preventDefault()
      panels.dropReference()
    }
  }

  return (
    <div className={styles.picker}>
      <input
        ref={focusAtOnce}
        role="combobox"
        aria-label="Number or heading of the point"
        aria-expanded="true"
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${id}${found.indexOf(chosen)}`}
        autoComplete="off"
        spellCheck={false}
        placeholder="Number or heading"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          panels.typeReference(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}list`} role="listbox" aria-label="Points">
        {found.map((point, index) => (
          <li
            key={point.id}
            id={`${id}${index}`}
            role="option"
            aria-selected={point === chosen}
            onPointerMove={() => setAt(index)}
            onClick={() => panels.setReference(point.id)}
          >
            <b>{point.number}</b>
            <span>{point.heading}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles.none}>No point has that number or heading.</p>}
    </div>
  )
}

/** Points that a query means: first those whose number begins with it, then those whose heading holds its words. */
export function matchingPoints(plan: Plan, query: string): readonly Point[] {
  const words = query
    .trim()
    .toLocaleLowerCase()
    .replace(/^(#|points?\b)\s*/, '')
  const standing = pointsOf(plan).filter((point) => point.status === 'open')
  if (words === '') return standing
  const byNumber = standing.filter((point) => String(point.number).startsWith(words))
  const byHeading = standing.filter(
    (point) => !byNumber.includes(point) && point.heading.toLocaleLowerCase().includes(words),
  )
  return [...byNumber, ...byHeading]
}

const focusAtOnce = (input: HTMLInputElement | null): void => input?.focus()
