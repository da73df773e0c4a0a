/** For instance "1 point", "2 points". */
export const counted = (count: number, noun: string): string =>
  count === 1 ? `1 ${noun}` : `${count} ${noun}s`

/** Why a plan cannot be created yet. */
export const waitingSentence = (count: number): string =>
  count === 1 ? '1 change waits for your decision' : `${count} changes wait for your decision`
