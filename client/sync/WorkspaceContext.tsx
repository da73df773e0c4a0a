import { createContext, useContext } from 'react'
import type { Workspace } from './workspace.ts'

export const WorkspaceContext = createContext<Workspace | null>(null)

/** The plan that is open on this page. Throws outside of a workspace, which is a bug. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext)
  if (workspace === null) throw new Error('There is no workspace above this component')
  return workspace
}
