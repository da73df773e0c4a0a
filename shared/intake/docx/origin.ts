import { isId } from '../../model/ids.ts'
import type { IncomingOrigin } from '../incoming.ts'
import { childrenOf, textOf, type XmlElement } from './xml.ts'

/** What an exported file says of where it comes from. Anybody can write it: it says what to compare with, no more. */
export function originOf(properties: XmlElement | null): IncomingOrigin | null {
  const values = new Map(
    (properties === null ? [] : childrenOf(properties)).map(
      (one) => [one.attributes['name'] ?? '', textOf(one).trim()] as const,
    ),
  )
  const planId = values.get('parley-plan') ?? ''
  const version = values.get('parley-version') ?? ''
  if (!isId(planId)) return null
  return { planId, versionHash: /^[0-9a-f]{64}$/.test(version) ? version : null }
}
