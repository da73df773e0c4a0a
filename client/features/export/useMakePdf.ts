import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../shared/wire/problem.ts'
import { exportPdf } from '../../sync/api.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { whenSaved } from './whenSaved.ts'

/** Words on their way to the server are waited for no longer than this before the document is made without them. */
const PATIENCE_MS = 4000

/** Documents that are made one after the other, and how far that has come. */
export interface Making {
  /** How many are done, of how many; null while none is being made. */
  readonly progress: { readonly done: number; readonly all: number } | null
  readonly problem: Problem | null
  /**
   * Makes a document for each query and hands it to the browser's downloads. Resolves with the queries that are left:
   * none when all are made, and all from the first that failed.
   */
  readonly make: <Query extends Readonly<Record<string, string>>>(
    queries: readonly Query[],
  ) => Promise<readonly Query[]>
  readonly forget: () => void
}

export function useMakePdf(): Making {
  const workspace = useWorkspace()
  const [progress, setProgress] = useState<Making['progress']>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const leaving = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [])

  const make: Making['make'] = async (queries) => {
    const { signal } = leaving.current
    setProblem(null)
    setProgress({ done: 0, all: queries.length })
    await whenSaved(workspace.saving, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
    for (const [done, query] of queries.entries()) {
      setProgress({ done, all: queries.length })
      const answer = await exportPdf(workspace.planId, query, signal)
      if (signal.aborted) return []
      if (!answer.ok) {
        setProblem(answer.problem)
        setProgress(null)
        return queries.slice(done)
      }
      saveFile(answer.value.file, answer.value.name)
    }
    setProgress(null)
    return []
  }
  return { progress, problem, make, forget: () => setProblem(null) }
}
