import type { PointId } from '../model/ids.ts'
import { mergedInto } from '../model/point.ts'
import type { FrozenContent, FrozenPoint } from '../model/version.ts'
import { akomaLang, akomaReference } from './akomaInline.ts'
import { akomaHierarchy } from './akomaHierarchy.ts'
import type { AkomaIds } from './akomaIds.ts'
import type { AkomaSetting } from './akomaSetting.ts'
import { element, type XmlElement, type XmlNode } from './akomaXml.ts'
import { cleanLine } from './cleanText.ts'
import type { PlanFile } from '../model/planFile.ts'
import { LANGUAGE } from './printLine.ts'
import { hasWords } from './words.ts'

/** The `eId` of every point: by its number, which counts through all pillars; one without a number is counted. */
export function akomaPointIds(
  { pillars }: FrozenContent,
  ids: AkomaIds,
): ReadonlyMap<string, string> {
  return new Map(
    pillars.flatMap((pillar) =>
      pillar.points.map(({ id, number }) => [
        id,
        number === null ? ids.counted(null, 'para_nn') : ids.numbered(null, 'para', String(number)),
      ]),
    ),
  )
}

/** The pillars as parts, and in them the points as paragraphs. */
export function akomaBody(
  { content }: PlanFile,
  eIdOf: ReadonlyMap<string, string>,
  setting: AkomaSetting,
): XmlElement {
  const { ids } = setting
  const parts = content.pillars.map((pillar, index) => {
    const eId = ids.numbered(null, 'part', String(index + 1))
    return element('part', { eId, class: 'pillar' }, [
      element('num', {}, [`Pillar ${index + 1}`]),
      headingOf(pillar.heading, eId, setting),
      ...pillar.points.map((point) => akomaPoint(point, eIdOf.get(point.id) ?? '', setting)),
    ])
  })
  const eId = ids.single('body', 'p')
  return element('mainBody', { eId: 'body', 'xml:lang': setting.language ?? 'und' }, [
    ...(parts.length > 0 ? parts : [element('p', { eId }, [remark(['[No points yet]'], setting)])]),
  ])
}

function akomaPoint(point: FrozenPoint, eId: string, setting: AkomaSetting): XmlElement {
  const { number, sourceNumber, heading, status, text } = point
  const struck = status === 'struck'
  const attributes = {
    eId,
    // The number that it had in the text that the plan began with, where it has another one now.
    wId: sourceNumber === null || sourceNumber === number ? undefined : `para_${sourceNumber}`,
    class: 'point',
    status: struck ? 'removed' : undefined,
    refersTo: struck ? '#struck' : undefined,
  }
  const place = { within: eId, clauses: 0, bullets: 0 }
  return element('paragraph', attributes, [
    ...(number === null ? [] : [element('num', {}, [`${number}.`])]),
    headingOf(heading, eId, setting),
    ...(struck
      ? [saying(['Struck', ...into(point, eId, setting), '.'], 'editorial', eId, setting)]
      : text.some(hasWords)
        ? akomaHierarchy(text, place, setting)
        : [saying(['[Text to be proposed]'], 'incomplete', eId, setting)]),
  ])
}

/** Where the text of a struck point went, if a merge took it. */
function into(point: FrozenPoint, eId: string, setting: AkomaSetting): XmlNode[] {
  const target: PointId | null = mergedInto(point)
  return target === null
    ? []
    : [': merged into ', akomaReference(target, `${eId}__content`, setting)]
}

/** What Parley says where there are no words of the plan. */
function saying(
  words: readonly XmlNode[],
  status: 'editorial' | 'incomplete',
  within: string,
  setting: AkomaSetting,
): XmlElement {
  const { ids } = setting
  const eId = ids.single(within, 'content')
  return element('content', { eId, status }, [
    element('p', { eId: ids.counted(eId, 'p') }, [remark(words, setting)]),
  ])
}

const remark = (words: readonly XmlNode[], { language }: AkomaSetting): XmlElement =>
  element(
    'remark',
    { status: 'editorial', 'xml:lang': language === LANGUAGE ? undefined : LANGUAGE },
    words,
  )

function headingOf(heading: string, within: string, setting: AkomaSetting): XmlElement {
  const words = cleanLine(heading)
  const eId = setting.ids.single(within, 'heading')
  return element('heading', { eId, 'xml:lang': akomaLang(words, setting) }, [words])
}
