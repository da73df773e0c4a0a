import type { PlanEvent } from '../../shared/model/event.ts'

/** An event as the journal stores it: JSON in UTF-8. */
export const encodeEvent = (event: PlanEvent): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(event))

export const decodeEventText = (body: Uint8Array): string => new TextDecoder().decode(body)
