import type { PlanFile } from '../model/planFile.ts'
import type { AkomaMetaGiven } from './akomaGiven.ts'
import { akomaIdentity } from './akomaIdentity.ts'
import { akomaDay, akomaMoment } from './akomaMoment.ts'
import { akomaParty, akomaPerson, SELF } from './akomaNames.ts'
import { akomaProof } from './akomaProof.ts'
import { akomaReferences } from './akomaReferences.ts'
import { element, type XmlElement } from './akomaXml.ts'
import { cleanLine } from './cleanText.ts'

/** Who and what this document is: which work, which text of it, whose, and what Parley knows of it beside. */
export function akomaMeta(given: AkomaMetaGiven): XmlElement {
  const { file } = given
  return element('meta', {}, [
    akomaIdentity(given),
    ...publication(file),
    element('lifecycle', { source: SELF }, [
      element('eventRef', {
        eId: 'event_1',
        date: akomaDay(file.createdAt),
        source: '#original',
        type: 'generation',
      }),
    ]),
    ...workflow(file),
    akomaReferences(given),
    akomaProof(given),
  ])
}

/** A frozen version went out to the parties under its symbol; nothing else did. */
function publication({ version, symbol }: PlanFile): XmlElement[] {
  if (version === null) return []
  const showAs = `Frozen for the parties as ${cleanLine(symbol)}`
  const number = String(version.number)
  return [
    element('publication', { date: akomaMoment(version.at), showAs, name: 'version', number }),
  ]
}

/** Who froze, closed and initialled it, and when. */
function workflow({ version, content: { closing } }: PlanFile): XmlElement[] {
  const step = (at: number, by: string, outcome: string, forParty?: string) =>
    element('step', {
      date: akomaMoment(at),
      by: `#${akomaPerson(by)}`,
      refersTo: forParty === undefined ? undefined : `#${akomaParty(forParty)}`,
      outcome: `#${outcome}`,
    })
  const steps = [
    ...(version === null ? [] : [step(version.at, version.by, 'frozen')]),
    ...(closing === null
      ? []
      : [
          step(closing.at, closing.by, 'closed'),
          ...closing.initials.map((one) => step(one.at, one.memberId, 'initialled', one.partyId)),
        ]),
  ]
  return steps.length === 0 ? [] : [element('workflow', { source: SELF }, steps)]
}
