import { Tabs } from 'radix-ui'
import { PointPanel } from '../features/point/PointPanel.tsx'
import { PeoplePanel } from '../features/presence/PeoplePanel.tsx'
import { usePlan } from '../sync/usePlan.ts'
import styles from './DetailsPanel.module.css'

export type DetailsTab = 'point' | 'people'

/** What is to be known beside the text: of the point in focus, and of the people in the plan. */
export function DetailsPanel({
  tab,
  onTab,
}: {
  readonly tab: DetailsTab
  readonly onTab: (tab: DetailsTab) => void
}) {
  const plan = usePlan()
  const members = plan?.members.filter((member) => member.standing !== 'removed').length ?? 0
  return (
    <Tabs.Root
      className={styles.panel}
      value={tab}
      onValueChange={(value) => onTab(value === 'people' ? 'people' : 'point')}
    >
      <Tabs.List className={styles.tabs} aria-label="Details">
        <Tabs.Trigger className={styles.tab} value="point">
          Point
        </Tabs.Trigger>
        <Tabs.Trigger className={styles.tab} value="people">
          People
          {members > 0 && <span className={styles.count}>{members}</span>}
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content className={styles.body} value="point">
        <PointPanel />
      </Tabs.Content>
      <Tabs.Content className={styles.body} value="people">
        <PeoplePanel />
      </Tabs.Content>
    </Tabs.Root>
  )
}
