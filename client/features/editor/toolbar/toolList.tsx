import {
  Bold,
  Brackets,
  Hash,
  Italic,
  Link2,
  List,
  ListIndentDecrease,
  ListIndentIncrease,
  Redo2,
  Superscript,
  Underline,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { ToolsState } from './tools.ts'

export type ToolName =
  | 'undo'
  | 'redo'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'ordered'
  | 'bullet'
  | 'outdent'
  | 'indent'
  | 'link'
  | 'reference'
  | 'note'
  | 'bracket'

/** A button of the toolbar. */
export interface Tool {
  readonly name: ToolName
  readonly label: string
  /** In the writing of `shortcutText`. */
  readonly keys: string
  readonly icon: ReactNode
  /** Whether it is on at the caret; undefined for a tool that does something once. */
  readonly pressed?: (tools: ToolsState) => boolean
  /** Why it does nothing now, in a sentence; null when it does something. */
  readonly blocked: (tools: ToolsState) => string | null
}

export const NOWHERE = 'Click into the text of a point to write in it'
const IN_NOTE = 'Not inside a note'

const somewhere = (tools: ToolsState): string | null => (tools.where === 'nowhere' ? NOWHERE : null)
export const inText = (tools: ToolsState): string | null =>
  somewhere(tools) ?? (tools.where === 'note' ? IN_NOTE : null)
const inClause = (tools: ToolsState): string | null =>
  inText(tools) ?? (tools.clause ? null : 'Only in a list')

const icon = { size: 17, strokeWidth: 1.9, 'aria-hidden': true } as const

/** The tools in their groups, in the order of the toolbar. */
export const TOOL_GROUPS: readonly (readonly Tool[])[] = [
  [
    {
      name: 'undo',
      label: 'Undo',
      keys: 'Mod Z',
      icon: <Undo2 {...icon} />,
      blocked: (tools) => (tools.undo ? null : 'You have changed nothing yet'),
    },
    {
      name: 'redo',
      label: 'Redo',
      keys: 'Mod Shift Z',
      icon: <Redo2 {...icon} />,
      blocked: (tools) => (tools.redo ? null : 'There is nothing to do again'),
    },
  ],
  [
    {
      name: 'bold',
      label: 'Bold',
      keys: 'Mod B',
      icon: <Bold {...icon} />,
      pressed: (tools) => tools.bold,
      blocked: somewhere,
    },
    {
      name: 'italic',
      label: 'Italic',
      keys: 'Mod I',
      icon: <Italic {...icon} />,
      pressed: (tools) => tools.italic,
      blocked: somewhere,
    },
    {
      name: 'underline',
      label: 'Underline',
      keys: 'Mod U',
      icon: <Underline {...icon} />,
      pressed: (tools) => tools.underline,
      blocked: somewhere,
    },
  ],
  [
    {
      name: 'ordered',
      label: 'Sub-clauses (a), (b)',
      keys: 'Mod Shift 7',
      icon: <b aria-hidden>(a)</b>,
      pressed: (tools) => tools.ordered,
      blocked: inText,
    },
    {
      name: 'bullet',
      label: 'Bullet list',
      keys: 'Mod Shift 8',
      icon: <List {...icon} />,
      pressed: (tools) => tools.bullet,
      blocked: inText,
    },
    {
      name: 'outdent',
      label: 'Move out',
      keys: 'Shift Tab',
      icon: <ListIndentDecrease {...icon} />,
      blocked: inClause,
    },
    {
      name: 'indent',
      label: 'Make a sub-clause of the one above',
      keys: 'Tab',
      icon: <ListIndentIncrease {...icon} />,
      blocked: inClause,
    },
  ],
  [
    {
      name: 'link',
      label: 'Link',
      keys: 'Mod K',
      icon: <Link2 {...icon} />,
      pressed: (tools) => tools.link,
      blocked: inText,
    },
    {
      name: 'reference',
      label: 'Refer to a point',
      keys: '#',
      icon: <Hash {...icon} />,
      blocked: inText,
    },
    {
      name: 'note',
      label: 'Footnote',
      keys: 'Mod Alt F',
      icon: <Superscript {...icon} />,
      blocked: inText,
    },
    {
      name: 'bracket',
      label: 'Bracket',
      keys: 'Mod Alt B',
      icon: <Brackets {...icon} />,
      blocked: inText,
    },
  ],
]
