import { SaxesParser } from 'saxes'

export interface ReadElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (ReadElement | string)[]
}

/** Reads a document; throws when it is not well-formed, names without a namespace included. */
export function readXml(text: string): ReadElement {
  const parser = new SaxesParser({ xmlns: true })
  const root: ReadElement = { name: '', attributes: {}, children: [] }
  const open: ReadElement[] = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const read: ReadElement = {
      name,
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([key, { value }]) => [key, value]),
      ),
      children: [],
    }
    open.at(-1)?.children.push(read)
    open.push(read)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (words) => open.at(-1)?.children.push(words))
  parser.write(text).close()
  const found = root.children.find((one) => typeof one !== 'string')
  if (found === undefined || typeof found === 'string') throw new Error('There is no element')
  return found
}

/** All elements of this name, in the order of reading. */
export const allOf = (inside: ReadElement, name: string): ReadElement[] =>
  inside.children.flatMap((child) =>
    typeof child === 'string'
      ? []
      : [...(child.name === name ? [child] : []), ...allOf(child, name)],
  )

/** The words in an element, without the white space between its parts. */
export const wordsOfXml = (inside: ReadElement): string =>
  inside.children.map((child) => (typeof child === 'string' ? child : wordsOfXml(child))).join('')
