import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** An element of XML. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

/** Reads XML; throws where it is not well-formed. */
export function readXml(xml: string): Element {
  const root = { name: '', attributes: {}, children: [] as (Element | string)[] }
  const open: { children: (Element | string)[] }[] = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes, children: [] as (Element | string)[] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => void open.at(-1)?.children.push(text))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  const [first] = root.children
  if (first === undefined || typeof first === 'string') throw new Error('There is no element')
  return first
}

/** The parts of a package that are XML, by their names. */
export const partsOf = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(unzipSync(bytes))
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, content]) => [path, strFromU8(content)]),
  )

export const elementsIn = (element: Element, name?: string): Element[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' || (name !== undefined && child.name !== name) ? [] : [child],
  )
export const allIn = (element: Element, name: string): Element[] =>
  elementsIn(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allIn(child, name),
  ])
const childOf = (element: Element | undefined, ...path: readonly string[]): Element | undefined =>
  path.reduce<Element | undefined>(
    (found, name) => (found === undefined ? undefined : elementsIn(found, name)[0]),
    element,
  )

/** What a reader does with tracked changes. */
export type Taking = 'accept' | 'reject'

/** A paragraph as people have it in front of them, or the cells of a table row by row. */
export type Shown = string | readonly (readonly (readonly Shown[])[])[]

/** The text of a Word file from its first heading on, with all changes accepted or rejected. */
export function readWord(bytes: Uint8Array, taking: Taking): readonly Shown[] {
  const parts = partsOf(bytes)
  const part = (path: string): Element => readXml(parts.get(path) ?? '<none/>')
  const notes = new Map(
    elementsIn(part('word/footnotes.xml')).map((note) => [note.attributes['w:id'], note]),
  )
  const links = new Map(
    elementsIn(part('word/_rels/document.xml.rels')).map(({ attributes }) => [
      attributes['Id'],
      attributes['Target'],
    ]),
  )
  /** Lists in the order in which they are met. */
  const lists = new Map<string | undefined, number>()
  const isGone = (mark: Element | undefined): boolean =>
    mark !== undefined && elementsIn(mark, taking === 'accept' ? 'w:del' : 'w:ins').length > 0

  function runs(parent: Element, link: string): string {
    return elementsIn(parent)
      .map((child): string => {
        switch (child.name) {
          case 'w:ins':
            return taking === 'accept' ? runs(child, link) : ''
          case 'w:del':
            return taking === 'reject' ? runs(child, link) : ''
          case 'w:hyperlink': {
            const target = links.get(child.attributes['r:id'])
            return runs(
              child,
              target === undefined ? link : `→${target}#${child.attributes['w:anchor'] ?? ''}`,
            )
          }
          case 'w:r':
            return run(child, link)
          default:
            return ''
        }
      })
      .join('')
  }

  function run(element: Element, link: string): string {
    const now = childOf(element, 'w:rPr')
    const before = childOf(now, 'w:rPrChange', 'w:rPr')
    const looks = taking === 'reject' && before !== undefined ? before : now
    const flags = ['w:b', 'w:i', 'w:u'].filter((name) => {
      const said = childOf(looks, name)?.attributes['w:val'] ?? 'true'
      return childOf(looks, name) !== undefined && said !== 'false'
    })
    return elementsIn(element)
      .map((child): string => {
        switch (child.name) {
          case 'w:t':
          case 'w:delText':
            // Letter by letter, so that it is one whether it is cut into runs or not.
            return Array.from(child.children.join(''))
              .map((one) => `${one}${flags.join('')}${link}`)
              .join('')
          case 'w:br':
            return '⏎'
          case 'w:footnoteReference': {
            const note = notes.get(child.attributes['w:id'])
            return `{${
              note === undefined
                ? '?'
                : elementsIn(note)
                    .map((one) => runs(one, ''))
                    .join('')
            }}`
          }
          default:
            return ''
        }
      })
      .join('')
  }

  /** All but the words. */
  function place(paragraph: Element): string {
    const properties = childOf(paragraph, 'w:pPr')
    const list = childOf(properties, 'w:numPr', 'w:numId')?.attributes['w:val']
    if (list !== undefined && !lists.has(list)) lists.set(list, lists.size)
    return [
      childOf(properties, 'w:pStyle')?.attributes['w:val'] ?? '',
      childOf(properties, 'w:bidi') === undefined ? '' : 'rtl',
      JSON.stringify(childOf(properties, 'w:ind')?.attributes ?? {}),
      list === undefined
        ? ''
        : `${childOf(properties, 'w:numPr', 'w:ilvl')?.attributes['w:val']} of ${lists.get(list)}`,
    ].join('|')
  }

  function blocks(parent: Element): Shown[] {
    const shown: Shown[] = []
    let carried = ''
    for (const child of elementsIn(parent)) {
      if (child.name === 'w:tbl') {
        const rows = elementsIn(child, 'w:tr').filter((row) => !isGone(childOf(row, 'w:trPr')))
        if (rows.length > 0) {
          shown.push(
            rows.map((row) => elementsIn(row, 'w:tc').map((cell) => withoutEnd(blocks(cell)))),
          )
        }
      }
      if (child.name !== 'w:p') continue
      const words = carried + runs(child, '')
      carried = ''
      if (isGone(childOf(child, 'w:pPr', 'w:rPr'))) {
        carried = words
        continue
      }
      const own = place(child)
      if (words !== '' || !own.startsWith('TableGap')) shown.push(`${own}|${words}`)
    }
    return shown
  }

  const body = childOf(part('word/document.xml'), 'w:body')
  const all = body === undefined ? [] : blocks(body)
  return all.slice(all.findIndex((one) => typeof one === 'string' && one.startsWith('Hash|')) + 1)
}

/** A cell of Word ends with a paragraph, be there words or not. */
function withoutEnd(shown: readonly Shown[]): readonly Shown[] {
  const last = shown.at(-1)
  return typeof last === 'string' && last.endsWith('|') ? withoutEnd(shown.slice(0, -1)) : shown
}
