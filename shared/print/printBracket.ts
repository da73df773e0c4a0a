import type { Block, Bracket, Inline } from '../model/pointText.ts'
import { wordsInLine } from '../model/spellBrackets.ts'
import type {
  PrintBlock,
  PrintBracketBlock,
  PrintBracketMark,
  PrintInline,
  PrintParagraph,
} from './printDocument.ts'
import type { Setting } from './setting.ts'
import { voiceOf } from './voice.ts'

/** A bracket among the words of a paragraph, its alternatives one after the other. */
export function markedInlines(
  { alternatives }: Bracket,
  setting: Setting,
  print: (words: readonly Inline[]) => readonly PrintInline[],
): PrintInline[] {
  if (alternatives.length === 0) return [mark('[…]', null)]
  return [
    ...alternatives.flatMap(({ of, blocks }, at) => [
      mark(at === 0 ? '[' : '|', nameOf(of, setting)),
      ...print(wordsInLine(blocks)),
    ]),
    mark(']', null),
  ]
}

/** A bracket that is a paragraph of its own keeps the paragraphs and lists of its alternatives. */
export function markedBlock(
  { alternatives }: Bracket,
  setting: Setting,
  print: (blocks: readonly Block[]) => readonly PrintBlock[],
): PrintBracketBlock {
  if (alternatives.length === 0) {
    return { kind: 'bracket', blocks: [paragraph(setting, [mark('[…]', null)])] }
  }
  const blocks = alternatives.flatMap(({ of, blocks: words }, at) => {
    const opened = before(mark(at === 0 ? '[' : '|', nameOf(of, setting)), print(words), setting)
    return at === alternatives.length - 1 ? behind(mark(']', null), opened, setting) : opened
  })
  return { kind: 'bracket', blocks }
}

const nameOf = (of: Bracket['alternatives'][number]['of'], setting: Setting): string | null =>
  setting.alternative?.(of) ?? null

const mark = (text: PrintBracketMark['text'], name: string | null): PrintBracketMark => ({
  kind: 'mark',
  text,
  name,
})

function before(
  sign: PrintBracketMark,
  blocks: readonly PrintBlock[],
  setting: Setting,
): readonly PrintBlock[] {
  const [first, ...rest] = blocks
  return first?.kind === 'paragraph'
    ? [{ ...first, content: [sign, ...first.content] }, ...rest]
    : [paragraph(setting, [sign]), ...blocks]
}

function behind(
  sign: PrintBracketMark,
  blocks: readonly PrintBlock[],
  setting: Setting,
): readonly PrintBlock[] {
  const last = blocks.at(-1)
  return last?.kind === 'paragraph'
    ? [...blocks.slice(0, -1), { ...last, content: [...last.content, sign] }]
    : [...blocks, paragraph(setting, [sign])]
}

const paragraph = (setting: Setting, content: readonly PrintInline[]): PrintParagraph => ({
  kind: 'paragraph',
  placeholder: false,
  ...voiceOf('', setting.language),
  content,
})
