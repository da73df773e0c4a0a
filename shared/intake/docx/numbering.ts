import type { MarkerForm } from '../source.ts'
import { indentOf } from './styles.ts'
import { child, childrenOf, valueOf, type XmlElement } from './xml.ts'

/** What a paragraph is counted as. */
export interface Counted {
  readonly form: MarkerForm
  readonly value: number
  /** How far in its words stand where the paragraph itself does not say. */
  readonly indent: number
}

interface Level {
  readonly form: MarkerForm | null
  readonly start: number
  readonly indent: number | null
}

interface WordList {
  /** Lists that share it count on from each other. */
  readonly family: string
  readonly levels: ReadonlyMap<number, Level>
  /** Levels at which it begins anew. */
  readonly restarts: ReadonlyMap<number, number>
}

/** Counts the numbered paragraphs of a document as Word does, in reading order. */
export function createCounting(numbering: XmlElement | null) {
  const lists = readLists(numbering)
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  return {
    /** The next paragraph at a level of a list; null for one that is not counted. */
    next(list: string, level: number): Counted | null {
      const found = lists.get(list)
      const { form, start, indent } = found?.levels.get(level) ?? {
        form: null,
        start: 1,
        indent: null,
      }
      if (found === undefined || form === null) return null
      const own = counts.get(found.family) ?? []
      counts.set(found.family, own)
      const restart = found.restarts.get(level)
      const key = `${list} ${level}`
      const value =
        restart !== undefined && !begun.has(key) ? restart : (own[level] ?? start - 1) + 1
      begun.add(key)
      own[level] = value
      // Deeper levels begin anew under the next item.
      own.length = level + 1
      return { form, value, indent: indent ?? 720 * (level + 1) }
    },
  }
}

function readLists(numbering: XmlElement | null): ReadonlyMap<string, WordList> {
  const elements = numbering === null ? [] : childrenOf(numbering)
  const families = new Map<string, ReadonlyMap<number, Level>>()
  for (const element of elements) {
    if (element.name !== 'w:abstractNum') continue
    families.set(element.attributes['w:abstractNumId'] ?? '', readLevels(element))
  }
  const lists = new Map<string, WordList>()
  for (const element of elements) {
    if (element.name !== 'w:num') continue
    const family = valueOf(element, 'w:abstractNumId') ?? ''
    const overrides = childrenOf(element).filter((one) => one.name === 'w:lvlOverride')
    const levels = new Map(families.get(family) ?? [])
    const restarts = new Map<number, number>()
    for (const override of overrides) {
      const level = Number(override.attributes['w:ilvl'] ?? 0)
      const own = child(override, 'w:lvl')
      if (own !== undefined) levels.set(level, readLevel(own))
      const start = numberOf(valueOf(override, 'w:startOverride'))
      if (start !== null) restarts.set(level, start)
    }
    lists.set(element.attributes['w:numId'] ?? '', { family, levels, restarts })
  }
  return lists
}

const readLevels = (element: XmlElement): ReadonlyMap<number, Level> =>
  new Map(
    childrenOf(element)
      .filter((one) => one.name === 'w:lvl')
      .map((one) => [Number(one.attributes['w:ilvl'] ?? 0), readLevel(one)]),
  )

const readLevel = (element: XmlElement): Level => ({
  form: formOf(valueOf(element, 'w:numFmt') ?? 'decimal', valueOf(element, 'w:lvlText')),
  start: numberOf(valueOf(element, 'w:start')) ?? 1,
  indent: indentOf(child(element, 'w:pPr')),
})

const numberOf = (text: string | null): number | null => {
  const number = Number(text ?? NaN)
  return Number.isInteger(number) && number >= 0 && number < 10_000 ? number : null
}

function formOf(format: string, text: string | null): MarkerForm | null {
  switch (format) {
    case 'none':
      return null
    case 'bullet':
      // LibreOffice writes the levels of text without a number as bullets without a sign.
      return text === '' ? null : 'bullet'
    case 'lowerLetter':
      return 'letter'
    case 'upperLetter':
      return 'LETTER'
    case 'lowerRoman':
      return 'roman'
    case 'upperRoman':
      return 'ROMAN'
    default:
      return text === '' ? null : 'decimal'
  }
}
