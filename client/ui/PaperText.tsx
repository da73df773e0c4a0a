import { Fragment, type ReactNode } from 'react'
import type { AlternativeOf } from '../../shared/model/documents.ts'
import { notesOf } from '../../shared/model/footnotes.ts'
import type { PointId } from '../../shared/model/ids.ts'
import {
  type Block,
  type Footnote,
  type Inline,
  type PointText,
  subClauseLabel,
  type TextRun,
} from '../../shared/model/pointText.ts'
import { spellBrackets } from '../../shared/model/spellBrackets.ts'
import styles from './PaperText.module.css'

/** How the parts of a text read that are not words of it. */
export interface PaperLabels {
  readonly point: (id: PointId) => string
  readonly alternative: (of: AlternativeOf) => string
}

/** A text as it would stand on paper: nothing in it can be written, its notes stand below it, its brackets in words. */
export function PaperText({
  text,
  labels,
}: {
  readonly text: PointText
  readonly labels: PaperLabels
}) {
  const blocks = spellBrackets(text, labels.alternative)
  const notes = notesOf(blocks)
  if (blocks.length === 0) return <p className={styles.empty}>No text</p>
  return (
    <div className={styles.text} dir="auto">
      {drawBlocks(blocks, { labels, notes, level: 0 })}
      {notes.length > 0 && (
        <ol className={styles.notes} aria-label="Notes">
          {notes.map((note, at) => (
            <li key={at}>{note.content.map(drawRun)}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

interface Setting {
  readonly labels: PaperLabels
  readonly notes: readonly Footnote[]
  /** The level of the next list of sub-clauses. */
  readonly level: number
}

const drawBlocks = (blocks: readonly Block[], setting: Setting): ReactNode =>
  blocks.map((block, at) => <Fragment key={at}>{drawBlock(block, setting)}</Fragment>)

function drawBlock(block: Block, setting: Setting): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.content.map((inline, at) => drawInline(inline, at, setting))}</p>
    case 'orderedList':
    case 'bulletList': {
      const isOrdered = block.kind === 'orderedList'
      const inside = { ...setting, level: setting.level + (isOrdered ? 1 : 0) }
      return (
        <ul className={styles.list}>
          {block.items.map((item, at) => (
            <li key={at}>
              <span className={styles.label}>
                {isOrdered ? subClauseLabel(at, setting.level) : '•'}{' '}
              </span>
              <div>{drawBlocks(item, inside)}</div>
            </li>
          ))}
        </ul>
      )
    }
    case 'table':
      return (
        <div className={styles.table}>
          <table>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => {
                    const Cell = cell.header ? 'th' : 'td'
                    return (
                      <Cell key={column} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                        {drawBlocks(cell.blocks, { ...setting, level: 0 })}
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
      return null
  }
}

function drawInline(inline: Inline, key: number, { labels, notes }: Setting): ReactNode {
  switch (inline.kind) {
    case 'text':
      return drawRun(inline, key)
    case 'break':
      return <br key={key} />
    case 'footnote':
      return <sup key={key}>{notes.indexOf(inline) + 1}</sup>
    case 'reference':
      return inline.pointId === null ? null : labels.point(inline.pointId)
    case 'bracket':
      return null
  }
}

function drawRun(run: TextRun, key: number): ReactNode {
  let drawn: ReactNode = run.text
  if (run.underline) drawn = <u>{drawn}</u>
  if (run.italic) drawn = <em>{drawn}</em>
  if (run.bold) drawn = <strong>{drawn}</strong>
  if (run.link !== null) {
    drawn = (
      <a href={run.link} rel="noopener noreferrer nofollow" target="_blank">
        {drawn}
      </a>
    )
  }
  return <Fragment key={key}>{drawn}</Fragment>
}
