import { workIri } from './akomaIdentity.ts'
import type { AkomaMetaGiven } from './akomaGiven.ts'
import { akomaParty, akomaPerson, SELF } from './akomaNames.ts'
import { element, type XmlElement } from './akomaXml.ts'
import { cleanLine } from './cleanText.ts'

const CONCEPTS: readonly (readonly [eId: string, showAs: string])[] = [
  ['disputed', 'Words in brackets: the parties do not agree on them'],
  ['asDrafted', 'As drafted: words of no party in particular'],
  ['struck', 'Struck from the plan'],
  ['frozen', 'Frozen as a version'],
  ['closed', 'Closed: every point is agreed'],
  ['initialled', 'Initialled for a party'],
]

/** Whom and what the rest of the document refers to. */
export function akomaReferences({ file, unknownParties }: AkomaMetaGiven): XmlElement {
  const { content, planId, version } = file
  const tlc = (name: string, kind: string, eId: string, id: string, show: string, short?: string) =>
    element(name, {
      eId,
      href: `/akn/ontology/${kind}/${id}`,
      showAs: cleanLine(show),
      shortForm: short === undefined ? undefined : cleanLine(short),
    })
  const organization = (eId: string, name: string, letter?: string) =>
    tlc('TLCOrganization', 'organization', eId, `parley.${planId}.${eId}`, name, letter)
  const { closing } = content
  const acted = new Set([
    ...(version === null ? [] : [version.by]),
    ...(closing === null ? [] : [closing.by, ...closing.initials.map((one) => one.memberId)]),
  ])
  // An initial may be for a party that has left since.
  const parties = new Set<string>(content.parties.map((party) => party.id))
  const left = new Set(
    (closing?.initials ?? []).flatMap(({ partyId }) =>
      parties.has(partyId) || unknownParties.some((one) => one.eId === akomaParty(partyId))
        ? []
        : [akomaParty(partyId)],
    ),
  )
  const nameOf = (id: string): string =>
    content.members.find((member) => member.id === id)?.name ?? 'somebody who is not in this plan'
  return element('references', { source: SELF }, [
    element('original', { eId: 'original', href: workIri(file), showAs: cleanLine(content.title) }),
    ...[...acted].map((id) => {
      const eId = akomaPerson(id)
      return tlc('TLCPerson', 'person', eId, `parley.${planId}.${eId}`, nameOf(id))
    }),
    ...content.parties.map(({ id, name, letter }) => organization(akomaParty(id), name, letter)),
    ...unknownParties.map(({ eId, name }) => organization(eId, name)),
    ...[...left].map((eId) => organization(eId, 'a party that is not in this plan')),
    tlc('TLCOrganization', 'organization', 'parley', 'parley', 'Parley'),
    ...CONCEPTS.map(([eId, show]) => tlc('TLCConcept', 'concept', eId, `parley.${eId}`, show)),
    tlc('TLCRole', 'role', 'author', 'author', 'Author'),
    tlc('TLCRole', 'role', 'editor', 'editor', 'Editor'),
  ])
}
