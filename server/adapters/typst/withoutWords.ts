/** The log holds no words of a text, and a compiler's message quotes them; this leaves what it complains about. */
export const withoutWords = (message: string): string =>
  message.replace(/(["'`])(?:\\.|(?!\1)[^\\])*\1/gs, '…').slice(0, MAX_LOGGED)

const MAX_LOGGED = 500
