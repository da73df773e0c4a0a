import {
  alternativeOf,
  type Choice,
  choiceOf,
  sameChoice,
} from '../../../../shared/model/bracket.ts'
import type { PointId } from '../../../../shared/model/ids.ts'
import type { Plan } from '../../../../shared/model/plan.ts'
import { alternativeName } from '../../../../shared/model/planLabels.ts'
import type { Block, Bracket, Inline, TextRun } from '../../../../shared/model/pointText.ts'
import { subClauseLabel } from '../../../../shared/model/pointText.ts'
import type { Supports } from '../../../../shared/model/review.ts'
import { wordsInLine } from '../../../../shared/model/spellBrackets.ts'
import { commonChoice } from '../../../../shared/rules/settle.ts'
import { ALTERNATIVE_ATTRIBUTE, BRACKET_ATTRIBUTE } from '../text/textMarkup.ts'
import styles from './brackets.module.css'
import { draw, type Drawn, type DrawnElement } from './drawing.ts'

/** How brackets are read: with the letters of the parties, without, or as one text. */
export type BracketView = 'attributed' | 'bracketed' | 'clean'

/** What a bracket is drawn from. */
export interface BracketLook {
  readonly bracket: Bracket
  readonly supports: Supports
  readonly view: BracketView
  /** Whether it is a paragraph of its own. */
  readonly isBlock: boolean
  readonly plan: Plan | null
  readonly label: (pointId: PointId) => string
}

/** A bracket as it stands in a text, live and still. */
export function drawBracket(look: BracketLook): DrawnElement {
  const { bracket, isBlock, view } = look
  const attributes = {
    class: `${styles.bracket} ${isBlock ? styles.block : ''}`.trim(),
    [BRACKET_ATTRIBUTE]: bracket.bracketId,
    'data-view': view,
  }
  return draw(
    isBlock ? 'div' : 'span',
    { ...attributes, role: 'button', 'aria-label': bracketLabel(look) },
    ...(view === 'clean' ? clean(look) : options(look)),
  )
}

/** What a bracket is called where it is not seen: all of its alternatives with whose they are. */
export function bracketLabel({ bracket, supports, plan, label }: BracketLook): string {
  const alternatives = inOrder(bracket, plan).map(({ of, blocks }) => {
    const name = plan === null ? of : alternativeName(plan, of)
    return `${name}: ${plainWords(blocks, label)}${supportSentence(choiceOf(of), supports, plan)}`
  })
  const none = supportersOf({ of: 'none' }, supports, plan).length > 0
  if (none) alternatives.push(`No text${supportSentence({ of: 'none' }, supports, plan)}`)
  if (alternatives.length === 0) return 'Bracket, still empty'
  return `Bracket. ${alternatives.join('. ')}`
}

/** In the order in which the plan lists the parties; the words as drafted come last. */
function inOrder({ alternatives }: Bracket, plan: Plan | null): Bracket['alternatives'] {
  const place = (of: string): number => {
    const found = plan?.parties.findIndex((party) => party.id === of) ?? -1
    return found < 0 ? Number.MAX_SAFE_INTEGER : found
  }
  return [...alternatives].sort((a, b) => place(a.of) - place(b.of))
}

function options(look: BracketLook): Drawn[] {
  const { bracket, supports, plan, view } = look
  const isPlain = view === 'bracketed'
  const shown: DrawnElement[] = inOrder(bracket, plan).map(({ of, blocks }) =>
    draw(
      look.isBlock ? 'div' : 'span',
      { class: styles.alternative ?? '', [ALTERNATIVE_ATTRIBUTE]: of },
      ...(isPlain ? [] : [mark(of, plan), ' ']),
      ...words(look, blocks),
      ...(isPlain ? [] : supportMarks(choiceOf(of), supports, plan)),
    ),
  )
  const forNone = supportersOf({ of: 'none' }, supports, plan)
  if (forNone.length > 0) {
    shown.push(
      draw(
        look.isBlock ? 'div' : 'span',
        { class: styles.alternative ?? '', [ALTERNATIVE_ATTRIBUTE]: 'none' },
        draw('i', { class: styles.none ?? '' }, 'no text'),
        ...(isPlain ? [] : supportMarks({ of: 'none' }, supports, plan)),
      ),
    )
  }
  if (shown.length === 0) return [draw('i', { class: styles.none ?? '' }, '…')]
  return isPlain && !look.isBlock
    ? separated(shown)
    : shown.flatMap((one) => [one, ' ']).slice(0, -1)
}

