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
import { sameState, type SaveState, shownState, type StopReason, wouldLose } from './saving.ts'
import { createSharedDocument, type SharedDocument } from './sharedDocument.ts'
import { refusalSentence, stopSentence } from './stopSentence.ts'
import { touchedEntries, touchedPoints } from './touched.ts'
import { reloadForSchema } from './reloadForSchema.ts'
import { remarkWords } from './remarkWords.ts'
import { setAside, textWords, type UnsentWords } from './unsentWords.ts'

/** One plan, open on this page for one member. */
export interface Workspace {
  readonly planId: PlanId
  readonly me: Me
  /** The document `plan`: its roots are the texts of the points. */
  readonly plan: Y.Doc
  /** The document `review`: what persons remark and which positions parties take. */
  readonly review: Y.Doc
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
  /** Words that the server has not confirmed, as they stand here: of points, comments and positions. */
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

/** A server that cannot be reached may have ended the session; it is asked no more often than this. */
const ASK_WHO_EVERY_MS = 10_000

/** Opens a plan: this browser's copy at once, the server as soon as it can be had. Whoever opens it closes it. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  const { me } = options
  const whoAmI = options.whoAmI ?? api.whoAmI
  const planId = me.planId
  const plan = new Y.Doc()
  const review = new Y.Doc()
  const record = new Y.Doc()
  const awareness = new Awareness(plan)
  const silent = [new Awareness(review), new Awareness(record)] as const
  for (const one of silent) one.setLocalState(null)

  let closed = false
  let stopped = false
  let askedWhoAt = Number.NEGATIVE_INFINITY
  let asking = false
  /** The server's reason and the document that it was about, once a change was refused. */
  let refusal: { readonly part: SharedDocument; readonly reason: string } | null = null
  const shown = createStore<SaveState>(() => ({ kind: 'opening' }))
  const readable = createStore<boolean>(() => false)
  const wordsAreAside = createStore<boolean>(() => false)
  /** The role and party for which this browser's session was given. */
  let seat: Pick<Me, 'role' | 'partyId'> = me
  let recordHere = false

  const address = `${location.origin.replace(/^http/, 'ws')}/sync/${planId}`
  const socket = options.WebSocket === undefined ? {} : { WebSocket: options.WebSocket }
  const text = shareDocument('plan', plan, awareness, touchedPoints)
  const remarks = shareDocument('review', review, silent[0], touchedEntries)
  const written = [text, remarks]
  // Only the server writes the record, so nothing in it is ever refused.
  const recordCopy = createLocalCopy(
    copyName(planId, me.memberId, 'record'),
    record,
    () => undefined,
  )
  const recordLink: Link = createLink({
    address,
    document: 'record',
    doc: record,
    awareness: silent[1],
    ...socket,
    events: {
      synced() {
        recordHere = true
        followSeat()
        lookAgain()
      },
      lost: () => undefined,
      closed: (code, reason) => onClosed(text, code, reason),
      echoed: () => undefined,
    },
  })
  const links = [text.link, remarks.link, recordLink]

  function shareDocument(
    document: 'plan' | 'review',
    doc: Y.Doc,
    ofDocument: Awareness,
    touchedBy: (change: Y.Transaction) => readonly string[],
  ): SharedDocument {
    const part = createSharedDocument({
      document,
      me,
      address,
      doc,
      awareness: ofDocument,
      ...socket,
      touchedBy,
      onChange: lookAgain,
      onLost: (opened) => onLost(part, opened),
      onClosed: (code, reason) => onClosed(part, code, reason),
      onSpoilt(reason) {
        if (!closed && !stopped) void refused(part, reason)
      },
    })
    return part
  }

  function lookAgain(): void {
    if (closed) return
    const here = readable.getState() || (text.isHere() && readPlan(record) !== null)
    const next = shownState(
      written.map((part) => part.saving()),
      here,
    )
    if (!sameState(next, shown.getState())) shown.setState(next, true)
    if (here !== readable.getState()) readable.setState(here, true)
  }

  record.on('update', () => {
    lookAgain()
    introduce()
    followSeat()
  })

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

