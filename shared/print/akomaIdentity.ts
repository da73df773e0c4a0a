import type { PlanFile } from '../model/planFile.ts'
import type { AkomaMetaGiven } from './akomaGiven.ts'
import { akomaDay, akomaMoment } from './akomaMoment.ts'
import { akomaParty, SELF } from './akomaNames.ts'
import { element, type XmlElement } from './akomaXml.ts'
import { cleanLine } from './cleanText.ts'

/** A plan is of no country; ISO 3166 leaves this code to whoever needs one. */
const NO_COUNTRY = 'zz'

/** Which plan it is, whatever its text. */
export const workIri = ({ planId, createdAt }: PlanFile): string =>
  `/akn/${NO_COUNTRY}/statement/plan/${akomaDay(createdAt)}/${planId}`

/** Which work this is, which text of it, and which file of that text. */
export function akomaIdentity({ file, language, textHash }: AkomaMetaGiven): XmlElement {
  const { version, createdAt, content, planId } = file
  const title = cleanLine(content.title)
  const value = (name: string, text: string, showAs?: string) =>
    element(name, { value: text, showAs })
  const work = workIri(file)
  // A text that nobody froze has no number; its words tell it from every other one.
  const number = version === null ? textHash.slice(0, 16) : String(version.number)
  const expression = `${work}/${language}@${number}`
  const date =
    version === null
      ? element('FRBRdate', { date: akomaDay(createdAt), name: 'begun' })
      : element('FRBRdate', { date: akomaMoment(version.at), name: 'frozen' })
  const parties = content.parties.map((party) =>
    element('FRBRauthor', { href: `#${akomaParty(party.id)}`, as: '#author' }),
  )
  const editor = element('FRBRauthor', { href: SELF, as: '#editor' })
  const authors = parties.length > 0 ? parties : [editor]
  return element('identification', { source: SELF }, [
    element('FRBRWork', {}, [
      value('FRBRthis', `${work}/!main`),
      value('FRBRuri', work),
      element('FRBRalias', { value: title, name: 'title' }),
      element('FRBRdate', { date: akomaDay(createdAt), name: 'begun' }),
      ...authors,
      value('FRBRcountry', NO_COUNTRY, 'No country: a text between parties'),
      value('FRBRsubtype', 'plan'),
      value('FRBRnumber', planId),
      value('FRBRprescriptive', 'true'),
      value('FRBRauthoritative', 'false'),
    ]),
    element('FRBRExpression', {}, [
      value('FRBRthis', `${expression}/!main`),
      value('FRBRuri', expression),
      element('FRBRalias', { value: cleanLine(file.symbol), name: 'symbol' }),
      date,
      ...authors,
      value('FRBRversionNumber', number, cleanLine(file.symbol)),
      value('FRBRauthoritative', 'false'),
      element('FRBRlanguage', { language }),
    ]),
    element('FRBRManifestation', {}, [
      value('FRBRthis', `${expression}/!main.xml`),
      value('FRBRuri', `${expression}.akn`),
      date,
      editor,
      value('FRBRformat', 'application/akn+xml'),
    ]),
  ])
}
