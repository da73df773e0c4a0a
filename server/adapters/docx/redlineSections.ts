import type { PointId } from '../../../shared/model/ids.ts'
import type { PointStory, Writer } from '../../core/wordJob.ts'
import { type Account, accountOf, oneAccount, type Part } from './account.ts'
import { align } from './align.ts'
import { compareFlows, compareLines } from './compareFlows.ts'
import { type FlowBlock, linesIn } from './flow.ts'
import { markedAs, type MarkedParagraph } from './marked.ts'
import type { PlainSection, Section } from './sections.ts'

/** How changes are told. */
export interface Telling {
  readonly stories: readonly PointStory[]
  /** The texts of the steps of a point's story. */
  readonly written: (pointId: PointId) => readonly (readonly FlowBlock[])[]
  /** For changes of which nobody knows who made them. */
  readonly otherwise: Writer
}

/**
 * The newer text part by part, with what the older one had besides. A part that stands elsewhere now is deleted where
 * it stood and inserted where it stands.
 */
export function redlineSections(
  older: readonly PlainSection[],
  newer: readonly PlainSection[],
  telling: Telling,
): Section[] {
  const still = new Set(newer.map(keyOf))
  return align(older, newer, keyOf, () => 0).map((pair): Section => {
    if (pair.newer === null) return gone(pair.older, !still.has(keyOf(pair.older)), telling)
    if (pair.older === null) {
      const was = older.find((one) => keyOf(one) === keyOf(pair.newer))
      return come(pair.newer, was, telling)
    }
    return stayed(pair.older, pair.newer, telling)
  })
}

const keyOf = ({ of }: PlainSection): string => `${of.kind} ${of.id}`

const storyOf = ({ of }: PlainSection, { stories }: Telling): PointStory | null =>
  stories.find((story) => story.pointId === of.id) ?? null

/** What is only in the older text, or stood here in it. */
function gone(section: PlainSection, isTarget: boolean, telling: Telling): Section {
  const who = storyOf(section, telling)?.arranged ?? telling.otherwise
  const change = { kind: 'deleted', who } as const
  return {
    of: section.of,
    isTarget,
    heading: headingAs(section, change),
    blocks: section.blocks.map((block) => markedAs(block, change)),
    positions: null,
  }
}

/** What is new, or stands here now; `was` is what it was elsewhere. */
function come(section: PlainSection, was: PlainSection | undefined, telling: Telling): Section {
  const story = storyOf(section, telling)
  const arranged = story?.arranged ?? telling.otherwise
  const account =
    was === undefined ? textAccount([], section, story, telling) : oneAccount(arranged)
  return {
    of: section.of,
    isTarget: true,
    heading: headingAs(section, { kind: 'inserted', who: arranged }),
    blocks: compareFlows([], section.blocks, account),
    positions: null,
  }
}

function stayed(older: PlainSection, newer: PlainSection, telling: Telling): Section {
  const story = storyOf(newer, telling)
  const isArranged = older.point?.struck !== newer.point?.struck
  const arranged = story?.arranged ?? telling.otherwise
  const titled = isArranged ? arranged : (story?.renamed ?? telling.otherwise)
  return {
    of: newer.of,
    isTarget: true,
    heading: compareLines(
      older.heading,
      newer.heading,
      headingAccount(older.numberSize, newer.numberSize, titled, telling.otherwise),
    ),
    blocks: compareFlows(
      older.blocks,
      newer.blocks,
      isArranged ? oneAccount(arranged) : textAccount(older.blocks, newer, story, telling),
    ),
    positions: null,
  }
}

function headingAs(
  { heading }: PlainSection,
  change: NonNullable<MarkedParagraph['change']>,
): MarkedParagraph {
  const { content, ...rest } = heading
  return { ...rest, change, pieces: content.map((inline) => ({ inline, change, looked: null })) }
}

/** The number of a point changes with other points, and so of nobody's own doing. */
function headingAccount(
  olderNumber: number,
  newerNumber: number,
  who: Writer,
  otherwise: Writer,
): Account {
  const parts =
    (size: number) =>
    (from: number, to: number): readonly Part[] => {
      // The heading begins with one place for the paragraph itself.
      const cut = Math.min(Math.max(size + 1, from), to)
      return [
        ...(cut > from ? [{ from, to: cut, who: otherwise }] : []),
        ...(to > cut ? [{ from: cut, to, who }] : []),
      ]
    }
  return { inserted: parts(newerNumber), deleted: parts(olderNumber), otherwise }
}

/** Who wrote in a point, by its story. The last step of that led to the text that the newer document has. */
function textAccount(
  older: readonly FlowBlock[],
  newer: PlainSection,
  story: PointStory | null,
  { otherwise, written }: Telling,
): Account {
  const steps = story?.steps ?? null
  if (story === null || steps === null) return oneAccount(otherwise)
  const texts = written(story.pointId)
  const last = steps.length - 1
  const followed = steps.map(({ by }, at) => ({
    who: by,
    lines: linesIn(at === last ? newer.blocks : (texts[at] ?? [])),
  }))
  return accountOf(linesIn(older), followed, otherwise)
}
