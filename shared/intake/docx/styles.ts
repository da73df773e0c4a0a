import { child, childrenOf, isOn, valueOf, type XmlElement } from './xml.ts'

/** What a style says of a paragraph or of words, with all that it is based on. */
export interface WordStyle {
  /** 1 for the highest heading; null for text. */
  readonly heading: number | null
  readonly isTitle: boolean
  /** A line of a table of contents. */
  readonly isContents: boolean
  readonly numbering: { readonly list: string; readonly level: number } | null
  readonly indent: number | null
  readonly bold: boolean | null
  readonly italic: boolean | null
  readonly underline: boolean | null
}

/** What text says that has no style. */
export const NO_STYLE: WordStyle = {
  heading: null,
  isTitle: false,
  isContents: false,
  numbering: null,
  indent: null,
  bold: null,
  italic: null,
  underline: null,
}

/** Styles that are based on one another; more is a circle. */
const MAX_BASES = 20

/** The styles of a document by their ids; one that is not there says nothing. */
export function readStyles(styles: XmlElement | null): (id: string | null) => WordStyle {
  const elements = new Map<string, XmlElement>()
  const defaults = styles === null ? [] : childrenOf(styles).filter((one) => one.name === 'w:style')
  for (const style of defaults) elements.set(style.attributes['w:styleId'] ?? '', style)
  const known = new Map<string, WordStyle>()
  const find = (id: string | null, bases: number): WordStyle => {
    const element = id === null ? undefined : elements.get(id)
    if (id === null || bases > MAX_BASES) return NO_STYLE
    if (element === undefined) return { ...NO_STYLE, ...meaningOf(id, '') }
    const found = known.get(id)
    if (found !== undefined) return found
    const base = find(valueOf(element, 'w:basedOn'), bases + 1)
    const style = { ...base, isTitle: false, ...withoutNulls(ownStyle(id, element)) }
    known.set(id, style)
    return style
  }
  return (id) => find(id, 0)
}

const withoutNulls = (style: Partial<WordStyle>): Partial<WordStyle> =>
  Object.fromEntries(Object.entries(style).filter(([, value]) => value !== null))

function ownStyle(id: string, element: XmlElement): Partial<WordStyle> {
  const paragraph = child(element, 'w:pPr')
  const words = child(element, 'w:rPr')
  const level = outlineLevel(paragraph)
  return {
    ...(level === null ? {} : { heading: level }),
    ...meaningOf(id, valueOf(element, 'w:name') ?? ''),
    numbering: numberingOf(paragraph),
    indent: indentOf(paragraph),
    bold: isOn(words, 'w:b'),
    italic: isOn(words, 'w:i'),
    underline: isOn(words, 'w:u'),
  }
}

/** Word names its own styles in English in every language; other programs at least keep the ids. */
function meaningOf(id: string, name: string): Partial<WordStyle> {
  const heading = /^heading ?([1-9])$/i.exec(name) ?? /^heading([1-9])$/i.exec(id)
  if (heading !== null) return { heading: Number(heading[1]) }
  if (/^title$/i.test(name) || /^title$/i.test(id)) return { isTitle: true }
  if (/^(toc ?[1-9]|toc heading|contents [1-9]|contents heading)$/i.test(name)) {
    return { isContents: true, heading: null }
  }
  return {}
}

/** 1 for the highest level; null for text. */
export function outlineLevel(properties: XmlElement | undefined): number | null {
  const level = Number(valueOf(properties, 'w:outlineLvl') ?? NaN)
  return level >= 0 && level <= 8 ? level + 1 : null
}

export function numberingOf(
  properties: XmlElement | undefined,
): { readonly list: string; readonly level: number } | null {
  const numbering = child(properties, 'w:numPr')
  if (numbering === undefined) return null
  const level = Number(valueOf(numbering, 'w:ilvl') ?? 0)
  const list = valueOf(numbering, 'w:numId')
  return list === null ? null : { list, level: level >= 0 && level <= 8 ? Math.floor(level) : 0 }
}

/** How far in the words of a paragraph stand, in twentieths of a point; null where nothing is said. */
export function indentOf(properties: XmlElement | undefined): number | null {
  const own = child(properties, 'w:ind')?.attributes
  const left = Number(own?.['w:left'] ?? own?.['w:start'] ?? NaN)
  return Number.isFinite(left) ? left : null
}
