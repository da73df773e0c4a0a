import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { exportPdf } from '../../../sync/api.ts'
import { useWorkspace } from '../../../sync/WorkspaceContext.tsx'
import { askPatiently } from '../askPatiently.ts'
import { PATIENCE_MS, whenSaved } from '../whenSaved.ts'
import { createPreview, type Preview, type PreviewDesk, type Query } from './createPreview.ts'

const NOTHING_YET = createStore<Preview>(() => ({ state: 'making', pages: null, problem: null }))

/**
 * The document that these choices would make, made by the server like the one for download. Nothing is asked for while
 * the query is null, and it names no recipient: a look is no copy.
 */
export function usePreview(query: Query): {
  readonly preview: Preview
  readonly again: () => void
} {
  const { planId, saving } = useWorkspace()
  const [desk, setDesk] = useState<PreviewDesk | null>(null)
  useEffect(() => {
    const made = createPreview({
      async make(asked, signal, onWaiting) {
        await whenSaved(saving, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
        const answer = await askPatiently(() => exportPdf(planId, asked, signal), signal, onWaiting)
        return answer.ok ? { ok: true, value: answer.value.file } : answer
      },
      open: async (bytes) => (await import('./pdfPages.ts')).openPdf(bytes),
    })
    setDesk(made)
    return () => made.close()
  }, [planId, saving])
  const asked = new URLSearchParams(query).toString()
  useEffect(() => desk?.show(Object.fromEntries(new URLSearchParams(asked))), [desk, asked])
  return { preview: useStore(desk?.store ?? NOTHING_YET), again: () => desk?.again() }
}
