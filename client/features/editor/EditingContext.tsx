import { createContext, useContext } from 'react'
import type { Editing } from './editing.ts'

export const EditingContext = createContext<Editing | null>(null)

/** The editing of the workspace on the screen. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (editing === null) throw new Error('The editor’s parts stand inside PlanSheets')
  return editing
}
