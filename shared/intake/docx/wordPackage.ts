import { no, type Result, yes } from '../../lib/result.ts'
import type { IntakeRefusal } from '../incoming.ts'
import { childrenOf, parseXml, xmlBudget, type XmlElement } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

/** The parts of a Word file that its text is made of. Of the others nothing is unpacked. */
export interface WordPackage {
  readonly document: XmlElement
  readonly styles: XmlElement | null
  readonly numbering: XmlElement | null
  readonly footnotes: XmlElement | null
  readonly endnotes: XmlElement | null
  readonly comments: XmlElement | null
  readonly commentsExtended: XmlElement | null
  readonly properties: XmlElement | null
  /** Whether it says that its template lies elsewhere. */
  readonly namesTemplate: boolean
  /** Where the links of a part lead, by part and by the id of the link. */
  readonly links: (part: LinkingPart, id: string) => string | null
}

export type LinkingPart = 'document' | 'footnotes' | 'endnotes'

interface Relation {
  readonly id: string
  /** The last word of its type, for instance "styles". */
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

/** Opens a Word file. Refuses whatever would be fetched from elsewhere, wherever in the file it stands; never throws. */
export function openWordPackage(bytes: Uint8Array): Result<WordPackage, IntakeRefusal> {
  const zip = openZip(bytes)
  if (!zip.ok) return zip
  const budget = xmlBudget()
  const read = (name: string): Result<XmlElement | null, IntakeRefusal> => {
    const part = zip.value.read(name)
    if (!part.ok) return part
    return part.value === null ? yes(null) : parseXml(part.value, budget)
  }
  const relations = readRelations(zip.value, read)
  if (!relations.ok) return relations
  const all = [...relations.value.values()].flat()
  if (all.some((one) => one.isExternal && !isNeverFetched(one))) return no('reaches-outside')

  const roots = relations.value.get('') ?? []
  const main = roots.find((one) => one.type === 'officeDocument')?.target ?? 'word/document.xml'
  const own = relations.value.get(main) ?? []
  const partOf = (type: string): Result<XmlElement | null, IntakeRefusal> => {
    const name = own.find((one) => one.type === type)?.target
    return name === undefined ? yes(null) : read(name)
  }
  const custom = roots.find((one) => one.type === 'custom-properties')?.target
  const parts = {
    document: read(main),
    styles: partOf('styles'),
    numbering: partOf('numbering'),
    footnotes: partOf('footnotes'),
    endnotes: partOf('endnotes'),
    comments: partOf('comments'),
    commentsExtended: partOf('commentsExtended'),
    properties: read(custom ?? 'docProps/custom.xml'),
  }
  for (const part of Object.values(parts)) if (!part.ok) return part
  const part = (name: keyof typeof parts): XmlElement | null => {
    const found = parts[name]
    return found.ok ? found.value : null
  }
  const document = part('document')
  if (document?.name !== 'w:document') return no('unknown-form')
  const targets = (name: string | undefined): Map<string, string> =>
    new Map((relations.value.get(name ?? '') ?? []).map((one) => [one.id, one.target]))
  const links = {
    document: targets(main),
    footnotes: targets(own.find((one) => one.type === 'footnotes')?.target ?? '-'),
    endnotes: targets(own.find((one) => one.type === 'endnotes')?.target ?? '-'),
  }
  return yes({
    document,
    styles: part('styles'),
    numbering: part('numbering'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
    comments: part('comments'),
    commentsExtended: part('commentsExtended'),
    properties: part('properties'),
    namesTemplate: all.some((one) => one.isExternal && one.type === 'attachedTemplate'),
    links: (name, id) => links[name].get(id) ?? null,
  })
}

/** A link is followed by nobody but people; a template is styles that are in the file already. */
const isNeverFetched = ({ type }: Relation): boolean =>
  type === 'hyperlink' || type === 'attachedTemplate'

/** What each part of the package is related to, by the name of the part; the package itself is ''. */
function readRelations(
  zip: Zip,
  read: (name: string) => Result<XmlElement | null, IntakeRefusal>,
): Result<ReadonlyMap<string, readonly Relation[]>, IntakeRefusal> {
  const relations = new Map<string, readonly Relation[]>()
  for (const name of zip.names) {
    const [, folder = '', part = ''] = /^(?:(.*)\/)?_rels\/([^/]*)\.rels$/.exec(name) ?? [null]
    if (!name.endsWith('.rels')) continue
    const tree = read(name)
    if (!tree.ok) return tree
    const prefix = folder === '' ? '' : `${folder}/`
    relations.set(
      part === '' ? '' : prefix + part,
      tree.value === null
        ? []
        : childrenOf(tree.value).map(({ attributes }) => ({
            id: attributes['Id'] ?? '',
            type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
            isExternal: attributes['TargetMode']?.toLowerCase() === 'external',
            target: resolve(prefix, attributes['Target'] ?? '', attributes['TargetMode']),
          })),
    )
  }
  return yes(relations)
}

function resolve(folder: string, target: string, mode: string | undefined): string {
  if (mode !== undefined) return target
  return target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')
}
