import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { PlanId, PointId } from '../../shared/model/ids.ts'
import { readMember, readPlan } from '../../shared/model/record.ts'
import type { AwarenessUser } from '../../shared/wire/awareness.ts'
import { CLOSE } from '../../shared/wire/limits.ts'
import * as api from './api.ts'
import { createLink, type Link } from './link.ts'
import type { Me } from './me.ts'
import { rememberSeat } from './seatMemory.ts'
import { copyName, createLocalCopy } from './localCopy.ts'
import {
  afterEvent,
  atStart,
  barrierDue,
  sameState,
  type SaveState,
  type SavingEvent,
  shownState,
  type StopReason,
  unconfirmed,
  wouldLose,
} from './saving.ts'
import { refusalSentence, stopSentence } from './stopSentence.ts'
import { touchedPoints } from './touched.ts'
import { reloadForSchema } from './reloadForSchema.ts'
import { setAside, type UnsentWords, wordsOf } from './unsentWords.ts'

/** One plan, open on this page for one member. */
export interface Workspace {
  readonly planId: PlanId
  readonly me: Me
  /** The document `plan`: its roots are the texts of the points. */
  readonly plan: Y.Doc
  /** The document `record`; the server alone writes it. */
  readonly record: Y.Doc
  /** Who is here and where; of the document `plan`. */
  readonly awareness: Awareness
  readonly saving: StoreApi<SaveState>
  /** Whether the text is here to be read, be it from this browser's copy or from the server. */
  readonly readable: StoreApi<boolean>
  /** Whether it was opened anew because a change was refused; the words are among the kept ones then. */
  readonly afterRefusal: boolean
  /** After a refusal: whether the refused words are set aside in this browser's store. */
  readonly wordsAreAside: StoreApi<boolean>
  /** The points with words that the server has not confirmed, as they stand here. */
  unsentWords(): UnsentWords
  /** After a refusal: takes this browser's copy away, so that it is never sent again. Safe twice. */
  letGo(): Promise<void>
  /** Safe twice. */
  close(): Promise<void>
}

export interface WorkspaceOptions {
  readonly me: Me
  /** Ask who this browser is before going online, because `me` is only what it was the last time. */
  readonly askFirst?: boolean
  /** This browser now sits in the plan under another seat. */
  readonly onOtherSeat?: (who: Me) => void
  /** A change was refused and its words are set aside: the plan can be opened anew, without them. */
  readonly onSetAside?: () => void
  readonly afterRefusal?: boolean
  readonly whoAmI?: typeof api.whoAmI
  readonly WebSocket?: typeof WebSocket
}

/** Bundles what is typed in this time into one question to the server whether it is on disk. */
const BARRIER_AFTER_MS = 150
/** A server that cannot be reached may have ended the session; it is asked no more often than this. */
const ASK_WHO_EVERY_MS = 10_000

