import type { AlternativeOf } from './documents.ts'
import { mapText } from './mapText.ts'
import {
  type Block,
  type Bracket,
  type Inline,
  type List,
  plainRun,
  type PointText,
  subClauseLabel,
  type TextRun,
} from './pointText.ts'

/** Whose an alternative is, in words; null for brackets that do not say it. */
export type AlternativeName = ((of: AlternativeOf) => string) | null

/** The same text with every bracket written out in words: [Party A: … | Party B: …]. */
export const spellBrackets = (text: PointText, name: AlternativeName): PointText =>
  mapText(
    text,
    (block) => ({ ...block, content: spellInlines(block.content, name) }),
    (bracket) => spellAsBlocks(bracket, name),
  )

/** The words of a paragraph with every bracket written out among them. */
export const spellInlines = (content: readonly Inline[], name: AlternativeName): Inline[] =>
  content.flatMap((inline) =>
    inline.kind === 'bracket' ? spellAmongWords(inline, name) : [inline],
  )

function spellAmongWords({ alternatives }: Bracket, name: AlternativeName): Inline[] {
  if (alternatives.length === 0) return [plainRun('[…]')]
  return [
    plainRun('['),
    ...alternatives.flatMap(({ of, blocks }, at) => [
      ...(at === 0 ? [] : [plainRun(' | ')]),
      ...prefix(of, name),
      ...wordsInLine(blocks),
    ]),
    plainRun(']'),
  ]
}

/** A bracket that is a paragraph of its own keeps the paragraphs and lists of its alternatives. */
export function spellAsBlocks({ alternatives }: Bracket, name: AlternativeName): Block[] {
  if (alternatives.length === 0) return [paragraph([plainRun('[…]')])]
  return alternatives.flatMap(({ of, blocks }, at) => {
    const opened = opening([plainRun(at === 0 ? '[' : ''), ...prefix(of, name)], blocks)
    return closing(opened, plainRun(at === alternatives.length - 1 ? ']' : ' |'))
  })
}

/** All words of some blocks in one line. */
export function wordsInLine(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block, at): Inline[] => {
    const space = at === 0 ? [] : [plainRun(' ')]
    switch (block.kind) {
      case 'paragraph':
        return [...space, ...block.content]
      case 'orderedList':
      case 'bulletList':
        return [...space, ...itemsInLine(block)]
      case 'table':
        return [
          ...space,
          ...block.rows.flatMap((row) => row.flatMap((one) => wordsInLine(one.blocks))),
        ]
      case 'bracket':
        return []
    }
  })
}

const itemsInLine = (list: List): Inline[] =>
  list.items.flatMap((item, at) => [
    plainRun(`${at === 0 ? '' : ' '}${list.kind === 'orderedList' ? subClauseLabel(at, 0) : '•'} `),
    ...wordsInLine(item),
  ])

const prefix = (of: AlternativeOf, name: AlternativeName): TextRun[] =>
  name === null ? [] : [plainRun(`${name(of)}: `)]

function opening(words: readonly Inline[], blocks: readonly Block[]): Block[] {
  const [first, ...rest] = blocks
  return first?.kind === 'paragraph'
    ? [paragraph([...words, ...first.content]), ...rest]
    : [paragraph(words), ...blocks]
}

function closing(blocks: readonly Block[], word: TextRun): Block[] {
  const last = blocks.at(-1)
  return last?.kind === 'paragraph'
    ? [...blocks.slice(0, -1), paragraph([...last.content, word])]
    : [...blocks, paragraph([word])]
}

const paragraph = (content: readonly Inline[]): Block => ({ kind: 'paragraph', content })
