import type { Mark, Node } from 'prosemirror-model'
import type { Block, Inline, PointText, TextRun } from './pointText.ts'
import { pointSchema } from './schema.ts'

/**
 * A text as the editor's schema has it, with all its formatting. A bracket is left out: it is more than its place in
 * the text, so it cannot be made out of it.
 */
export function pointNode(text: PointText): Node {
  const blocks = text.flatMap(blockNode)
  return make('doc', blocks.length === 0 ? [make('paragraph', [])] : blocks)
}

function make(name: string, content: readonly Node[], attrs: Record<string, unknown> = {}): Node {
  const type = pointSchema.nodes[name]
  if (type === undefined) throw new Error(`The schema has no ${name}`)
  return type.create(attrs, [...content])
}

/** The schema has no empty lists, items and cells. */
const notEmpty = (blocks: readonly Node[]): readonly Node[] =>
  blocks.length === 0 ? [make('paragraph', [])] : blocks

function blockNode(block: Block): Node[] {
  switch (block.kind) {
    case 'paragraph':
      return [make('paragraph', block.content.flatMap(inlineNode))]
    case 'orderedList':
    case 'bulletList': {
      const items = block.items.map((item) => make('listItem', notEmpty(item.flatMap(blockNode))))
      return items.length === 0 ? [] : [make(block.kind, items)]
    }
    case 'table': {
      const rows = block.rows.map((row) =>
        make(
          'tableRow',
          row.map(({ header, colspan, rowspan, blocks }) =>
            make(header ? 'tableHeader' : 'tableCell', notEmpty(blocks.flatMap(blockNode)), {
              colspan,
              rowspan,
            }),
          ),
        ),
      )
      return rows.length === 0 ? [] : [make('table', rows)]
    }
    case 'bracket':
      return []
  }
}

function inlineNode(inline: Inline): Node[] {
  switch (inline.kind) {
    case 'text':
      return inline.text === '' ? [] : [pointSchema.text(inline.text, marksOf(inline))]
    case 'break':
      return [make('hardBreak', [])]
    case 'footnote':
      return [make('footnote', inline.content.flatMap(inlineNode))]
    case 'reference':
      return [make('pointReference', [], { pointId: inline.pointId })]
    case 'bracket':
      return []
  }
}

function marksOf(run: TextRun): Mark[] {
  const { marks } = pointSchema
  const plain = (['bold', 'italic', 'underline'] as const).flatMap((name) =>
    run[name] ? (marks[name]?.create() ?? []) : [],
  )
  const link = run.link === null ? [] : [marks['link']?.create({ href: run.link }) ?? []].flat()
  // In the order of the schema, or the schema would call the text another one.
  return [...link, ...plain]
}