  function onLost(part: SharedDocument, opened: boolean): void {
    part.happen({ kind: 'lost' })
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
      if (written.every((part) => part.touched().length === 0)) options.onOtherSeat?.(answer.value)
      return 'nobody'
    }
    const { problem } = answer
    if (!api.isProblem(problem, 'no-session') && !api.isProblem(problem, 'not-found')) {
      return 'unknown'
    }
    stop('signed-out', stopSentence('signed-out'))
    return 'nobody'
  }

  function onClosed(part: SharedDocument, code: number, reason: string): void {
    switch (code) {
      case CLOSE.signedOut:
        return void signedOut()
      case CLOSE.otherSchema:
        return void changeSchema()
      default:
        return void refused(part, reason)
    }
  }

  /** The session ended, perhaps because this browser took another seat in another tab. */
  async function signedOut(): Promise<void> {
    askedWhoAt = Number.NEGATIVE_INFINITY
    if ((await askWho()) !== 'nobody') stop('signed-out', stopSentence('signed-out'))
  }

  function stop(why: StopReason, detail: string): void {
    stopped = true
    for (const link of links) link.close()
    for (const part of written) part.happen({ kind: 'stopped', why, detail })
  }

  async function changeSchema(): Promise<void> {
    for (const link of links) link.close()
    const { points } = workspace.unsentWords()
    const kept = (await Promise.all(written.map((part) => part.keep()))).every(Boolean)
    if ((kept || points.length === 0) && reloadForSchema(planId)) return
    stop('other-schema', stopSentence('other-schema'))
  }

  /** What was refused is in the document for good, so this copy of it must never be sent again. */
  async function refused(part: SharedDocument, reason: string): Promise<void> {
    const why = refusalSentence(reason)
    refusal = { part, reason }
    stop('refused', why)
    for (let stamp = -1; stamp !== part.saving().now.stamp;) {
      // A letter may still come before the page is covered: then all is set aside once more.
      stamp = part.saving().now.stamp
      if (!(await setAside(me, wordsIn(part), part.doc, why))) return
      await part.copy.forget(reason)
    }
    wordsAreAside.setState(true, true)
    if (!closed) options.onSetAside?.()
  }

  function wordsIn(part: SharedDocument): UnsentWords {
    return part === text
      ? textWords(plan, record, text.touched() as readonly PointId[])
      : remarkWords(review, record, remarks.touched())
  }

  const onNetworkChange = (): void => {
    for (const link of links) link.reconnect()
  }
  const onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (written.some((part) => wouldLose(part.saving()))) event.preventDefault()
  }
  window.addEventListener('online', onNetworkChange)
  window.addEventListener('offline', onNetworkChange)
  window.addEventListener('beforeunload', onBeforeUnload)

  async function open(): Promise<void> {
    introduce()
    await Promise.all([...written.map((part) => part.copy.loaded), recordCopy.loaded])
    if (closed) return
    lookAgain()
    if (options.askFirst === true && (await askWho()) === 'nobody') return
    if (closed) return
    for (const link of links) link.connect()
  }
  void open()

  const workspace: Workspace = {
    planId,
    me,
    plan,
    review,
    record,
    awareness,
    saving: shown,
    readable,
    afterRefusal: options.afterRefusal === true,
    wordsAreAside,
    letGo: async () => {
      if (refusal !== null) await refusal.part.copy.forget(refusal.reason)
    },
    unsentWords: () => ({
      // After a refusal the other document's words stay in its copy, and are sent when the page is open again.
      points: (refusal === null ? written : [refusal.part]).flatMap((part) => wordsIn(part).points),
    }),
    async close() {
      if (closed) return
      closed = true
      window.removeEventListener('online', onNetworkChange)
      window.removeEventListener('offline', onNetworkChange)
      window.removeEventListener('beforeunload', onBeforeUnload)
      recordLink.close()
      const copies = [...written.map((part) => part.close()), recordCopy.close()]
      for (const one of [awareness, ...silent]) one.destroy()
      await Promise.all(copies)
      for (const doc of [plan, review, record]) doc.destroy()
    },
  }
  return workspace
}
