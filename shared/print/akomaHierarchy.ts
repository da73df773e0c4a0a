import type { Block, List } from '../model/pointText.ts'
import { akomaBlocks, akomaItem, orEmpty } from './akomaBlocks.ts'
import type { AkomaPlace, AkomaSetting } from './akomaSetting.ts'
import { element, type XmlElement } from './akomaXml.ts'
import { hasWords } from './words.ts'

/**
 * The text of a point or of a sub-clause, its sub-clauses as parts that can be cited: what stands before a list is its
 * introduction, what stands behind the last one wraps up. Without lists it is mere content.
 */
export function akomaHierarchy(
  blocks: readonly Block[],
  place: AkomaPlace,
  setting: AkomaSetting,
): XmlElement[] {
  const parts: XmlElement[] = []
  let words: Block[] = []
  for (const block of blocks.filter(hasWords)) {
    if (block.kind !== 'orderedList' && block.kind !== 'bulletList') {
      words.push(block)
      continue
    }
    parts.push(hierarchicalList(block, words, place, setting))
    words = []
  }
  if (parts.length === 0) return [wrapped('content', 'content', words, place, setting)]
  if (words.length > 0) parts.push(wrapped('wrapUp', 'wrapup', words, place, setting))
  return parts
}

function hierarchicalList(
  list: List,
  before: readonly Block[],
  place: AkomaPlace,
  setting: AkomaSetting,
): XmlElement {
  const { ids } = setting
  const eId = ids.counted(place.within, 'list')
  const intro =
    before.length === 0
      ? []
      : [wrapped('intro', 'intro', before, { ...place, within: eId }, setting)]
  const items = list.items.map((blocks, index) => {
    const { label, number, inside } = akomaItem(list, index, place)
    const kind = number === null ? 'indent' : 'point'
    const own = number === null ? ids.counted(eId, kind) : ids.numbered(eId, kind, number)
    const num = element('num', {}, [label])
    return element(kind, { eId: own }, [
      num,
      ...akomaHierarchy(blocks, { ...inside, within: own }, setting),
    ])
  })
  return element('list', { eId }, [...intro, ...items])
}

function wrapped(
  name: 'content' | 'intro' | 'wrapUp',
  kind: string,
  blocks: readonly Block[],
  place: AkomaPlace,
  setting: AkomaSetting,
): XmlElement {
  const eId = setting.ids.single(place.within, kind)
  const words = akomaBlocks(blocks, { ...place, within: eId }, setting)
  return element(name, { eId }, orEmpty(words, eId, setting))
}
