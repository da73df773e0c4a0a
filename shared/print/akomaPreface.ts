import { akomaDay } from './akomaMoment.ts'
import { akomaParty } from './akomaNames.ts'
import type { AkomaSetting } from './akomaSetting.ts'
import { element, type XmlElement, type XmlNode } from './akomaXml.ts'
import { cleanLine } from './cleanText.ts'
import { dateOf } from './moment.ts'
import type { PlanFile } from '../model/planFile.ts'

/** What stands in front of the text: symbol, title, which text it is, and between whom. */
export function akomaPreface(file: PlanFile, { ids, language }: AkomaSetting): XmlElement {
  const { content, symbol, version, createdAt } = file
  const within = 'preface'
  const paragraph = (...words: readonly XmlNode[]) =>
    element('p', { eId: ids.counted(within, 'p') }, words)
  const at = version?.at ?? createdAt
  const { day, time } = dateOf(at)
  const date = akomaDay(at)
  const parties = content.parties.map(({ id, name }) =>
    element('docProponent', { refersTo: `#${akomaParty(id)}`, as: '#author' }, [cleanLine(name)]),
  )
  return element('preface', { eId: within, 'xml:lang': language ?? 'und' }, [
    paragraph(element('docNumber', {}, [cleanLine(symbol)])),
    element('longTitle', { eId: ids.single(within, 'longTitle') }, [
      paragraph(element('docTitle', {}, [cleanLine(content.title)])),
    ]),
    version === null
      ? paragraph(
          element('docStatus', {}, ['Working text']),
          ' of a plan begun on ',
          element('docDate', { date }, [day]),
        )
      : paragraph(
          element('docStatus', {}, [`Version ${version.number}`]),
          ', frozen on ',
          element('docDate', { date }, [`${day} at ${time}`]),
        ),
    ...(parties.length === 0 ? [] : [paragraph('Parties: ', ...joined(parties))]),
  ])
}

const joined = (parts: readonly XmlNode[]): readonly XmlNode[] =>
  parts.flatMap((part, at) => (at === 0 ? [part] : [', ', part]))
