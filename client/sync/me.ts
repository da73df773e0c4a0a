import type { z } from 'zod'
import type { MemberId, PartyId, PlanId } from '../../shared/model/ids.ts'
import { whoAmIResponse } from '../../shared/wire/http.ts'

/** The seat that this browser has in a plan. */
export type Me = Omit<z.infer<typeof whoAmIResponse>, 'planId' | 'memberId' | 'partyId'> & {
  readonly planId: PlanId
  readonly memberId: MemberId
  readonly partyId: PartyId | null
}

/** Reads a seat; the ids were checked by the schema, so they may carry their names. */
export const me = whoAmIResponse.transform((seat) => seat as Me)
