/** Chance and one-way hashing, passed in because the core has neither. */
export interface Secrets {
  /** A new secret of 256 random bits, 43 characters of base64url: the whole of an invitation or a session. */
  newToken(): string
  /** SHA-256 of a token as hexadecimal. Only this is ever stored, so a stolen store opens no door. */
  hash(token: string): string
  newId<Id extends string>(): Id
}
