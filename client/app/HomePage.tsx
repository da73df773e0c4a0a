import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { roleLabel } from '../../shared/model/role.ts'
import type { CreatePlanResponse, PlansResponse } from '../../shared/wire/http.ts'
import { listPlans } from '../sync/api.ts'
import { CreatedPlan } from './CreatedPlan.tsx'
import styles from './HomePage.module.css'
import { NewPlanForm } from './NewPlanForm.tsx'
import { Page } from './Page.tsx'
import page from './Page.module.css'

/** The start page: the plans of this browser, and the way to a new one. */
export function HomePage() {
  const [created, setCreated] = useState<CreatePlanResponse | null>(null)
  const [plans, setPlans] = useState<PlansResponse['plans']>([])
  useEffect(() => {
    let here = true
    void listPlans().then((answer) => {
      if (here && answer.ok) setPlans(answer.value.plans)
    })
    return () => {
      here = false
    }
  }, [])
  if (created !== null) return <CreatedPlan created={created} />
  return (
    <Page title="Parley">
      <div className={styles.lead}>
        <h1>Draft one text together</h1>
        <p>
          Parley is a workspace in which parties who do not trust each other draft one peace
          proposal: every party writes in the same text at the same time, and everybody can print
          exactly what is on the table.
        </p>
      </div>
      {plans.length > 0 && (
        <section className={page.sheet} aria-labelledby="your-plans">
          <h2 className={page.subtitle} id="your-plans">
            Your plans
          </h2>
          <ul className={styles.plans}>
            {plans.map((plan) => (
              <li key={plan.planId}>
                <Link href={`/plan/${plan.planId}`} className={styles.plan}>
                  <b>{plan.title}</b>
                  <span>
                    {plan.name}, {roleLabel(plan.role)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={page.sheet} aria-labelledby="new-plan">
        <h2 className={page.subtitle} id="new-plan">
          Start a plan
        </h2>
        <NewPlanForm onCreated={setCreated} />
      </section>
    </Page>
  )
}