/** Opens a plan: this browser's copy at once, the server as soon as it can be had. Whoever opens it closes it. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { me } = options
  const whoAmI = options.whoAmI ?? api.whoAmI
  const planId = me.planId
  const plan = new Y.Doc()
  const record = new Y.Doc()
  const awareness = new Awareness(plan)
  const recordAwareness = new Awareness(record)
  recordAwareness.setLocalState(null)
  const planCopy = createLocalCopy(copyName(planId, me.memberId, 'plan'), plan, (reason) => {
    if (!closed && !stopped) void refused(reason)
  })
  // Only the server writes the record, so nothing in it is ever refused.
  const recordCopy = createLocalCopy(
    copyName(planId, me.memberId, 'record'),
    record,
    () => undefined,
  )

  let saving = atStart
  let closed = false
  let stopped = false
  let planHere = false
  let keeping = false
  let barrierTimer: ReturnType<typeof setTimeout> | null = null
  let askedWhoAt = Number.NEGATIVE_INFINITY
  let asking = false
  /** The server's reason, once a change was refused. */
  let refusedFor = ''
  /** The stamp of the last unconfirmed change of each point. */
  const touched = new Map<PointId, number>()
  const shown = createStore<SaveState>(() => ({ kind: 'opening' }))
  const readable = createStore<boolean>(() => false)
  const wordsAreAside = createStore<boolean>(() => false)
  /** The role and party for which this browser's session was given. */
  let seat: Pick<Me, 'role' | 'partyId'> = me
  let recordHere = false

  const address = `${location.origin.replace(/^http/, 'ws')}/sync/${planId}`
  const socket = options.WebSocket === undefined ? {} : { WebSocket: options.WebSocket }
  const planLink: Link = createLink({
    address,
    document: 'plan',
    doc: plan,
    awareness,
    ...socket,
    events: {
      synced() {
        if (!planHere) void planCopy.markComplete()
        planHere = true
        happen({ kind: 'synced' })
        askBarrier()
      },
      lost: onLost,
      closed: onClosed,
      echoed() {
        happen({ kind: 'echoed' })
        for (const [point, stamp] of touched) {
          if (stamp <= saving.confirmed.stamp) touched.delete(point)
        }
        keepNote()
        scheduleBarrier()
      },
    },
  })
  const recordLink: Link = createLink({
    address,
    document: 'record',
    doc: record,
    awareness: recordAwareness,
    ...socket,
    events: {
      synced() {
        recordHere = true
        followSeat()
        lookAgain()
      },
      lost: () => undefined,
      closed: onClosed,
      echoed: () => undefined,
    },
  })

  function happen(event: SavingEvent): void {
    saving = afterEvent(saving, event)
    lookAgain()
  }

  function lookAgain(): void {
    if (closed) return
    const here = readable.getState() || (planHere && readPlan(record) !== null)
    const next = shownState(saving, here)
    if (!sameState(next, shown.getState())) shown.setState(next, true)
    if (here !== readable.getState()) readable.setState(here, true)
  }

  plan.on('update', (_update: Uint8Array, origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
    if (planLink.isOrigin(origin)) return
    happen({ kind: change.local ? 'changed' : 'found' })
    if (change.local) {
      for (const point of touchedPoints(change)) touched.set(point, saving.now.stamp)
      keepNote()
    }
    scheduleBarrier()
  })
  record.on('update', () => {
    lookAgain()
    introduce()
    followSeat()
  })

  function scheduleBarrier(): void {
    if (barrierTimer !== null || !barrierDue(saving)) return
    barrierTimer = setTimeout(() => {
      barrierTimer = null
      askBarrier()
    }, BARRIER_AFTER_MS)
  }

  function askBarrier(): void {
    if (closed || !barrierDue(saving)) return
    happen({ kind: 'asked' })
    planLink.askBarrier()
  }

  /** One note at a time: whatever changes while one is being written is in the next. */
  function keepNote(): void {
    if (keeping || closed) return
    keeping = true
    const mark = saving.now
    const unsent = { changes: unconfirmed(saving), points: [...touched.keys()] }
    void planCopy.keep(unsent).then((kept) => {
      keeping = false
      happen(kept ? { kind: 'kept', mark } : { kind: 'not-kept' })
      const behind = saving.now.stamp > mark.stamp || unconfirmed(saving) !== unsent.changes
      if (kept && behind) keepNote()
    })
  }

  /** This page's own guess at who it is; the server writes its own over it. */
  function introduce(): void {
    const { name, partyId } = readMember(record, me.memberId) ?? me
    const party = readPlan(record)?.parties.find(({ id }) => id === partyId)
    const colour = party?.colour ?? 'slate'
    const user: AwarenessUser = { memberId: me.memberId, name, partyId, colour }
    const before: { user?: AwarenessUser } | null = awareness.getLocalState()
    const said = before?.user
    if (said?.colour !== colour || said.partyId !== partyId) {
      awareness.setLocalStateField('user', user)
    }
  }

  /**
   * A member whose role or party was changed goes on under a new token, which comes with the answer to who they are.
   * The old one works for a short while only.
   */
  function followSeat(): void {
    const member = recordHere ? readMember(record, me.memberId) : undefined
    if (member === undefined || closed) return
    const { role, partyId } = member
    if (role === seat.role && partyId === seat.partyId) return
    const before = seat
    seat = { role, partyId }
    void whoAmI(planId).then((answer) => {
      if (answer.ok) rememberSeat(answer.value)
      // Asked again with the next news of the record, at the latest when the line is back.
      else if (api.isUnreachable(answer.problem)) seat = before
    })
  }

  function onLost(opened: boolean): void {
    happen({ kind: 'lost' })
    // A refused handshake and a dead line look the same to a page, so it asks.
    if (!opened) void askWho()
  }

  async function askWho(): Promise<'me' | 'nobody' | 'unknown'> {
    if (asking || Date.now() - askedWhoAt < ASK_WHO_EVERY_MS) return 'unknown'
    asking = true
    askedWhoAt = Date.now()
    const answer = await whoAmI(planId)
    asking = false
    if (closed) return 'unknown'
    if (answer.ok) {
      if (answer.value.memberId === me.memberId) return 'me'
      stop('signed-out', stopSentence('other-seat'))
      // With unconfirmed words the page stays, so that they can be copied; they belong to the earlier seat.
      if (touched.size === 0) options.onOtherSeat?.(answer.value)
      return 'nobody'
    }
    const { problem } = answer
    if (!api.isProblem(problem, 'no-session') && !api.isProblem(problem, 'not-found')) {
      return 'unknown'
    }
    stop('signed-out', stopSentence('signed-out'))
    return 'nobody'
  }

  function onClosed(code: number, reason: string): void {
    switch (code) {
      case CLOSE.signedOut:
        return void signedOut()
      case CLOSE.otherSchema:
        return void changeSchema()
      default:
        return void refused(reason)
    }
  }

  /** The session ended, perhaps because this browser took another seat in another tab. */
  async function signedOut(): Promise<void> {
    askedWhoAt = Number.NEGATIVE_INFINITY
    if ((await askWho()) !== 'nobody') stop('signed-out', stopSentence('signed-out'))
  }

  function stop(why: StopReason, detail: string): void {
    stopped = true
    planLink.close()
    recordLink.close()
    happen({ kind: 'stopped', why, detail })
  }

  async function changeSchema(): Promise<void> {
    planLink.close()
    recordLink.close()
    const { points } = workspace.unsentWords()
    const kept = await planCopy.keep({ changes: unconfirmed(saving), points: [...touched.keys()] })
    if ((kept || points.length === 0) && reloadForSchema(planId)) return
    stop('other-schema', stopSentence('other-schema'))
  }

  /** What was refused is in the document for good, so this copy of it must never be sent again. */
  async function refused(reason: string): Promise<void> {
    const why = refusalSentence(reason)
    stop('refused', why)
    refusedFor = reason
    for (let stamp = -1; stamp !== saving.now.stamp;) {
      // A letter may still come before the page is covered: then all is set aside once more.
      stamp = saving.now.stamp
      if (!(await setAside(workspace, why))) return
      await planCopy.forget(reason)
    }
    wordsAreAside.setState(true, true)
    if (!closed) options.onSetAside?.()
  }

  const onNetworkChange = (): void => {
    planLink.reconnect()
    recordLink.reconnect()
  }
  const onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (wouldLose(saving)) event.preventDefault()
  }
  window.addEventListener('online', onNetworkChange)
  window.addEventListener('offline', onNetworkChange)
  window.addEventListener('beforeunload', onBeforeUnload)

  async function open(): Promise<void> {
    introduce()
    const [copy] = await Promise.all([planCopy.loaded, recordCopy.loaded])
    if (closed) return
    for (const point of copy.unsent.points) touched.set(point, saving.now.stamp + 1)
    happen({ kind: 'carried', changes: copy.unsent.changes })
    happen(copy.stores ? { kind: 'kept', mark: saving.now } : { kind: 'not-kept' })
    planHere ||= copy.complete
    lookAgain()
    if (options.askFirst === true && (await askWho()) === 'nobody') return
    if (closed) return
    planLink.connect()
    recordLink.connect()
  }
  void open()

  const workspace: Workspace = {
    planId,
    me,
    plan,
    record,
    awareness,
    saving: shown,
    readable,
    afterRefusal: options.afterRefusal === true,
    wordsAreAside,
    letGo: () => planCopy.forget(refusedFor),
    unsentWords: () => wordsOf(plan, record, [...touched.keys()]),
    async close() {
      if (closed) return
      closed = true
      if (barrierTimer !== null) clearTimeout(barrierTimer)
      window.removeEventListener('online', onNetworkChange)
      window.removeEventListener('offline', onNetworkChange)
      window.removeEventListener('beforeunload', onBeforeUnload)
      planLink.close()
      recordLink.close()
      awareness.destroy()
      recordAwareness.destroy()
      await Promise.all([planCopy.close(), recordCopy.close()])
      plan.destroy()
      record.destroy()
    },
  }
  return workspace
}
