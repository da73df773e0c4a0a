/** What stands beside the text on paper: nothing, brackets by party, positions, both in columns, or what changed. */
export const LAYOUTS = ['clean', 'bracketed', 'positions', 'columns', 'redline'] as const
export type Layout = (typeof LAYOUTS)[number]
