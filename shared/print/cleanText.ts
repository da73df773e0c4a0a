/** Opening marks of bidirectional text (embeddings, overrides, isolates) by the isolate that stands for them in print. */
const ISOLATES: Readonly<Record<string, string>> = {
  '\u202a': '\u2066',
  '\u202d': '\u2066',
  '\u2066': '\u2066',
  '\u202b': '\u2067',
  '\u202e': '\u2067',
  '\u2067': '\u2067',
  '\u2068': '\u2068',
}
const CLOSE = '\u2069'
const BIDI_MARKS = /[\u202a-\u202e\u2066-\u2069]/g
/** The bidirectional algorithm ignores deeper nesting; nobody writes it. */
const MAX_ISOLATES = 60

/** White space of every kind but the no-break spaces, which are meant. */
const SPACES = /[\t\n\v\f\r \u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/g
/**
 * Control characters, noncharacters, private use, and the marks of a text's beginning and of annotations. Soft hyphens
 * too: print hyphenates by itself, and Typst cannot close a link that ends with one.
 */
const UNPRINTABLE = /[\u00ad\p{Cc}\p{Noncharacter_Code_Point}\p{Co}\ufeff\ufff9-\ufffb]/gu
/** Together with single spaces, what needs no cleaning: nearly everything that is written in Latin letters. */
const PLAIN = /^[\x20-\x7e]*$/
/** Nobody writes more marks on one letter; a pile of them covers the lines above and below. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu
const LONE_SURROGATE = /\p{Cs}/gu

/**
 * Words as they can be set in print: composed (NFC), white space collapsed, without characters that show nothing or
 * something else than they are. Never throws; keeps every letter, however long the word.
 */
function cleanWords(text: string): string {
  if (PLAIN.test(text) && !text.includes('  ')) return text
  return text
    .replace(SPACES, ' ')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(UNPRINTABLE, '')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
}

/** Whether any of it can be seen on paper. */
export const isVisible = (text: string): boolean => VISIBLE.test(cleanWords(text))
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}]/u

/** A single line, for instance a heading. */
export function cleanLine(text: string): string {
  return cleanRuns([text]).join('').trim()
}

/**
 * The runs of one paragraph. Overrides, which make words read as other words than they are, become isolates that keep
 * the order of the letters; every isolate ends with its paragraph, so no text can turn what follows it around.
 */
export function cleanRuns(texts: readonly string[]): string[] {
  let open = 0
  const cleaned = texts.map((text) =>
    cleanWords(text).replace(BIDI_MARKS, (mark) => {
      const isolate = ISOLATES[mark]
      if (isolate !== undefined && open < MAX_ISOLATES) {
        open++
        return isolate
      }
      if (isolate !== undefined || open === 0) return ''
      open--
      return CLOSE
    }),
  )
  const last = cleaned.pop()
  return last === undefined ? [] : [...cleaned, last + CLOSE.repeat(open)]
}
