import { isReason, reasonSentence } from '../../shared/rules/reason.ts'

const SENTENCES = {
  'signed-out':
    'This browser is no longer signed in to this plan. Ask the convener for a new invitation.',
  'other-seat':
    'This browser has taken another seat in this plan. Open the plan again to go on under that name.',
  'other-schema':
    'Parley was updated and this page is still the old one. Close it, wait a moment and open it again.',
} as const

/** Why a page stopped, and what to do next. */
export const stopSentence = (why: keyof typeof SENTENCES): string => SENTENCES[why]

/** Faults of a change that a person can do something about. */
const FAULTS: Record<string, string> = {
  'frame-too-large':
    'What was sent at once is larger than the server takes. Paste it in smaller parts.',
  'kept-for-ever':
    'A position stays as it was taken, and so do the words that it was taken on. Take a new one instead.',
  'no-wording':
    'The words that this was said on did not reach the server. Open the plan again and say it once more.',
}

/** Why the server refused a change, out of the reason in its close frame. */
export function refusalSentence(reason: string): string {
  if (isReason(reason)) return reasonSentence(reason)
  return (
    (Object.hasOwn(FAULTS, reason) ? FAULTS[reason] : undefined) ??
    'The server could not accept a change that this page sent.'
  )
}
