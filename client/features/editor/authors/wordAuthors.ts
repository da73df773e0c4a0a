import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { pointRoot } from '../../../../shared/model/documents.ts'
import type { MemberId, PointId } from '../../../../shared/model/ids.ts'
import type { Party, PartyColour } from '../../../../shared/model/party.ts'
import { findMember } from '../../../../shared/model/plan.ts'
import {
  type AuthorRun,
  authorsOf,
  readTextAuthors,
  type TextAuthor,
} from '../../../../shared/model/textAuthors.ts'
import type { PlanNames } from '../text/planNames.ts'

/** How the words of a party are underlined: nothing is told by colour alone. */
export const LINES = ['solid', 'dashed', 'dotted', 'double'] as const
export type Line = (typeof LINES)[number]

/** Somebody who wrote words, as they are shown. */
export interface Writer {
  readonly name: string
  readonly party: Party | null
  readonly colour: PartyColour
  readonly line: Line
}

/** Who wrote which words of the plan, for as long as that is shown. While it is not, it costs nothing. */
export interface WordAuthors {
  readonly shown: StoreApi<boolean>
  /** Who wrote the words at the caret; null where nobody's are, or when authors are not shown. */
  readonly atCaret: StoreApi<TextAuthor | null>
  /** Who wrote the words under the pointer. */
  readonly atPointer: StoreApi<TextAuthor | null>
  show(shown: boolean): void
  read(pointId: PointId): readonly AuthorRun[]
  writer(author: TextAuthor): Writer
  /** Counts up whenever what was read before may be told differently now. */
  version(): number
  /** Tells of every new version until the answer is called. */
  subscribe(listener: () => void): () => void
  close(): void
}

export function createWordAuthors(doc: Y.Doc, memberId: MemberId, names: PlanNames): WordAuthors {
  const shown = createStore<boolean>(() => false)
  const atCaret = createStore<TextAuthor | null>(() => null)
  const atPointer = createStore<TextAuthor | null>(() => null)
  const table = authorsOf(doc)
  const listeners = new Set<() => void>()
  let version = 0
  const changed = (): void => {
    version += 1
    for (const listener of listeners) listener()
  }
  // What this page has not sent yet is in nobody's table, but whose it is is plain.
  const own = String(doc.clientID)
  const known = {
    get: (clientId: string) => table.get(clientId) ?? (clientId === own ? memberId : null),
  }
  let ignore: (() => void) | null = null

  function show(next: boolean): void {
    if (next === shown.getState()) return
    shown.setState(next, true)
    if (next) {
      table.observe(changed)
      const forget = names.subscribe(changed)
      ignore = () => {
        table.unobserve(changed)
        forget()
      }
    } else {
      ignore?.()
      ignore = null
      atCaret.setState(null, true)
      atPointer.setState(null, true)
    }
    changed()
  }

  return {
    shown,
    atCaret,
    atPointer,
    show,
    read: (pointId) => readTextAuthors(doc.getXmlFragment(pointRoot(pointId)), known),
    writer: (author) => writerOf(names, author),
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => {
      ignore?.()
      ignore = null
      listeners.clear()
    },
  }
}

function writerOf(names: PlanNames, author: TextAuthor): Writer {
  const plan = names.plan()
  if (author === 'server' || plan === null) return NOBODY
  const member = findMember(plan, author)
  if (member === undefined) return { ...NOBODY, name: 'Somebody who is not in this plan' }
  const at = plan.parties.findIndex((party) => party.id === member.partyId)
  const party = plan.parties[at] ?? null
  return {
    name: member.name,
    party,
    colour: party?.colour ?? NOBODY.colour,
    line: lineOf(at),
  }
}

const NOBODY: Writer = {
  name: 'The template, a file or a command',
  party: null,
  colour: 'slate',
  line: 'solid',
}

/** The line of the party that stands at this place in the plan; of none, for a place before the first. */
export const lineOf = (place: number): Line => LINES[Math.max(place, 0) % LINES.length] ?? 'solid'
