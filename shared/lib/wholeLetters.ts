/** The same text without halves of letters that are written as two: they would change on their way to others. */
export const wholeLetters = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd')
