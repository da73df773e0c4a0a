import type {
  FootnoteDefinition,
  List,
  ListItem,
  Nodes,
  Root,
  RootContent,
  Table,
} from './markdownTree.ts'
import { counted } from './counted.ts'
import { INTAKE_LIMITS } from './intakeLimits.ts'
import { markdownInlines, type MarkdownSeen } from './markdownInlines.ts'
import { type Marker, type SourceLine, sourceParagraph, type SourceTable } from './source.ts'
import { type TypedMarker, typedMarkers } from './typedMarker.ts'
import { cutLine, inlineWords, lettersOf, paragraph, run } from './words.ts'

/** The lines of a document in Markdown, and what of it is not taken over. */
export function markdownLines(tree: Root): {
  readonly lines: SourceLine[]
  readonly losses: readonly string[]
} {
  const seen: MarkdownSeen = {
    notes: new Map(),
    links: new Map(),
    used: new Set(),
    pictures: 0,
    anchor: null,
  }
  const again = gather(tree, seen)
  const lines = createWalk(seen).lines(tree.children, 0)
  const unused = [...seen.notes].filter(([name]) => !seen.used.has(name)).map(([, one]) => one)
  const losses = [
    ...(seen.pictures === 0
      ? []
      : [`${counted(seen.pictures, 'picture was', 'pictures were')} left out.`]),
    ...[...unused, ...again].map(
      (note) =>
        `A note that nothing refers to was left out: “${inlineWords(note.children.flatMap((one) => noteWords(one, seen))).trim()}”.`,
    ),
  ]
  return { lines, losses }
}

const noteWords = (node: RootContent, seen: MarkdownSeen) =>
  'children' in node ? [...markdownInlines(node.children, seen), run(' ')] : []

/** Definitions count wherever they stand. Answers notes of a name that another one has already. */
function gather(node: Nodes, seen: MarkdownSeen): readonly FootnoteDefinition[] {
  const again: FootnoteDefinition[] = []
  const open: Nodes[] = [node]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === 'footnoteDefinition') {
      if (seen.notes.has(next.identifier)) again.push(next)
      else seen.notes.set(next.identifier, next)
    }
    if (next.type === 'definition' && !seen.links.has(next.identifier)) {
      seen.links.set(next.identifier, next.url)
    }
    if ('children' in next) open.push(...[...next.children].reverse())
  }
  return again
}

function createWalk(seen: MarkdownSeen) {
  let lists = 0

  const lines = (nodes: readonly RootContent[], depth: number): SourceLine[] =>
    nodes.flatMap((node) => nodeLines(node, depth))

  function nodeLines(node: RootContent, depth: number): SourceLine[] {
    switch (node.type) {
      case 'heading': {
        const pointId = seen.anchor
        seen.anchor = null
        const content = markdownInlines(node.children, seen)
        return [sourceParagraph(content, { heading: node.depth, depth, pointId })]
      }
      case 'paragraph': {
        const content = markdownInlines(node.children, seen)
        return content.length === 0 ? [] : [sourceParagraph(content, { depth })]
      }
      case 'list':
        return listLines(node, depth + 1)
      case 'table':
        return [tableLine(node, depth)]
      case 'code':
      case 'html':
        return node.value.split('\n').map((line) => sourceParagraph([run(line)], { depth }))
      case 'blockquote':
        return lines(node.children, depth)
      default:
        return []
    }
  }

  function listLines(list: List, depth: number): SourceLine[] {
    const name = `list ${++lists}`
    const inner = list.children.map((item) => itemLines(item, depth))
    const labels = list.ordered === true ? null : typedLabels(inner.map(([first]) => first))
    return inner.flatMap(([first, ...rest], at) => {
      const label = labels?.[at]
      const marker: Marker =
        label === undefined
          ? {
              form: list.ordered === true ? 'decimal' : 'bullet',
              value: (list.start ?? 1) + at,
              list: name,
            }
          : { form: label.form, value: label.value, list: name }
      if (first?.kind !== 'paragraph' || first.marker !== null || first.heading !== null) {
        const all = first === undefined ? rest : [first, ...rest]
        return [sourceParagraph([], { marker, depth }), ...all]
      }
      const content = label === undefined ? first.content : cutLine(first.content, label.length)[1]
      return [{ ...first, content, marker, depth }, ...rest]
    })
  }

  const itemLines = (item: ListItem, depth: number): SourceLine[] => {
    const box = item.checked === true ? '[x] ' : item.checked === false ? '[ ] ' : ''
    const own = lines(item.children, Math.min(depth, INTAKE_LIMITS.listDepth))
    const [first, ...rest] = own
    return box === '' || first?.kind !== 'paragraph'
      ? own
      : [{ ...first, content: [run(box), ...first.content] }, ...rest]
  }

  function tableLine(table: Table, depth: number): SourceTable {
    const rows = table.children.map((row, at) =>
      row.children.map((cell) => ({
        header: at === 0,
        colspan: 1,
        rowspan: 1,
        blocks: [paragraph(markdownInlines(cell.children, seen))],
      })),
    )
    // Markdown has no table without a row of headings; an empty one says that there are none.
    const [headings = [], ...others] = rows
    const isEmpty = headings.every((cell) => cell.blocks.every((one) => one.content.length === 0))
    return {
      kind: 'table',
      block: { kind: 'table', rows: isEmpty && others.length > 0 ? others : rows },
      depth,
      comments: [],
    }
  }

  return { lines }
}

/** Labels that a list without numbers has as words, (a), (b), (c) from the first; null unless all its items have them. */
function typedLabels(firsts: readonly (SourceLine | undefined)[]): readonly TypedMarker[] | null {
  const meanings = firsts.map((line) =>
    line?.kind === 'paragraph' ? typedMarkers(lettersOf(line.content), false) : [],
  )
  for (const form of ['letter', 'roman', 'LETTER', 'decimal'] as const) {
    const labels = meanings.flatMap(
      (markers, at) => markers.find((one) => one.form === form && one.value === at + 1) ?? [],
    )
    if (labels.length === firsts.length && labels.every((one) => one.style === '(x)')) return labels
  }
  return null
}
