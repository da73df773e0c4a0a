import type { Thread } from '../../shared/model/review.ts'

/** Whether nothing is left in a thread that could be read: all who spoke in it took back what they said. */
export const isTakenBack = (thread: Thread): boolean =>
  thread.opening?.body === null && thread.replies.every((reply) => reply.body === null)
