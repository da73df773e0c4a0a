import { counted } from '../counted.ts'

/** Counts what of a document cannot be taken over. */
export interface Lost {
  pictures: number
  objects: number
  formulas: number
  symbols: number
  embedded: number
  contents: number
  /** Tables of an exported file that say where the parties stand. */
  positions: number
  /** Comments that stand on no words of the text. */
  comments: number
  /** The words of boxes beside the text. */
  readonly boxes: string[]
}

export const nothingLost = (): Lost => ({
  pictures: 0,
  objects: 0,
  formulas: 0,
  symbols: 0,
  embedded: 0,
  contents: 0,
  positions: 0,
  comments: 0,
  boxes: [],
})

export function lossSentences(lost: Lost): string[] {
  const sentence = (count: number, one: string, many: string): string[] =>
    count === 0 ? [] : [`${counted(count, `${one} was`, `${many} were`)} left out.`]
  return [
    ...sentence(lost.pictures, 'picture or drawing', 'pictures or drawings'),
    ...sentence(lost.objects, 'embedded object', 'embedded objects'),
    ...sentence(lost.formulas, 'formula', 'formulas'),
    ...sentence(lost.symbols, 'sign of a symbol font', 'signs of symbol fonts'),
    ...sentence(lost.embedded, 'document inside this one', 'documents inside this one'),
    ...sentence(
      lost.comments,
      'comment that stands nowhere in the text',
      'comments that stand nowhere in the text',
    ),
    ...(lost.positions === 0
      ? []
      : ['The positions were left out: only the head of a delegation can take one.']),
    ...(lost.contents === 0 ? [] : ['The table of contents was left out.']),
    ...lost.boxes.map((words) => `A text box was left out: “${words}”.`),
  ]
}
