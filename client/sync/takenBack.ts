import { isResolved, type Thread } from '../../shared/model/review.ts'

/** Whether nothing is left in a thread that could be read: all who spoke in it took back what they said. */
export const isTakenBack = (thread: Thread): boolean =>
  thread.opening?.body === null && thread.replies.every((reply) => reply.body === null)

/** Whether a thread still waits for somebody: neither resolved nor taken back. Only these are marked and counted. */
export const isWaiting = (thread: Thread): boolean => !isResolved(thread) && !isTakenBack(thread)
