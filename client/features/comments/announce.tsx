import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { Unseen } from '../../ui/Unseen.tsx'

const Announce = createContext<(sentence: string) => void>(() => undefined)

/** Tells those who listen what one's own action has done. What others do is not called into what one is reading. */
export const useAnnounce = (): ((sentence: string) => void) => useContext(Announce)

export function Announcing({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState('')
  const announce = useCallback((sentence: string) => {
    // The same sentence twice is two things that happened.
    setSaid((before) => (before === sentence ? `${sentence}\u00a0` : sentence))
  }, [])
  return (
    <Announce value={announce}>
      {children}
      <Unseen>
        <span role="status">{said}</span>
      </Unseen>
    </Announce>
  )
}
