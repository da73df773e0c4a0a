import { no, yes } from '../lib/result.ts'
import type { Member } from '../model/member.ts'
import type { Verdict } from './may.ts'

/** Whether a member may look up who got a copy, by the code on its pages. */
export function mayTraceCopies({ role, standing }: Member): Verdict {
  if (standing === 'removed') return no('not-a-member')
  if (standing === 'suspended') return no('suspended')
  return role === 'convener' || role === 'pen-holder'
    ? yes(true)
    : no('only-convener-or-pen-holder')
}
