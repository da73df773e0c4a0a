import { no } from '../lib/result.ts'
import { caucusOf } from '../model/documents.ts'
import type { Member } from '../model/member.ts'
import { mayOpen, type Verdict } from './may.ts'

/** Whether a member may take away what its party wrote in its caucus: whoever may be in that room may. */
export const mayPrintCaucus = (member: Member): Verdict =>
  member.partyId === null ? no('no-caucus') : mayOpen(member, caucusOf(member.partyId))
