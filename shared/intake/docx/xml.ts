import { SaxesParser } from 'saxes'
import { no, type Result, yes } from '../../lib/result.ts'
import { decodeText } from '../decodeText.ts'
import type { IntakeRefusal } from '../incoming.ts'
import { INTAKE_LIMITS } from '../intakeLimits.ts'

/** An element. Names have the prefixes that Word itself writes, whatever the file calls its namespaces. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (XmlElement | string)[]
}

/** How many elements may still be read in this file. */
export interface XmlBudget {
  elements: number
}

export const xmlBudget = (): XmlBudget => ({ elements: INTAKE_LIMITS.elements })

/**
 * Reads a part of XML as a tree. Definitions of entities are refused before any is expanded, and so is what is deeper
 * or has more elements than a document. Never throws.
 */
export function parseXml(bytes: Uint8Array, budget: XmlBudget): Result<XmlElement, IntakeRefusal> {
  const text = decodeText(bytes)
  if (text === null) return no('damaged')
  let refusal: IntakeRefusal | null = null
  const root: Growing = { name: '', attributes: {}, children: [] }
  const open: Growing[] = [root]
  const parser = new SaxesParser({ xmlns: true, position: false })
  const stop = (reason: IntakeRefusal): void => {
    refusal ??= reason
    throw new Stopped()
  }
  parser.on('doctype', () => stop('has-entities'))
  parser.on('error', () => stop('damaged'))
  parser.on('opentag', (tag) => {
    if (--budget.elements < 0) stop('too-much-text')
    if (open.length > INTAKE_LIMITS.elementDepth) stop('damaged')
    const element: Growing = { name: nameOf(tag.uri, tag.local), attributes: {}, children: [] }
    for (const one of Object.values(tag.attributes)) {
      element.attributes[nameOf(one.uri, one.local)] = one.value
    }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  const addText = (words: string): void => {
    if (open.length > 1) open.at(-1)?.children.push(words)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  // A DOCTYPE without an end would be reported only at the end.
  if (/<!DOCTYPE/i.test(text)) return no('has-entities')
  try {
    parser.write(text).close()
  } catch {
    return no(refusal ?? 'damaged')
  }
  const [element] = root.children
  return typeof element === 'object' ? yes(element) : no('damaged')
}

interface Growing extends XmlElement {
  readonly attributes: Record<string, string>
  readonly children: (Growing | string)[]
}

class Stopped extends Error {}

/** Both forms of the standard, the older and the strict one. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15',
  'http://www.w3.org/XML/1998/namespace': 'xml',
}

const nameOf = (uri: string, local: string): string => {
  if (uri === '') return local
  const prefix = Object.hasOwn(PREFIXES, uri) ? PREFIXES[uri] : undefined
  // Relationships and properties have namespaces of their own, but no names that could be mistaken.
  return prefix === undefined ? local : `${prefix}:${local}`
}

export const isElement = (node: XmlElement | string): node is XmlElement => typeof node === 'object'

export const childrenOf = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(isElement)

/** The first child of a name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element === undefined ? undefined : childrenOf(element).find((one) => one.name === name)

/** The `w:val` of the first child of a name; null where there is none. */
export const valueOf = (element: XmlElement | undefined, name: string): string | null =>
  child(element, name)?.attributes['w:val'] ?? null

/** A property that is either on or off, for instance bold; null where nothing is said. */
export function isOn(element: XmlElement | undefined, name: string): boolean | null {
  const property = child(element, name)
  if (property === undefined) return null
  const value = property.attributes['w:val']
  return value !== '0' && value !== 'false' && value !== 'off' && value !== 'none'
}

/** All words in an element. */
export const textOf = (element: XmlElement): string =>
  element.children.map((one) => (isElement(one) ? textOf(one) : one)).join('')

/** Every element of a name, at any depth, in reading order. */
export const allOf = (element: XmlElement, name: string): readonly XmlElement[] =>
  childrenOf(element).flatMap((one) => [...(one.name === name ? [one] : []), ...allOf(one, name)])
