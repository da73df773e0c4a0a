import { AtSign, Bell, History, Lock, MessageSquareReply } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import type { Plan } from '../../../shared/model/plan.ts'
import { usePlan } from '../../sync/usePlan.ts'
import { Button } from '../../ui/Button.tsx'
import { moment } from '../../ui/moment.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import styles from './Inbox.module.css'
import type { NewsItem } from './news.ts'
import { newsWords } from './newsSentence.ts'
import { useNews } from './useNews.ts'

/** Earlier news that is still shown below what is new. */
const EARLIER_SHOWN = 30

const ICONS = {
  reply: MessageSquareReply,
  mention: AtSign,
  stale: History,
  locked: Lock,
} as const

/** What concerns this person: a bell with the number of what is new, and the list behind it. */
export function Inbox({ onGo }: { readonly onGo: (item: NewsItem) => void }) {
  const plan = usePlan()
  const [open, setOpen] = useState(false)
  const { all, unseen, lastVisit, markSeen } = useNews()
  if (plan === null) return null
  const isNew = new Set(unseen.map((item) => item.key))
  const earlier = all.filter((item) => !isNew.has(item.key)).slice(0, EARLIER_SHOWN)
  const go = (item: NewsItem): void => {
    markSeen([item])
    setOpen(false)
    onGo(item)
  }
  const count = unseen.length
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button kind="quiet" iconOnly aria-label={bellLabel(count)} className={styles.bell}>
          <Bell size={18} aria-hidden />
          {count > 0 && (
            <span className={styles.count} aria-hidden>
              {count > 99 ? '99+' : count}
            </span>
          )}
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.inbox}
          align="end"
          sideOffset={8}
          collisionPadding={8}
          aria-label="What concerns you"
        >
          <div className={styles.head}>
            <h2>
              {lastVisit === null ? 'For you' : `Since your last visit, ${moment(lastVisit)}`}
            </h2>
            {count > 0 && (
              <Button kind="quiet" small onClick={() => markSeen(unseen)}>
                Mark all as read
              </Button>
            )}
          </div>
          {count === 0 && (
            <p className={styles.none}>
              Nothing new. Answers to you, mentions, positions that went stale and locked points
              appear here.
            </p>
          )}
          {count > 0 && (
            <ul className={styles.list}>
              {unseen.map((item) => (
                <NewsRow key={item.key} item={item} plan={plan} isNew onGo={go} />
              ))}
            </ul>
          )}
          {earlier.length > 0 && (
            <>
              <h3 className={styles.earlier}>Earlier</h3>
              <ul className={styles.list}>
                {earlier.map((item) => (
                  <NewsRow key={item.key} item={item} plan={plan} isNew={false} onGo={go} />
                ))}
              </ul>
            </>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const bellLabel = (count: number): string =>
  count === 0 ? 'For you: nothing new' : `For you: ${count} new`

function NewsRow({
  item,
  plan,
  isNew,
  onGo,
}: {
  readonly item: NewsItem
  readonly plan: Plan
  readonly isNew: boolean
  readonly onGo: (item: NewsItem) => void
}) {
  const { title, where, detail } = newsWords(plan, item)
  const Icon = ICONS[item.kind]
  return (
    <li>
      <button
        type="button"
        className={styles.row}
        data-new={isNew ? '' : undefined}
        onClick={() => onGo(item)}
      >
        <Icon size={16} aria-hidden className={styles.icon} />
        <span className={styles.words}>
          <span className={styles.title}>
            {isNew && <Unseen>New: </Unseen>}
            {title}
          </span>
          <span className={styles.where}>{where}</span>
          {detail !== '' && <span className={styles.detail}>{detail}</span>}
        </span>
        {item.kind !== 'stale' && <time className={styles.time}>{moment(item.at)}</time>}
      </button>
    </li>
  )
}
