import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useAgreement } from '../../sync/useAgreement.ts'
import { useMe } from '../../sync/usePlan.ts'
import { useReview } from '../../sync/useReview.ts'
import { useSaving } from '../../sync/useSaving.ts'
import type { Workspace } from '../../sync/workspace.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { type NewsItem, newsFor } from './news.ts'
import { keepSeen, readSeen, type Seen, withSeen } from './seen.ts'

/** What was seen, one for all places of a page that show it. */
interface SeenStore {
  get(): Seen
  set(seen: Seen): void
  subscribe(listener: () => void): () => void
}

const stores = new WeakMap<Workspace, SeenStore>()

function seenOf(workspace: Workspace): SeenStore {
  let store = stores.get(workspace)
  if (store === undefined) {
    const { planId, me } = workspace
    let seen = readSeen(planId, me.memberId)
    const listeners = new Set<() => void>()
    store = {
      get: () => seen,
      set(next) {
        seen = next
        keepSeen(planId, me.memberId, next)
        for (const listener of [...listeners]) listener()
      },
      subscribe(listener) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    }
    stores.set(workspace, store)
  }
  return store
}

const NO_NEWS: readonly NewsItem[] = []

/** What concerns this page's member, what of it is new, and how it is marked as seen. */
export function useNews() {
  const workspace = useWorkspace()
  const me = useMe()
  const review = useReview()
  const agreement = useAgreement()
  const store = seenOf(workspace)
  const seen = useSyncExternalStore(store.subscribe, store.get)
  const [lastVisit] = useState(seen.lastVisit)
  const saving = useSaving()
  const all = useMemo(
    () => (me === null || agreement === null ? NO_NEWS : newsFor(me, review, agreement)),
    [me, review, agreement],
  )
  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState !== 'hidden') return
      store.set({ ...store.get(), lastVisit: Date.now() })
    }
    document.addEventListener('visibilitychange', leave)
    return () => document.removeEventListener('visibilitychange', leave)
  }, [store])
  useEffect(() => {
    // What stops being news is forgotten, so that it is new when it happens again; but only once all is known.
    if (saving.kind !== 'saved') return
    const next = withSeen(store.get(), [], all)
    if (next.keys.size !== store.get().keys.size) store.set(next)
  }, [all, saving.kind, store])
  const unseen = useMemo(() => all.filter((item) => !seen.keys.has(item.key)), [all, seen])
  return {
    all,
    unseen,
    lastVisit,
    markSeen: (items: readonly NewsItem[]) =>
      store.set(
        withSeen(
          store.get(),
          items.map((item) => item.key),
          all,
        ),
      ),
  }
}
