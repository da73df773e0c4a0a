import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Tip.module.css'

/** Wrap a page in it once: one tip at a time, and the next one comes without waiting. */
export const Tips = ({ children }: { readonly children: ReactNode }) => (
  <Tooltip.Provider delayDuration={350} skipDelayDuration={200}>
    {children}
  </Tooltip.Provider>
)

/** Words that appear beside a control while it is pointed at or focused. They say more; they never are its only name. */
export const Tip = ({
  words,
  children,
}: {
  readonly words: ReactNode
  readonly children: ReactNode
}) => (
  <Tooltip.Root>
    <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
    <Tooltip.Portal>
      <Tooltip.Content className={styles.tip} sideOffset={6} collisionPadding={8}>
        {words}
      </Tooltip.Content>
    </Tooltip.Portal>
  </Tooltip.Root>
)
