import { type Bracket, type Footnote, type Inline, type TextRun } from '../model/pointText.ts'
import { wordsInLine } from '../model/spellBrackets.ts'
import { akomaLink } from './akomaLink.ts'
import type { AkomaSetting } from './akomaSetting.ts'
import { element, type XmlElement, type XmlNode } from './akomaXml.ts'
import { cleanRuns, isVisible } from './cleanText.ts'
import { LANGUAGE } from './printLine.ts'
import { voiceOf } from './voice.ts'
import { wordsOf } from './words.ts'

/** A paragraph with an `eId` of its own, in the language that its letters tell. */
export function akomaParagraph(
  content: readonly Inline[],
  within: string,
  setting: AkomaSetting,
): XmlElement {
  const eId = setting.ids.counted(within, 'p')
  const lang = akomaLang(wordsOf(content), setting)
  return element('p', { eId, 'xml:lang': lang }, akomaInlines(content, eId, setting))
}

/** The language of some words, as far as their letters tell it, where it is not that of the plan. */
export function akomaLang(words: string, setting: AkomaSetting): string | undefined {
  const { language } = voiceOf(words, LANGUAGE)
  return language === setting.language ? undefined : (language ?? 'und')
}

/** Words in a line, with their marks, links, notes, references and brackets. */
export function akomaInlines(
  content: readonly Inline[],
  within: string,
  setting: AkomaSetting,
): XmlNode[] {
  const texts = cleanRuns(content.flatMap((one) => (one.kind === 'text' ? [one.text] : [])))
  const nodes: XmlNode[] = []
  let runs: TextRun[] = []
  let next = 0
  const flush = () => {
    nodes.push(...linkedRuns(runs))
    runs = []
  }
  for (const inline of content) {
    if (inline.kind === 'text') {
      runs.push({ ...inline, text: texts[next++] ?? '' })
      continue
    }
    flush()
    switch (inline.kind) {
      case 'break':
        nodes.push(element('br'))
        break
      case 'footnote':
        nodes.push(...akomaNote(inline, within, setting))
        break
      case 'reference':
        if (inline.pointId !== null) nodes.push(akomaReference(inline.pointId, within, setting))
        break
      case 'bracket':
        nodes.push(akomaBracket(inline, within, setting))
        break
    }
  }
  flush()
  return nodes
}

/** Neighbours with one link are one link. */
function linkedRuns(runs: readonly TextRun[]): XmlNode[] {
  const nodes: XmlNode[] = []
  let rest = runs.filter((run) => run.text !== '')
  while (rest[0] !== undefined) {
    const { link } = rest[0]
    const end = rest.findIndex((run) => run.link !== link)
    const alike = end === -1 ? rest : rest.slice(0, end)
    rest = rest.slice(alike.length)
    const words = alike.map(markedRun)
    const href = link === null ? null : akomaLink(link)
    // A link that cannot be seen cannot be followed.
    if (href !== null && alike.some((run) => isVisible(run.text))) {
      nodes.push(element('a', { href }, words))
    } else {
      nodes.push(...words)
      if (link !== null && href === null) nodes.push(` (${cleanRuns([link]).join('')})`)
    }
  }
  return nodes
}

function markedRun({ text, bold, italic, underline }: TextRun): XmlNode {
  let node: XmlNode = text
  if (underline) node = element('u', {}, [node])
  if (italic) node = element('i', {}, [node])
  if (bold) node = element('b', {}, [node])
  return node
}

/** No note at all when it holds no words. */
function akomaNote({ content }: Footnote, within: string, setting: AkomaSetting): XmlElement[] {
  if (!content.some((run) => isVisible(run.text))) return []
  const eId = setting.ids.counted(within, 'authorialNote')
  const marker = String(setting.nextNote())
  const words = akomaParagraph(content, eId, setting)
  return [element('authorialNote', { eId, marker, placement: 'bottom' }, [words])]
}

/** Where a reference leads nowhere, its words say so. */
export function akomaReference(
  pointId: Parameters<AkomaSetting['reference']>[0],
  within: string,
  { ids, reference }: AkomaSetting,
): XmlNode {
  const { label, eId } = reference(pointId)
  if (eId === null) return label
  return element('ref', { eId: ids.counted(within, 'ref'), href: `#${eId}` }, [label])
}

/**
 * Disputed words, as they read on paper: [Party A: … | Party B: …]. Each alternative is an element that refers to whose
 * it is. Not `alternativeTo`, which would make one of them the text and the others variants of it.
 */
function akomaBracket(
  { alternatives }: Bracket,
  within: string,
  setting: AkomaSetting,
): XmlElement {
  const eId = setting.ids.counted(within, 'inline')
  const words = alternatives.flatMap(({ of, blocks }, at): XmlNode[] => {
    const { eId: whose } = setting.alternative(of)
    const own = setting.ids.counted(eId, 'inline')
    const inLine = akomaInlines(wordsInLine(blocks), own, setting)
    return [
      ...(at === 0 ? [] : [' | ']),
      alternativeName(of, eId, setting),
      ': ',
      element('inline', { eId: own, name: 'alternative', refersTo: `#${whose}` }, inLine),
    ]
  })
  return element('inline', { eId, name: 'bracket', refersTo: `#${DISPUTED}` }, [
    '[',
    ...(words.length === 0 ? [wordsMissing()] : words),
    ']',
  ])
}

/** The `eId` of the concept that brackets refer to. */
export const DISPUTED = 'disputed'

/** What stands in a bracket that nobody has filled yet. */
export const wordsMissing = (): XmlElement => element('omissis', { status: 'incomplete' }, ['…'])

/** Whose an alternative is, in words that refer to them. */
export function alternativeName(
  of: Bracket['alternatives'][number]['of'],
  within: string,
  { alternative, ids }: AkomaSetting,
): XmlElement {
  const { name, kind, eId } = alternative(of)
  return element(kind, { eId: ids.counted(within, kind), refersTo: `#${eId}` }, [name])
}
