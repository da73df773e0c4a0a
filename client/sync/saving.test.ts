import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterEvent,
  atStart,
  barrierDue,
  type Saving,
  type SavingEvent,
  shownState,
  unconfirmed,
  wouldLose,
} from './saving.ts'

const after = (...events: SavingEvent[]): Saving => events.reduce(afterEvent, atStart)
const shown = (...events: SavingEvent[]) => shownState([after(...events)], true)

const changed = { kind: 'changed' } as const
const synced = { kind: 'synced' } as const
const lost = { kind: 'lost' } as const
const asked = { kind: 'asked' } as const
const echoed = { kind: 'echoed' } as const
const kept = (stamp: number, changes: number) =>
  ({ kind: 'kept', mark: { stamp, changes } }) as const

describe('what the status line says', () => {
  it('opens until the line and the text are here', () => {
    expect(shown()).toEqual({ kind: 'opening' })
    expect(shownState([after(synced, asked, echoed)], false)).toEqual({ kind: 'opening' })
  })

  it('is not saved by being connected, only by the echo', () => {
    expect(shown(synced)).toEqual({ kind: 'saving' })
    expect(shown(synced, asked)).toEqual({ kind: 'saving' })
    expect(shown(synced, asked, echoed)).toEqual({ kind: 'saved' })
  })

  it('stays unsaved when something was typed while the echo was on its way', () => {
    const events = [synced, asked, changed, echoed] as const
    expect(shown(...events)).toEqual({ kind: 'saving' })
    expect(barrierDue(after(...events))).toBe(true)
    expect(shown(...events, asked, echoed)).toEqual({ kind: 'saved' })
  })

  it('counts what is not confirmed while offline, and what an earlier visit left', () => {
    const carried = { kind: 'carried', changes: 3 } as const
    expect(shown(carried, synced, asked, echoed, changed, kept(3, 4), lost)).toEqual({
      kind: 'offline',
      changes: 1,
      stored: true,
    })
    expect(shown(carried, changed, kept(2, 4), lost)).toEqual({
      kind: 'offline',
      changes: 4,
      stored: true,
    })
  })

  it('counts as kept here only what the store of this browser has taken', () => {
    const offline = { kind: 'offline', stored: true } as const
    expect(shown(changed, changed, lost)).toEqual({ ...offline, changes: 0 })
    expect(shown(changed, kept(1, 1), changed, lost)).toEqual({ ...offline, changes: 1 })
    expect(shown(changed, changed, kept(2, 2), lost)).toEqual({ ...offline, changes: 2 })
  })

  it('says that changes are not stored when the browser could not', () => {
    expect(shown(changed, { kind: 'not-kept' }, lost)).toEqual({
      kind: 'offline',
      changes: 1,
      stored: false,
    })
  })

  it('asks anew on every connection, because an echo of the one before says nothing of this one', () => {
    expect(shown(synced, asked, echoed, lost, synced)).toEqual({ kind: 'saving' })
    expect(shown(synced, changed, asked, lost, synced, echoed)).toEqual({ kind: 'saving' })
  })

  it('stays stopped, whatever happens then', () => {
    const stopped = { kind: 'stopped', why: 'refused', detail: 'Because.' } as const
    expect(shown(stopped, synced, asked, echoed)).toEqual(stopped)
    expect(barrierDue(after(stopped, changed))).toBe(false)
    expect(shown(stopped, { ...stopped, why: 'signed-out' })).toEqual(stopped)
  })

  it('warns of closing the page only while words are neither stored here nor on the server', () => {
    expect(wouldLose(after())).toBe(false)
    expect(wouldLose(after(changed))).toBe(true)
    expect(wouldLose(after(changed, kept(1, 1)))).toBe(false)
    expect(wouldLose(after(changed, kept(1, 1), changed))).toBe(true)
    expect(wouldLose(after(synced, changed, asked, echoed))).toBe(false)
  })
})

describe('over any course of events', () => {
  const step = fc.oneof(
    { weight: 2, arbitrary: fc.constant('type' as const) },
    { weight: 1, arbitrary: fc.constant('find' as const) },
    { weight: 2, arbitrary: fc.constant('connect' as const) },
    { weight: 1, arbitrary: fc.constant('lose' as const) },
    { weight: 2, arbitrary: fc.constant('keep' as const) },
    { weight: 5, arbitrary: fc.constant('ask' as const) },
    { weight: 5, arbitrary: fc.constant('echo' as const) },
  )

  /** Plays steps as far as they can happen, and keeps its own account of what the server has confirmed. */
  const play = (
    steps: readonly ('type' | 'find' | 'connect' | 'lose' | 'keep' | 'ask' | 'echo')[],
  ) => {
    let saving = atStart
    let made = 0
    let askedAt = 0
    let onDisk = 0
    let stored = 0
    let savedSeen = 0
    const happen = (event: SavingEvent): void => {
      saving = afterEvent(saving, event)
    }
    const moves = {
      type: () => {
        made += 1
        happen(changed)
      },
      find: () => happen({ kind: 'found' }),
      connect: () => saving.link !== 'synced' && happen(synced),
      lose: () => happen(lost),
      keep: () => {
        stored = made
        happen({ kind: 'kept', mark: saving.now })
      },
      ask: () => {
        if (!barrierDue(saving)) return
        askedAt = made
        happen(asked)
      },
      echo: () => {
        if (saving.asked === null) return
        onDisk = askedAt
        happen(echoed)
      },
    }
    for (const one of steps) {
      moves[one]()
      const state = shownState([saving], true)
      expect(unconfirmed(saving)).toBe(made - onDisk)
      if (state.kind === 'offline') expect(state.changes).toBe(Math.max(0, stored - onDisk))
      if (state.kind === 'saved') {
        savedSeen += 1
        expect(onDisk).toBe(made)
      }
    }
    return savedSeen
  }

  it('never says saved of a change that the server has not confirmed', () => {
    let savedSeen = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 80, size: 'max' }), (steps) => {
        savedSeen += play(steps)
      }),
    )
    // A property about "saved" that hardly saw it would say little.
    expect(savedSeen).toBeGreaterThan(100)
  })

  it('comes to saved when the server answers and nobody types', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(changed, { kind: 'found' } as const, synced, lost, asked)),
        (events) => {
          const saving = [...events, lost, synced, asked, echoed].reduce(afterEvent, atStart)
          expect(shownState([saving], true)).toEqual({ kind: 'saved' })
        },
      ),
    )
  })
})
