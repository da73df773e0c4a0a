import { z } from 'zod'

/**
 * Words on one line: trimmed, of bounded length, without signs that are not seen, also those that turn the direction
 * of writing: with them a heading could be made to read as another.
 */
export const line = (letters: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(letters)
    .refine(
      (text) => !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(text),
      'must not hold control characters',
    )

/** The letters of a heading of a point or pillar. */
export const HEADING_LETTERS = 160
export const heading = line(HEADING_LETTERS)
