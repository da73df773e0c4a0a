import type { IncomingComment } from '../incoming.ts'
import { authorOf, momentOf } from './trackedChanges.ts'
import { allOf, childrenOf, textOf, type XmlElement } from './xml.ts'
import { cleanText } from '../words.ts'

/** Comments of a document by their ids; answers are paragraphs of what they answer. */
export interface WordComments {
  /** A comment on these words; null for one that is an answer, or is not there. */
  readonly on: (id: string, quotation: string | null) => IncomingComment | null
  readonly ids: readonly string[]
}

export function readComments(
  comments: XmlElement | null,
  extended: XmlElement | null,
): WordComments {
  const elements = (comments === null ? [] : childrenOf(comments)).filter(
    (one) => one.name === 'w:comment',
  )
  const byParagraph = new Map(
    elements.flatMap((one) =>
      allOf(one, 'w:p').map((line) => [line.attributes['w14:paraId'] ?? '', one] as const),
    ),
  )
  const parents = new Map<XmlElement, XmlElement>()
  for (const one of extended === null ? [] : childrenOf(extended)) {
    const own = byParagraph.get(one.attributes['w15:paraId'] ?? '-')
    const parent = byParagraph.get(one.attributes['w15:paraIdParent'] ?? '-')
    if (own !== undefined && parent !== undefined && own !== parent) parents.set(own, parent)
  }
  const openings = elements.filter((one) => !parents.has(one))
  const byId = new Map(openings.map((one) => [one.attributes['w:id'] ?? '', one]))
  return {
    ids: [...byId.keys()],
    on(id, quotation) {
      const element = byId.get(id)
      if (element === undefined) return null
      const answers = elements.filter((one) => parents.get(one) === element)
      return {
        author: authorOf(element),
        at: momentOf(element),
        quotation,
        paragraphs: [
          ...linesOf(element),
          ...answers.flatMap((one) => {
            const [line = '', ...lines] = linesOf(one)
            return [`${authorOf(one)}: ${line}`, ...lines]
          }),
        ],
      }
    },
  }
}

const linesOf = (element: XmlElement): readonly string[] =>
  allOf(element, 'w:p').map((line) => cleanText(allOf(line, 'w:t').map(textOf).join('')))
