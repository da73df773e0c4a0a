import { createElement, type ReactNode } from 'react'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { Stance } from '../../../shared/model/entry.ts'
import type { MemberId, PartyId, PillarId, PlanId, PointId } from '../../../shared/model/ids.ts'
import { readPointText } from '../../../shared/model/pointText.ts'
import {
  type StoredPoint,
  writeMember,
  writeOutline,
  writePoint,
} from '../../../shared/model/record.ts'
import type { Role } from '../../../shared/model/role.ts'
import { wordingOf } from '../../../shared/model/wording.ts'
import { writePosition } from '../../../shared/model/writeReview.ts'
import type { SaveState } from '../saving.ts'
import type { Workspace } from '../workspace.ts'
import { WorkspaceContext } from '../WorkspaceContext.tsx'

export const PARTIES = ['a', 'b', 'c'] as PartyId[]
export const POINTS = ['p1', 'p2', 'p3'] as PointId[]

/** A plan of three parties and three points, as one of its members has it open: point 3 has no text. */
export interface ATable {
  readonly workspace: Workspace
  readonly saving: StoreApi<SaveState>
  /** Replaces the text of a point. */
  write(pointId: string, words: string): void
  /** Takes a position on the words as they stand. */
  take(partyId: string, pointId: string, stance: Stance | 'withdrawn', reason?: string): void
  /** Changes what the record says of a point. */
  change(pointId: string, change: Partial<StoredPoint>): void
  /** Puts this workspace around what is drawn. */
  around(drawn: ReactNode): ReactNode
}

export function aTable(
  me: { readonly role: Role; readonly partyId: string | null } = { role: 'head', partyId: 'a' },
): ATable {
  const [plan, review, record] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
  const points = new Map(
    POINTS.map((id, at): [string, StoredPoint] => [
      id,
      {
        id,
        heading: ['Sovereignty', 'Navigation', 'Elections'][at] ?? '',
        sourceNumber: at === 2 ? null : 20 + at,
        status: 'open',
        lock: null,
      },
    ]),
  )
  record.transact(() => {
    writeOutline(record, {
      id: 'plan' as PlanId,
      title: 'A plan',
      symbol: 'Draft 1',
      createdAt: 0,
      parties: PARTIES.map((id, at) => ({
        id,
        name: `Party ${id.toUpperCase()}`,
        letter: id.toUpperCase(),
        colour: (['blue', 'vermilion', 'olive'] as const)[at] ?? 'slate',
      })),
      pillars: [
        { id: 'one' as PillarId, heading: 'Peace', points: POINTS.slice(0, 2) },
        { id: 'two' as PillarId, heading: 'Future', points: POINTS.slice(2) },
      ],
      points: [...points.values()],
    })
    writeMember(record, {
      id: 'me' as MemberId,
      name: 'Mina',
      role: me.role,
      partyId: me.partyId as PartyId | null,
      standing: 'active',
      joinedAt: 1,
    })
  })
  const saving = createStore<SaveState>(() => ({ kind: 'saved' }))
  // Only what is shown of a plan; there is no line to a server.
  const workspace = {
    planId: 'plan' as PlanId,
    me: {
      planId: 'plan' as PlanId,
      memberId: 'me' as MemberId,
      name: 'Mina',
      role: me.role,
      partyId: me.partyId as PartyId | null,
    },
    plan,
    review,
    record,
    awareness: new Awareness(plan),
    saving,
  } satisfies Partial<Workspace> as unknown as Workspace
  const fragment = (pointId: string) => plan.getXmlFragment(pointRoot(pointId as PointId))
  let taken = 0
  const table: ATable = {
    workspace,
    saving,
    write(pointId, words) {
      plan.transact(() => {
        const text = fragment(pointId)
        text.delete(0, text.length)
        if (words === '') return
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText(words)])
        text.insert(0, [paragraph])
      })
    },
    take(partyId, pointId, stance, reason = '') {
      taken += 1
      writePosition(
        review,
        {
          by: `of-${partyId}` as MemberId,
          at: Date.UTC(2031, 2, 3, 14, taken),
          newId: () => `taken-${taken}`,
          origin: 'test',
        },
        {
          partyId: partyId as PartyId,
          pointId: pointId as PointId,
          stance,
          reason,
          wording: wordingOf(readPointText(fragment(pointId))),
        },
      )
    },
    change(pointId, change) {
      const before = points.get(pointId)
      if (before === undefined) throw new Error(`There is no point ${pointId}`)
      const after = { ...before, ...change }
      points.set(pointId, after)
      writePoint(record, after)
    },
    around: (drawn) => createElement(WorkspaceContext, { value: workspace }, drawn),
  }
  table.write('p1', 'Borders are inviolable.')
  table.write('p2', 'The river is open to ships.')
  return table
}
