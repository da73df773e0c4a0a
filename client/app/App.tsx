import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { Tips } from '../ui/Tip.tsx'
import { Broken } from './Broken.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { PlanPage } from './PlanPage.tsx'

const HomePage = lazy(async () => ({ default: (await import('./HomePage.tsx')).HomePage }))
const JoinPage = lazy(async () => ({ default: (await import('./JoinPage.tsx')).JoinPage }))

/** The pages of Parley by their addresses. */
export const App = () => (
  <Broken>
    <Tips>
      <Suspense fallback={null}>
        <Switch>
          <Route path="/">
            <HomePage />
          </Route>
          <Route path="/join">
            <JoinPage />
          </Route>
          <Route path="/plan/:planId/*?">
            {({ planId, '*': rest }) => <PlanPage key={planId} planId={planId} rest={rest ?? ''} />}
          </Route>
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </Tips>
  </Broken>
)
