/** An element of an XML document: plain data, written by `xmlText` and nothing else. */
export interface XmlElement {
  readonly name: string
  /** In the order in which they are written; those without a value are left out. */
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: readonly XmlNode[]
}
/** A text is words as they are: whatever would be markup in it is escaped. */
export type XmlNode = XmlElement | string

export const element = (
  name: string,
  attributes: XmlElement['attributes'] = {},
  children: readonly XmlNode[] = [],
): XmlElement => ({ name, attributes, children })

/** The words of these elements must not get white space between them. */
const HOLDS_WORDS: ReadonlySet<string> = new Set(['p', 'block', 'num', 'heading'])

/**
 * A whole document as text, well-formed whatever stands in its texts and attributes. Structure is indented, words are
 * written exactly as they are.
 */
export function xmlText(root: XmlElement): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>\n']
  write(root, '', parts)
  parts.push('\n')
  return parts.join('')
}

/** `indent` is null among words. */
function write(node: XmlNode, indent: string | null, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(escapeXml(node))
    return
  }
  const { name, attributes, children } = node
  parts.push('<', name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) parts.push(' ', key, '="', escapeXml(value), '"')
  }
  if (children.length === 0) {
    parts.push('/>')
    return
  }
  parts.push('>')
  const inside = indent === null || HOLDS_WORDS.has(name) ? null : `${indent}  `
  for (const child of children) {
    if (inside !== null) parts.push('\n', inside)
    write(child, inside, parts)
  }
  if (inside !== null) parts.push('\n', indent ?? '')
  parts.push('</', name, '>')
}

/** What XML 1.0 knows no way to write, not even escaped. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}\p{Cs}]/gu
const LONE_SURROGATE = /\p{Cs}/gu
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // Only "]]>" must not stand in a text; all of them escaped is one rule less.
  '>': '&gt;',
  '"': '&quot;',
  // A reader would turn these into spaces or new lines of another kind.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

const escapeXml = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign)
