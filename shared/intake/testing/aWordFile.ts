import { strToU8, zipSync } from 'fflate'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The body of a document as a file of its own. `more` adds parts, or replaces them. */
export function aWordFile(
  body: string,
  more: Readonly<Record<string, string | Uint8Array>> = {},
  relations = '',
): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '_rels/.rels': relationships(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': `<?xml version="1.0"?><w:document ${W} ${R}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships(
      ['styles', 'numbering', 'footnotes', 'comments']
        .map((type) => relation(type, type, `${type}.xml`))
        .join('') + relations,
    ),
    ...more,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === 'string' ? strToU8(part) : part,
      ]),
    ),
  )
}

export const relationships = (inner: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`

export const relation = (id: string, type: string, target: string, mode = ''): string =>
  `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"${mode === '' ? '' : ` TargetMode="${mode}"`}/>`

/** A part of Word, for instance "numbering". */
export const wordPart = (name: string, inner: string): string =>
  `<w:${name} ${W}>${inner}</w:${name}>`

/** A paragraph of plain words, in a style if one is given. */
export const p = (words: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${r(words)}</w:p>`

export const r = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
