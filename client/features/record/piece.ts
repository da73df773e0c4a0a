/** A piece of a sentence; names stand out. */
export interface Piece {
  readonly kind: 'words' | 'name' | 'quote'
  readonly text: string
}

export const words = (text: string): Piece => ({ kind: 'words', text })
export const name = (text: string): Piece => ({ kind: 'name', text })
/** What somebody wrote themselves. */
export const quote = (text: string): Piece => ({ kind: 'quote', text: `“${text}”` })
