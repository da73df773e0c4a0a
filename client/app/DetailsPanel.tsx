import { Tabs } from 'radix-ui'
import type { PointId } from '../../shared/model/ids.ts'
import { CommentsPanel } from '../features/comments/CommentsPanel.tsx'
import { PointPanel } from '../features/point/PointPanel.tsx'
import { PositionsPanel } from '../features/positions/PositionsPanel.tsx'
import { PeoplePanel } from '../features/presence/PeoplePanel.tsx'
import { PointMenu } from '../features/structure/PointMenu.tsx'
import { type PanelTab, useScreen } from '../state/screen.ts'
import { isWaiting } from '../sync/takenBack.ts'
import { usePlan } from '../sync/usePlan.ts'
import { useReview } from '../sync/useReview.ts'
import styles from './DetailsPanel.module.css'
import { PointLife } from './PointLife.tsx'

const isTab = (value: string): value is PanelTab =>
  value === 'point' || value === 'comments' || value === 'positions' || value === 'people'

const renderPointMenu = (pointId: PointId) => <PointMenu pointId={pointId} />

/** What is to be known beside the text: of the point in focus, and of the people in the plan. */
export function DetailsPanel() {
  const tab = useScreen((screen) => screen.tab)
  const plan = usePlan()
  const members = plan?.members.filter((member) => member.standing !== 'removed').length ?? 0
  return (
    <Tabs.Root
      className={styles.panel}
      value={tab}
      onValueChange={(value) => {
        if (isTab(value)) useScreen.getState().showTab(value)
      }}
    >
      <Tabs.List className={styles.tabs} aria-label="Details">
        <Tabs.Trigger className={styles.tab} value="point">
          Point
        </Tabs.Trigger>
        <Tabs.Trigger className={styles.tab} value="comments">
          Comments
          <OpenThreads />
        </Tabs.Trigger>
        <Tabs.Trigger className={styles.tab} value="positions">
          Positions
        </Tabs.Trigger>
        <Tabs.Trigger className={styles.tab} value="people">
          People
          {members > 0 && <span className={styles.count}>{members}</span>}
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content className={styles.body} value="point">
        <PointPanel renderMenu={renderPointMenu} />
        <PointLife />
      </Tabs.Content>
      <Tabs.Content className={styles.body} value="comments">
        <CommentsPanel />
      </Tabs.Content>
      <Tabs.Content className={styles.body} value="positions">
        <PositionsPanel />
      </Tabs.Content>
      <Tabs.Content className={styles.body} value="people">
        <PeoplePanel />
      </Tabs.Content>
    </Tabs.Root>
  )
}

/** Open threads of the point in focus, or of the whole plan while none is. */
function OpenThreads() {
  const openPoint = useScreen((screen) => screen.openPoint)
  const { threads } = useReview()
  const count = threads.filter(
    (thread) => isWaiting(thread) && (openPoint === null || thread.pointId === openPoint),
  ).length
  return count > 0 && <span className={styles.count}>{count}</span>
}
