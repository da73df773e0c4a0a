import { Fragment, type MouseEvent, type ReactNode } from 'react'
import type { PointId } from '../../../../shared/model/ids.ts'
import type {
  Block,
  Footnote,
  Inline,
  PointText,
  TextRun,
} from '../../../../shared/model/pointText.ts'
import { type BracketDrawing, BracketInText } from '../brackets/BracketInText.tsx'
import { noteLabel } from '../text/footnoteMarker.ts'
import {
  EMPTY_ATTRIBUTE,
  FOOTNOTE_ATTRIBUTE,
  REFERENCE_ATTRIBUTE,
  TABLE_ATTRIBUTE,
  UNRESOLVED_ATTRIBUTE,
} from '../text/textMarkup.ts'

export interface PointTextViewProps {
  readonly text: PointText
  /** How a reference reads, and whether it leads to a point that stands in the plan. */
  readonly label: (pointId: PointId | null) => string
  readonly isResolved: (pointId: PointId | null) => boolean
  readonly hrefOf: (pointId: PointId) => string
  /** How words are drawn, where they are not drawn plainly. */
  readonly words?: ((run: TextRun) => ReactNode) | undefined
  readonly brackets?: BracketDrawing | undefined
}

/**
 * The text of a point, drawn without an editor. Its elements are those that the live editor draws, down to the break
 * that the editor puts into an empty line: going live must not move the page.
 */
export function PointTextView(props: PointTextViewProps) {
  if (props.text.length === 0) return <Lines content={[]} view={props} isOnly />
  return <Blocks blocks={props.text} view={props} isOnly={props.text.length === 1} />
}

interface PartProps {
  readonly view: PointTextViewProps
}

function Blocks({
  blocks,
  view,
  isOnly = false,
}: PartProps & { readonly blocks: readonly Block[]; readonly isOnly?: boolean }) {
  return blocks.map((block, at) => {
    switch (block.kind) {
      case 'paragraph':
        return <Lines key={at} content={block.content} view={view} isOnly={isOnly} />
      case 'orderedList':
      case 'bulletList': {
        const List = block.kind === 'orderedList' ? 'ol' : 'ul'
        return (
          <List key={at}>
            {block.items.map((item, index) => (
              <li key={index}>
                <Blocks blocks={item} view={view} />
              </li>
            ))}
          </List>
        )
      }
      case 'table':
        return (
          <div key={at} {...{ [TABLE_ATTRIBUTE]: '' }}>
            <table>
              <tbody>
                {block.rows.map((row, index) => (
                  <tr key={index}>
                    {row.map((cell, column) => {
                      const Cell = cell.header ? 'th' : 'td'
                      return (
                        <Cell key={column} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                          <Blocks blocks={cell.blocks} view={view} />
                        </Cell>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      case 'bracket':
        return <BracketInText key={at} bracket={block} isBlock drawing={view.brackets} />
    }
  })
}

function Lines({
  content,
  view,
  isOnly,
}: PartProps & { readonly content: readonly Inline[]; readonly isOnly: boolean }) {
  const last = content.at(-1)
  const isEmpty = content.length === 0
  return (
    <p {...(isEmpty && isOnly ? { [EMPTY_ATTRIBUTE]: '' } : {})}>
      <WordsView
        inlines={content}
        atom={(inline) => <AtomView inline={inline} view={view} />}
        words={view.words}
      />
      {(isEmpty || last?.kind === 'break') && <br />}
    </p>
  )
}

function AtomView({ inline, view }: PartProps & { readonly inline: Atom }): ReactNode {
  switch (inline.kind) {
    case 'break':
      return <br />
    case 'footnote':
      return (
        <sup
          {...{ [FOOTNOTE_ATTRIBUTE]: '' }}
          role="button"
          aria-label={noteLabel(noteWords(inline))}
        />
      )
    case 'reference': {
      const label = view.label(inline.pointId)
      const attributes = {
        [REFERENCE_ATTRIBUTE]: inline.pointId ?? '',
        ...(view.isResolved(inline.pointId) ? {} : { [UNRESOLVED_ATTRIBUTE]: '' }),
      }
      if (inline.pointId === null) return <span {...attributes}>{label}</span>
      return (
        <a {...attributes} href={view.hrefOf(inline.pointId)} tabIndex={-1} onClick={keepPage}>
          {label}
        </a>
      )
    }
    case 'bracket':
      return <BracketInText bracket={inline} isBlock={false} drawing={view.brackets} />
  }
}

type Atom = Exclude<Inline, TextRun>

const MARKS = ['link', 'bold', 'italic', 'underline'] as const

/**
 * Words with their marks, nested as the editor nests them: a mark goes on over all neighbouring words that have it, so
 * that a link is one link.
 */
export function WordsView({
  inlines,
  atom = () => null,
  words,
  from = 0,
}: {
  readonly inlines: readonly Inline[]
  readonly atom?: (inline: Atom) => ReactNode
  readonly words?: ((run: TextRun) => ReactNode) | undefined
  /** The first of MARKS that is not yet drawn around these words. */
  readonly from?: number
}): ReactNode {
  const mark = MARKS[from]
  if (mark === undefined) {
    return inlines.map((inline, at) => {
      if (inline.kind !== 'text') return <Fragment key={at}>{atom(inline)}</Fragment>
      return words === undefined ? inline.text : <Fragment key={at}>{words(inline)}</Fragment>
    })
  }
  return neighbours(inlines, mark).map((group, at) => {
    const inner = <WordsView inlines={group.inlines} atom={atom} words={words} from={from + 1} />
    if (group.mark === null) return <Fragment key={at}>{inner}</Fragment>
    switch (mark) {
      case 'link':
        return (
          <a
            key={at}
            href={group.mark}
            rel="noopener noreferrer nofollow"
            target="_blank"
            tabIndex={-1}
          >
            {inner}
          </a>
        )
      case 'bold':
        return <strong key={at}>{inner}</strong>
      case 'italic':
        return <em key={at}>{inner}</em>
      case 'underline':
        return <u key={at}>{inner}</u>
    }
  })
}

/** Words in groups of neighbours that have, or have not, the same mark. */
function neighbours(
  inlines: readonly Inline[],
  mark: (typeof MARKS)[number],
): { readonly mark: string | null; readonly inlines: Inline[] }[] {
  const groups: { mark: string | null; inlines: Inline[] }[] = []
  for (const inline of inlines) {
    const value = inline.kind === 'text' ? inline[mark] : null
    const own = typeof value === 'string' ? value : value === true ? mark : null
    const last = groups.at(-1)
    if (last !== undefined && last.mark === own) last.inlines.push(inline)
    else groups.push({ mark: own, inlines: [inline] })
  }
  return groups
}

export const noteWords = (note: Footnote): string => note.content.map((run) => run.text).join('')

/** The column goes to the point itself; only a click that asks for another tab is the browser's. */
function keepPage(event: MouseEvent): void {
  if (!event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault()
}
