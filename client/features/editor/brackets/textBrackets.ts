import type * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { bracketElements, bracketIdOf, bracketPlace } from '../../../../shared/model/bracket.ts'
import { pointRoot } from '../../../../shared/model/documents.ts'
import type { BracketId, MemberId, PointId } from '../../../../shared/model/ids.ts'
import { findMember } from '../../../../shared/model/plan.ts'
import { planLabels } from '../../../../shared/model/planLabels.ts'
import { type Bracket, plainText, readBracketOf } from '../../../../shared/model/pointText.ts'
import { NO_SUPPORTS, readReview, type Supports } from '../../../../shared/model/review.ts'
import { voicesIn } from '../../../../shared/rules/settle.ts'
import { touchedBrackets } from '../../../sync/observeText.ts'
import type { PlanNames } from '../text/planNames.ts'
import type { BracketLook, BracketView } from './bracketLook.ts'

/** The brackets of a plan's texts, as this page's member sees them. */
export interface TextBrackets {
  readonly view: StoreApi<BracketView>
  read(bracketId: BracketId): Bracket
  look(bracketId: BracketId, isBlock: boolean): BracketLook
  /** Whether another party has words in it or supports something: then it leaves the text only when it is settled. */
  concernsOthers(bracketId: BracketId): boolean
  /** Whether it stands in a text, or may come back there: a bracket of another point may not. */
  belongs(bracketId: BracketId, pointId: PointId): boolean
  words(bracketId: BracketId): string
  /** Tells whenever something that brackets are drawn from may be another. */
  subscribe(listener: () => void): () => void
  close(): void
}

export function createTextBrackets(options: {
  readonly doc: Y.Doc
  /** What the parties support stands there; null where nobody can say it. */
  readonly review: Y.Doc | null
  readonly memberId: MemberId
  readonly names: PlanNames
}): TextBrackets {
  const { doc, review, names } = options
  const listeners = new Set<() => void>()
  const view = createStore<BracketView>(() => 'attributed')
  let supports: ReturnType<typeof readReview>['supports'] | null = null
  const tell = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const onReview = (): void => {
    supports = null
    tell()
  }
  const onText = (transaction: Y.Transaction): void => {
    if (touchedBrackets(transaction).size > 0) tell()
  }
  doc.on('afterTransaction', onText)
  review?.on('update', onReview)
  const forgetNames = names.subscribe(tell)
  const forgetView = view.subscribe(tell)

  function supportsIn(bracketId: BracketId): Supports {
    supports ??= review === null ? new Map() : readReview(review).supports
    return supports.get(bracketId) ?? NO_SUPPORTS
  }
  const read = (bracketId: BracketId): Bracket => readBracketOf(doc, bracketId)

  return {
    view,
    read,
    look: (bracketId, isBlock) => ({
      bracket: read(bracketId),
      supports: supportsIn(bracketId),
      view: view.getState(),
      isBlock,
      plan: names.plan(),
      label: names.label,
    }),
    concernsOthers(bracketId) {
      const plan = names.plan()
      const own = plan === null ? undefined : findMember(plan, options.memberId)?.partyId
      const parties = voicesIn(read(bracketId), supportsIn(bracketId)).keys()
      return [...parties].some((party) => party !== own)
    },
    belongs(bracketId, pointId) {
      const place = bracketPlace(doc, bracketId)
      if (place !== undefined) return place.pointId === pointId && place.settledAt === null
      return bracketElements(doc.getXmlFragment(pointRoot(pointId))).some(
        (element) => bracketIdOf(element) === bracketId,
      )
    },
    words(bracketId) {
      const plan = names.plan()
      const text = [read(bracketId)]
      return plainText(text, plan === null ? names.label : planLabels(plan))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      doc.off('afterTransaction', onText)
      review?.off('update', onReview)
      forgetNames()
      forgetView()
      listeners.clear()
    },
  }
}
