import { type LucideIcon, Scale, ScrollText, Snowflake, Users } from 'lucide-react'
import type { PlanId } from '../../shared/model/ids.ts'
import { agreementAddress, membersAddress, recordAddress, versionsAddress } from './planAddress.ts'

export type PlanPage = 'agreement' | 'versions' | 'members' | 'record'

/** The pages of a plan beside its text, in the order in which they are offered. */
export const PLAN_PAGES: readonly {
  readonly page: PlanPage
  readonly name: string
  readonly Icon: LucideIcon
  readonly address: (planId: PlanId) => string
}[] = [
  { page: 'agreement', name: 'Agreement', Icon: Scale, address: agreementAddress },
  { page: 'versions', name: 'Versions', Icon: Snowflake, address: versionsAddress },
  { page: 'members', name: 'Members', Icon: Users, address: membersAddress },
  { page: 'record', name: 'Record', Icon: ScrollText, address: recordAddress },
]
