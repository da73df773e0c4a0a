import {
  type Remark,
  remark as remarkSchema,
  REMARK_LETTERS,
  remarkText,
} from '../../../../shared/model/remark.ts'

/** Letters that are left are told from here on. */
const NEARLY_FULL = REMARK_LETTERS - 1_000

export const lettersOf = (remark: Remark): number => remarkText(remark, () => '@').trim().length

/** Why a remark cannot be sent as it is; null when it can. An empty one is no mistake, but cannot be sent either. */
export function whatIsWrong(remark: Remark): string | null {
  const letters = lettersOf(remark)
  if (letters === 0) return 'Write something first.'
  if (letters > REMARK_LETTERS) {
    return `${say(letters)} letters are too many: a comment has room for ${say(REMARK_LETTERS)}. Take out ${say(letters - REMARK_LETTERS)}.`
  }
  return remarkSchema.safeParse(remark).success
    ? null
    : 'This has too many lines, or lists too deep inside lists. Make two comments of it.'
}

/** How much room is left, once it is little; null before. */
export function roomLeft(remark: Remark): string | null {
  const letters = lettersOf(remark)
  return letters >= NEARLY_FULL && letters <= REMARK_LETTERS
    ? `${say(REMARK_LETTERS - letters)} letters left`
    : null
}

const say = (count: number): string => count.toLocaleString('en')
