import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/*
 * The library gives links an id by chance, counts bookmarks on from one document to the next, and writes the time of
 * day into the file. Words cannot look like any of what is put in order here: in them, `<` is written `&lt;`.
 */

/** A day within what a ZIP file can say, by its parts, so that it is the same in every time zone. */
const PACKED_ON = new Date(1980, 0, 1)

/** The same package with ids in the order in which they occur, and with the moment of its text for the time of day. */
export function withSameBytes(bytes: Uint8Array, moment: string): Uint8Array {
  const files = unzipSync(bytes)
  const links = new Map<string, string>()
  const marks = new Map<string, string>()
  const parts = Object.keys(files)
    .sort((a, b) => orderOf(a) - orderOf(b) || (a < b ? -1 : 1))
    .map((path): [string, Uint8Array] => {
      const content = files[path] ?? new Uint8Array()
      if (!/\.(xml|rels)$/.test(path)) return [path, content]
      const xml = strFromU8(content)
      if (path === 'docProps/core.xml') return [path, strToU8(dated(xml, moment))]
      return [path, strToU8(counted(xml, links, marks))]
    })
  return zipSync(Object.fromEntries(parts), { mtime: PACKED_ON, level: 6 })
}

/** Readers look for the list of contents first; the text comes before what it leads to. */
const orderOf = (path: string): number =>
  ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'].indexOf(path) + 1 || 9

const dated = (xml: string, moment: string): string =>
  xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${moment}`)

/** Ids by chance become numbers in the order in which the text comes to them. */
function counted(xml: string, links: Map<string, string>, marks: Map<string, string>): string {
  return xml
    .replaceAll(/(<w:hyperlink [^>]*?r:id=")(rId[^"]+)"/g, (_, tag: string, id: string) => {
      return `${tag}${numbered(links, id, 'rIdLink')}"`
    })
    .replaceAll(/(<Relationship [^>]*?Id=")(rId[^"]+)"/g, (whole, tag: string, id: string) => {
      return links.has(id) ? `${tag}${numbered(links, id, 'rIdLink')}"` : whole
    })
    .replaceAll(
      /(<w:bookmark(?:Start|End) [^>]*?w:id=")(\d+)"/g,
      (_, tag: string, id: string) => `${tag}${numbered(marks, id, '')}"`,
    )
}

function numbered(known: Map<string, string>, id: string, prefix: string): string {
  const own = known.get(id) ?? `${prefix}${known.size + 1}`
  known.set(id, own)
  return own
}
