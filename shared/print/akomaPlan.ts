import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../lib/canonicalJson.ts'
import { toHex } from '../lib/hex.ts'
import type { AlternativeOf } from '../model/documents.ts'
import type { PointId } from '../model/ids.ts'
import { pointLabel } from '../model/plan.ts'
import { alternativeName } from '../model/planLabels.ts'
import { akomaBody, akomaPointIds } from './akomaBody.ts'
import { createAkomaIds } from './akomaIds.ts'
import { akomaMeta } from './akomaMeta.ts'
import { akomaLanguage, akomaParty } from './akomaNames.ts'
import { akomaPreface } from './akomaPreface.ts'
import type { AkomaSetting } from './akomaSetting.ts'
import { element, xmlText } from './akomaXml.ts'
import { cleanLine } from './cleanText.ts'
import type { PlanFile } from '../model/planFile.ts'
import { LANGUAGE } from './printLine.ts'
import { voiceOf } from './voice.ts'
import { blockWords } from './words.ts'

const NAMESPACE = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0'

/**
 * A plan as an Akoma Ntoso 1.0 document (schema 3.0): its text with its structure and its brackets, without what was
 * said of it. The same plan gives the same document.
 */
export function planAkoma(file: PlanFile): string {
  const { content } = file
  const ids = createAkomaIds()
  const eIdOf = akomaPointIds(content, ids)
  const { language } = voiceOf(wordsOfPlan(file), LANGUAGE)
  const unknown = new Map<AlternativeOf, string>()
  let notes = 0
  const setting: AkomaSetting = {
    ids,
    language,
    reference: (id: PointId) => ({
      label: cleanLine(pointLabel(content, id)),
      eId: eIdOf.get(id) ?? null,
    }),
    alternative(of) {
      const name = cleanLine(alternativeName(content, of))
      if (content.parties.some((party) => party.id === of)) {
        return { name, kind: 'organization', eId: akomaParty(of) }
      }
      if (of === 'text') return { name, kind: 'concept', eId: 'asDrafted' }
      unknown.set(of, name)
      return { name, kind: 'organization', eId: akomaParty(of) }
    },
    nextNote: () => ++notes,
  }
  const preface = akomaPreface(file, setting)
  const body = akomaBody(file, eIdOf, setting)
  const meta = akomaMeta({
    file,
    textHash: textHashOf(file),
    language: akomaLanguage(language),
    eIdOf,
    unknownParties: [...unknown].map(([of, name]) => ({ eId: akomaParty(of), name })),
  })
  const statement = element('statement', { name: 'plan', contains: 'originalVersion' }, [
    meta,
    preface,
    body,
  ])
  return xmlText(element('akomaNtoso', { xmlns: NAMESPACE }, [statement]))
}

const wordsOfPlan = ({ content }: PlanFile): string =>
  [
    content.title,
    ...content.pillars.flatMap((pillar) => [
      pillar.heading,
      ...pillar.points.flatMap((point) => [point.heading, ...point.text.map(blockWords)]),
    ]),
  ].join(' ')

/** Over what the document says: the same words have the same hash, whoever said what of them. */
const textHashOf = ({ symbol, content: { title, parties, pillars } }: PlanFile): string =>
  toHex(
    sha256(
      utf8ToBytes(
        canonicalJson({
          symbol,
          title,
          parties: parties.map(({ id, name }) => ({ id, name })),
          pillars: pillars.map(({ heading, points }) => ({
            heading,
            points: points.map((point) => ({
              id: point.id,
              number: point.number,
              heading: point.heading,
              status: point.status,
              textHash: point.textHash,
            })),
          })),
        }),
      ),
    ),
  )