const separated = (shown: readonly DrawnElement[]): Drawn[] =>
  shown.flatMap((one, at): Drawn[] => (at === 0 ? [one] : [' | ', one]))

/** As one text: what all parties with a say support, or else the words as drafted. */
function clean(look: BracketLook): Drawn[] {
  const common = commonChoice(look.bracket, look.supports)
  const of = common === null ? 'text' : alternativeOf(common)
  const blocks = look.bracket.alternatives.find((one) => one.of === of)?.blocks
  return blocks === undefined ? [draw('i', { class: styles.none ?? '' }, '…')] : words(look, blocks)
}

function mark(of: string, plan: Plan | null): DrawnElement {
  const party = plan?.parties.find((one) => one.id === of)
  if (party === undefined) {
    return draw('span', { class: styles.drafted ?? '' }, of === 'text' ? 'as drafted' : '?')
  }
  // A class and not a style: both ways of drawing must set the same.
  return draw(
    'span',
    { class: styles.mark ?? '', 'data-colour': party.colour, title: party.name },
    party.letter,
  )
}

/** The parties that support a choice which is not the alternative they wrote themselves. */
function supportersOf(choice: Choice, supports: Supports, plan: Plan | null) {
  return (plan?.parties ?? []).filter((party) => {
    const said = supports.get(party.id)?.choice
    const own: Choice = { of: 'party', id: party.id }
    return said !== undefined && sameChoice(said, choice) && !sameChoice(choice, own)
  })
}

function supportMarks(choice: Choice, supports: Supports, plan: Plan | null): Drawn[] {
  const parties = supportersOf(choice, supports, plan)
  if (parties.length === 0) return []
  return [
    draw(
      'span',
      { class: styles.supports ?? '' },
      ...parties.map((party) =>
        draw(
          'span',
          {
            class: styles.supporter ?? '',
            'data-colour': party.colour,
            title: `${party.name} supports this`,
          },
          `✓${party.letter}`,
        ),
      ),
    ),
  ]
}

function supportSentence(choice: Choice, supports: Supports, plan: Plan | null): string {
  const names = supportersOf(choice, supports, plan).map((party) => party.name)
  return names.length === 0 ? '' : ` (supported by ${names.join(', ')})`
}

function words(look: BracketLook, blocks: readonly Block[]): Drawn[] {
  return look.isBlock
    ? blocks.flatMap((block) => blockWords(look, block, 0))
    : wordsInLine(blocks).flatMap((inline) => inlineWords(look, inline))
}

function blockWords(look: BracketLook, block: Block, level: number): Drawn[] {
  switch (block.kind) {
    case 'paragraph':
      return [
        draw(
          'span',
          { class: styles.line ?? '' },
          ...block.content.flatMap((inline) => inlineWords(look, inline)),
        ),
      ]
    case 'orderedList':
    case 'bulletList':
      return block.items.map((item, at) =>
        draw(
          'span',
          { class: styles.item ?? '' },
          draw(
            'span',
            { class: styles.label ?? '' },
            block.kind === 'orderedList' ? subClauseLabel(at, level) : '•',
          ),
          ...item.flatMap((inner) => blockWords(look, inner, level + 1)),
        ),
      )
    default:
      return []
  }
}

function inlineWords(look: BracketLook, inline: Inline): Drawn[] {
  switch (inline.kind) {
    case 'text':
      return [runWords(inline)]
    case 'break':
      return [draw('br', {})]
    case 'footnote':
      return [' [', ...inline.content.map(runWords), ']']
    case 'reference':
      return inline.pointId === null
        ? []
        : [draw('span', { class: styles.reference ?? '' }, look.label(inline.pointId))]
    case 'bracket':
      return []
  }
}

function runWords(run: TextRun): Drawn {
  let drawn: Drawn = run.text
  if (run.underline) drawn = draw('u', {}, drawn)
  if (run.italic) drawn = draw('em', {}, drawn)
  if (run.bold) drawn = draw('strong', {}, drawn)
  return drawn
}

function plainWords(blocks: readonly Block[], label: (pointId: PointId) => string): string {
  return wordsInLine(blocks)
    .map((inline) => {
      if (inline.kind === 'text') return inline.text
      if (inline.kind === 'reference') return inline.pointId === null ? '' : label(inline.pointId)
      return inline.kind === 'break' ? ' ' : ''
    })
    .join('')
}
