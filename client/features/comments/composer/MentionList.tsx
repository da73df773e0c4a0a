import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { PartyMark } from '../../../ui/PartyMark.tsx'
import styles from './Composer.module.css'
import type { Calling } from './remarkEditor.ts'

/** Answers whether the list took a key of the editor. */
export type MentionListKeys = (event: KeyboardEvent) => boolean

const GAP = 6
const EDGE = 8

/**
 * Who is meant by the letters after an "@". The focus stays in the editor, which hands its keys here. It stands outside
 * of the panel, because a list that is drawn by need moves its cards, and with them whatever is fixed inside of one.
 */
export function MentionList({
  id,
  calling,
  onKeys,
  onActive,
}: {
  readonly id: string
  readonly calling: Calling
  /** Hands over what answers the editor's keys; null when the list goes. */
  readonly onKeys: (keys: MentionListKeys | null) => void
  /** Tells which entry is the chosen one now, by its id. */
  readonly onActive: (id: string) => void
}) {
  const { found, choose } = calling
  const [at, setAt] = useState(0)
  const chosen = Math.min(at, Math.max(0, found.length - 1))
  const element = useRef<HTMLDivElement>(null)

  useEffect(() => {
    onKeys((event) => {
      const one = found[chosen]
      if (one === undefined) return false
      switch (event.key) {
        case 'ArrowDown':
          setAt((chosen + 1) % found.length)
          return true
        case 'ArrowUp':
          setAt((chosen + found.length - 1) % found.length)
          return true
        case 'Enter':
        case 'Tab':
          choose(one)
          return true
        default:
          return false
      }
    })
    return () => onKeys(null)
  }, [onKeys, found, chosen, choose])
  useEffect(() => {
    if (found.length > 0) onActive(`${id}${chosen}`)
  }, [onActive, id, chosen, found.length])
  useLayoutEffect(() => {
    const list = element.current
    const place = calling.place()
    if (list === null || place === null) return
    const { width, height } = list.getBoundingClientRect()
    const below = place.bottom + GAP
    const top = below + height > window.innerHeight - EDGE ? place.top - GAP - height : below
    list.style.left = `${Math.max(EDGE, Math.min(place.left, window.innerWidth - width - EDGE))}px`
    list.style.top = `${Math.max(EDGE, top)}px`
  })

  return createPortal(
    <div ref={element} className={styles.list} data-keeps-point="">
      {found.length === 0 ? (
        <p className={styles.nobody}>Nobody of that name in this plan</p>
      ) : (
        <ul id={id} role="listbox" aria-label="Mention">
          {found.map((one, index) => (
            <li
              key={`${one.mention.of}${one.mention.id}`}
              id={`${id}${index}`}
              role="option"
              aria-selected={index === chosen}
              onMouseDown={(event) => {
                event.preventDefault()
                choose(one)
              }}
              onMouseMove={() => setAt(index)}
            >
              {one.party !== null && (
                <PartyMark letter={one.party.letter} colour={one.party.colour} />
              )}
              <span>
                {one.name}
                <small>{one.aside}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>,
    document.body,
  )
}
