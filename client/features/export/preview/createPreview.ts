import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Answer } from '../../../sync/api.ts'
import type { OpenPdf, PdfPages } from './pages.ts'

/** What is asked of the server, as its query. */
export type Query = Readonly<Record<string, string>>

export interface Preview {
  /** `waiting`: the server makes documents of others first. */
  readonly state: 'making' | 'waiting' | 'shown' | 'failed'
  /** What was drawn last: of these choices when it is `shown`, else of earlier ones. */
  readonly pages: PdfPages | null
  /** Why there is none, in a sentence. */
  readonly problem: string | null
}

export interface PreviewPorts {
  /** Has the document made; `onWaiting` is called when others' come first. */
  readonly make: (query: Query, signal: AbortSignal, onWaiting: () => void) => Promise<Answer<Blob>>
  readonly open: OpenPdf
}

/** A preview that follows what is chosen. Whoever creates it closes it. */
export interface PreviewDesk {
  readonly store: StoreApi<Preview>
  /** These choices are to be seen: at once the first time, and after a rest of whoever chooses from then on. */
  show(query: Query): void
  /** The same once more. */
  again(): void
  /** Safe twice. */
  close(): void
}

/** Whoever types a watermark or walks through the layouts has chosen once nothing changed for so long. */
export const REST_MS = 450

const NOT_DRAWN =
  'The preview cannot be drawn in this browser. The document can be made all the same.'

export function createPreview({ make, open }: PreviewPorts): PreviewDesk {
  const store = createStore<Preview>(() => ({ state: 'making', pages: null, problem: null }))
  let wanted: Query | null = null
  let rest: ReturnType<typeof setTimeout> | null = null
  let current = new AbortController()

  async function begin(query: Query): Promise<void> {
    const { signal } = current
    const answer = await make(query, signal, () => {
      if (!signal.aborted) store.setState({ state: 'waiting' })
    })
    if (signal.aborted) return
    if (!answer.ok) {
      return store.setState({ state: 'failed', problem: answer.problem.detail })
    }
    const pages = await answer.value
      .arrayBuffer()
      .then(open)
      .catch(() => null)
    if (signal.aborted) return pages?.close()
    if (pages === null) return store.setState({ state: 'failed', problem: NOT_DRAWN })
    const before = store.getState().pages
    store.setState({ state: 'shown', pages, problem: null })
    before?.close()
  }

  /** Gives up what is under way, and makes what is wanted after so long. */
  function start(afterMs: number): void {
    current.abort()
    current = new AbortController()
    if (rest !== null) clearTimeout(rest)
    rest = null
    store.setState({ state: 'making', problem: null })
    const query = wanted
    if (query === null) return
    if (afterMs === 0) return void begin(query)
    rest = setTimeout(() => void begin(query), afterMs)
  }

  return {
    store,
    show(query) {
      if (wanted !== null && sameQuery(wanted, query)) return
      const isFirst = wanted === null
      wanted = query
      start(isFirst ? 0 : REST_MS)
    },
    again: () => start(0),
    close() {
      current.abort()
      if (rest !== null) clearTimeout(rest)
      store.getState().pages?.close()
      store.setState({ pages: null })
    },
  }
}

const sameQuery = (one: Query, other: Query): boolean =>
  new URLSearchParams(one).toString() === new URLSearchParams(other).toString()
