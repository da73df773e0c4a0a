import { useRef } from 'react'
import type { PointId } from '../../../shared/model/ids.ts'
import { type Presence, usePresence } from '../../sync/usePresence.ts'

/** Who else is at which point. A point's list stays the same object while the same people are there. */
export function usePresenceByPoint(): (pointId: PointId) => readonly Presence[] {
  const presence = usePresence()
  const last = useRef(new Map<PointId, readonly Presence[]>())
  const now = new Map<PointId, Presence[]>()
  for (const person of presence) {
    if (person.self || person.pointId === null) continue
    const there = now.get(person.pointId) ?? []
    // Two windows of one person are one person.
    if (!there.some((other) => other.memberId === person.memberId)) there.push(person)
    now.set(person.pointId, there)
  }
  const kept = new Map<PointId, readonly Presence[]>()
  for (const [pointId, there] of now) {
    const before = last.current.get(pointId)
    kept.set(pointId, before !== undefined && samePeople(before, there) ? before : there)
  }
  last.current = kept
  return (pointId) => kept.get(pointId) ?? NOBODY
}

const NOBODY: readonly Presence[] = []

const samePeople = (a: readonly Presence[], b: readonly Presence[]): boolean =>
  a.length === b.length &&
  a.every((person, at) => {
    const other = b[at]
    return person.memberId === other?.memberId && person.name === other.name
  })
