/** How many words a plain text has. Signs that stand alone, such as list marks and dashes, are not words. */
export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length
