import {
  type Block,
  type Bracket,
  type List,
  subClauseLabel,
  type Table,
} from '../model/pointText.ts'
import { akomaParagraph, alternativeName, DISPUTED, wordsMissing } from './akomaInline.ts'
import type { AkomaPlace, AkomaSetting } from './akomaSetting.ts'
import { akomaTableShape } from './akomaTable.ts'
import { element, type XmlElement } from './akomaXml.ts'
import { hasWords } from './words.ts'

const BULLETS = ['•', '–'] as const

/** Blocks as they stand where there are no sub-clauses of the plan: in front of them, in cells and in brackets. */
export function akomaBlocks(
  blocks: readonly Block[],
  place: AkomaPlace,
  setting: AkomaSetting,
): XmlElement[] {
  return blocks.filter(hasWords).flatMap((block): XmlElement[] => {
    switch (block.kind) {
      case 'paragraph':
        return [akomaParagraph(block.content, place.within, setting)]
      case 'orderedList':
      case 'bulletList':
        return [akomaList(block, place, setting)]
      case 'table':
        return akomaTable(block, place, setting)
      case 'bracket':
        return [akomaBracketBlock(block, place, setting)]
    }
  })
}

/** An item of a list: its label, the number in its `eId` (null where it only counts), and the place of what is in it. */
export function akomaItem(list: List, index: number, place: AkomaPlace) {
  if (list.kind === 'bulletList') {
    const label = BULLETS[place.bullets % BULLETS.length] ?? BULLETS[0]
    return { label, number: null, inside: { ...place, bullets: place.bullets + 1 } }
  }
  const label = subClauseLabel(index, place.clauses)
  const inside = { ...place, clauses: place.clauses + 1 }
  return { label, number: label.replace(/[()]/g, ''), inside }
}

function akomaList(list: List, place: AkomaPlace, setting: AkomaSetting): XmlElement {
  const { ids } = setting
  const eId = ids.counted(place.within, 'list')
  const items = list.items.map((blocks, index) => {
    const { label, number, inside } = akomaItem(list, index, place)
    const own = number === null ? ids.counted(eId, 'item') : ids.numbered(eId, 'item', number)
    const words = akomaBlocks(blocks, { ...inside, within: own }, setting)
    return element('item', { eId: own }, [
      element('num', {}, [label]),
      ...orEmpty(words, own, setting),
    ])
  })
  return element('blockList', { eId }, items)
}

/** The schema wants a paragraph where there are no words. */
export const orEmpty = (
  words: readonly XmlElement[],
  within: string,
  { ids }: AkomaSetting,
): readonly XmlElement[] =>
  words.length > 0 ? words : [element('p', { eId: ids.counted(within, 'p') })]

/** A table no grid can be made of is written cell after cell. */
function akomaTable(table: Table, place: AkomaPlace, setting: AkomaSetting): XmlElement[] {
  const rows = akomaTableShape(table)
  if (rows === null) {
    return table.rows.flatMap((row) =>
      row.flatMap((cell) => akomaBlocks(cell.blocks, place, setting)),
    )
  }
  const eId = setting.ids.counted(place.within, 'table')
  const inside: AkomaPlace = { within: eId, clauses: 0, bullets: 0 }
  const written = rows.map((cells) =>
    element(
      'tr',
      {},
      cells.map(({ header, colspan, rowspan, blocks }) =>
        element(
          header ? 'th' : 'td',
          {
            colspan: colspan > 1 ? String(colspan) : undefined,
            rowspan: rowspan > 1 ? String(rowspan) : undefined,
          },
          akomaBlocks(blocks, inside, setting),
        ),
      ),
    ),
  )
  return [element('table', { eId }, written)]
}

/** A bracket that is a paragraph of its own: its alternatives keep their paragraphs and lists, each under its name. */
function akomaBracketBlock(
  { alternatives }: Bracket,
  place: AkomaPlace,
  setting: AkomaSetting,
): XmlElement {
  const { ids } = setting
  const eId = ids.counted(place.within, 'blockContainer')
  const mark = (...words: Parameters<typeof element>[2] & object) =>
    element('block', { eId: ids.counted(eId, 'block'), name: 'bracketMark' }, words)
  const written = alternatives.map(({ of, blocks }) => {
    const own = ids.counted(eId, 'blockContainer')
    const heading = ids.single(own, 'heading')
    const name = alternativeName(of, heading, setting)
    const words = akomaBlocks(blocks, { ...place, within: own }, setting)
    return element(
      'blockContainer',
      { eId: own, class: 'alternative', refersTo: `#${setting.alternative(of).eId}` },
      [element('heading', { eId: heading }, [name]), ...orEmpty(words, own, setting)],
    )
  })
  const inside =
    written.length === 0 ? [mark('[', wordsMissing(), ']')] : [mark('['), ...written, mark(']')]
  return element('blockContainer', { eId, class: 'bracket', refersTo: `#${DISPUTED}` }, inside)
}
