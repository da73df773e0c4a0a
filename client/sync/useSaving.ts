import { useStore } from 'zustand'
import type { SaveState } from './saving.ts'
import { useWorkspace } from './WorkspaceContext.tsx'

/** What the status line says. */
export const useSaving = (): SaveState => useStore(useWorkspace().saving)

/** Whether the text of the plan is here to be read. */
export const useReadable = (): boolean => useStore(useWorkspace().readable)
