import type { fromMarkdown } from 'mdast-util-from-markdown'

/** What the parser of Markdown makes, by the names of its kinds. */
export type Root = ReturnType<typeof fromMarkdown>
export type RootContent = Root['children'][number]
export type Nodes = Root | RootContent
type Of<Kind extends RootContent['type']> = Extract<RootContent, { type: Kind }>
export type List = Of<'list'>
export type ListItem = Of<'listItem'>
export type Table = Of<'table'>
export type FootnoteDefinition = Of<'footnoteDefinition'>
