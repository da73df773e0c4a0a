import { useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../shared/wire/problem.ts'
import { exportPdf } from '../../sync/api.ts'
import { useWorkspace } from '../../sync/WorkspaceContext.tsx'
import { saveFile } from '../../ui/saveFile.ts'
import { makeCopies, type Progress } from './makeCopies.ts'
import { PATIENCE_MS, whenSaved } from './whenSaved.ts'

/** Documents that are made one after the other, and how far that has come. */
export interface Making {
  /** Null while none is being made. */
  readonly progress: Progress | null
  readonly problem: Problem | null
  /**
   * Makes a document for each query and hands it to the browser's downloads. Resolves with the queries that are left:
   * none when all are made, and all from the one that failed or was stopped.
   */
  readonly make: <Query extends Readonly<Record<string, string>>>(
    queries: readonly Query[],
  ) => Promise<readonly Query[]>
  /** Makes no more of them. */
  readonly stop: () => void
  readonly forget: () => void
}

export function useMakePdf(): Making {
  const workspace = useWorkspace()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const current = useRef<AbortController | null>(null)
  const stop = (): void => current.current?.abort()
  useEffect(() => () => current.current?.abort(), [])

  const make: Making['make'] = async (queries) => {
    const controller = new AbortController()
    current.current = controller
    const { signal } = controller
    setProblem(null)
    setProgress({ done: 0, all: queries.length, isWaiting: false })
    await whenSaved(workspace.saving, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]))
    const made = await makeCopies(queries, {
      ask: (query) => exportPdf(workspace.planId, query, signal),
      save: ({ file, name }) => saveFile(file, name),
      report: setProgress,
      signal,
    })
    setProgress(null)
    setProblem(made.problem)
    return made.left
  }
  return { progress, problem, make, stop, forget: () => setProblem(null) }
}
