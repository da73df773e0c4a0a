/** Why a plan cannot be created yet. */
export const waitingSentence = (count: number): string =>
  count === 1 ? '1 change waits for your decision' : `${count} changes wait for your decision`
