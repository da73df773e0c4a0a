import type { AkomaMetaGiven } from './akomaGiven.ts'
import { akomaMoment } from './akomaMoment.ts'
import { akomaPerson, SELF } from './akomaNames.ts'
import { element, type XmlElement, type XmlNode } from './akomaXml.ts'

/** Of what stands in the file itself and not in Akoma Ntoso. A new form of it needs a new name. */
export const PARLEY_NAMESPACE = 'urn:parley:plan-1'

/** What proves the text and tells its points from others, which Akoma Ntoso has no word for. */
export function akomaProof({ file, textHash, eIdOf }: AkomaMetaGiven): XmlElement {
  const { version, content, planId, createdAt } = file
  const frozen: XmlNode[] =
    version === null
      ? []
      : [
          element('parley:version', {
            id: version.id,
            number: String(version.number),
            sha256: version.hash,
            frozenAt: akomaMoment(version.at),
            frozenBy: `#${akomaPerson(version.by)}`,
          }),
        ]
  const { closing } = content
  const closed: XmlNode[] =
    closing === null
      ? []
      : [
          element('parley:closing', {
            closedAt: akomaMoment(closing.at),
            versionSha256: closing.versionHash,
          }),
        ]
  const points = content.pillars.flatMap((pillar) =>
    pillar.points.map((point) =>
      element('parley:point', {
        href: `#${eIdOf.get(point.id) ?? ''}`,
        id: point.id,
        sourceNumber: point.sourceNumber === null ? undefined : String(point.sourceNumber),
        status: point.status,
        agreed: point.agreed?.kind,
        agreedAt: point.agreed === null ? undefined : akomaMoment(point.agreed.at),
        wordingSha256: point.textHash,
      }),
    ),
  )
  const plan = element('parley:plan', {
    id: planId,
    begunAt: akomaMoment(createdAt),
    textSha256: textHash,
  })
  return element('proprietary', { source: SELF, 'xmlns:parley': PARLEY_NAMESPACE }, [
    plan,
    ...frozen,
    ...closed,
    ...points,
  ])
}
