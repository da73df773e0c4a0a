import { Fragment, type ReactNode } from 'react'
import type {
  IncomingBlock,
  IncomingInline,
  TrackedChange,
} from '../../../shared/intake/incoming.ts'
import { subClauseLabel } from '../../../shared/model/pointText.ts'
import { Unseen } from '../../ui/Unseen.tsx'
import compared from '../../ui/ComparedWords.module.css'
import paper from '../../ui/PaperText.module.css'
import { changeLabel } from './changeWords.ts'
import styles from './RedlineText.module.css'

/** What a text is drawn with. */
export interface Redline {
  readonly changes: readonly TrackedChange[]
  readonly decided: ReadonlyMap<number, boolean>
  /** How a cross-reference reads. */
  readonly reference: (id: string) => string
  /** Whose an alternative is. */
  readonly alternative: (of: string) => string
}

/** Blocks of a file as they would stand in the plan. A change that waits is struck or underlined, with its author. */
export const RedlineText = ({
  blocks,
  redline,
}: {
  readonly blocks: readonly IncomingBlock[]
  readonly redline: Redline
}) => (
  <div className={paper.text} dir="auto">
    {drawBlocks(blocks, redline, 0)}
  </div>
)

const drawBlocks = (blocks: readonly IncomingBlock[], redline: Redline, level: number): ReactNode =>
  blocks.map((block, at) => <Fragment key={at}>{drawBlock(block, redline, level)}</Fragment>)

function drawBlock(block: IncomingBlock, redline: Redline, level: number): ReactNode {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          {block.content.map((inline, at) => (
            <Fragment key={at}>{drawInline(inline, redline)}</Fragment>
          ))}
          {block.change !== null &&
            !redline.decided.has(block.change) &&
            mark(block.change, '¶', redline)}
        </p>
      )
    case 'orderedList':
    case 'bulletList': {
      const isOrdered = block.kind === 'orderedList'
      return (
        <ul className={paper.list}>
          {block.items.map((item, at) => (
            <li key={at}>
              <span className={paper.label}>{isOrdered ? subClauseLabel(at, level) : '•'} </span>
              <div>{drawBlocks(item, redline, level + (isOrdered ? 1 : 0))}</div>
            </li>
          ))}
        </ul>
      )
    }
    case 'table':
      return (
        <div className={paper.table} tabIndex={0} role="region" aria-label="Table">
          <table>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => {
                    const Cell = cell.header ? 'th' : 'td'
                    return (
                      <Cell key={column} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                        {drawBlocks(cell.blocks, redline, 0)}
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
      return <p>{drawInline(block, redline)}</p>
  }
}

function drawInline(inline: IncomingInline, redline: Redline): ReactNode {
  switch (inline.kind) {
    case 'text': {
      let drawn: ReactNode = inline.text
      if (inline.underline) drawn = <u>{drawn}</u>
      if (inline.italic) drawn = <em>{drawn}</em>
      if (inline.bold) drawn = <strong>{drawn}</strong>
      return mark(inline.change, drawn, redline)
    }
    case 'break':
      return mark(inline.change, <br />, redline)
    case 'reference':
      return mark(
        inline.change,
        inline.pointId === null ? '' : redline.reference(inline.pointId),
        redline,
      )
    case 'footnote':
      return mark(
        inline.change,
        <span className={styles.note}>
          [Note:{' '}
          {inline.content.map((run, at) => (
            <Fragment key={at}>{drawInline(run, redline)}</Fragment>
          ))}
          ]
        </span>,
        redline,
      )
    case 'bracket':
      return (
        <span className={styles.bracket}>
          [
          {inline.alternatives.map(({ of, blocks }, at) => (
            <Fragment key={of}>
              {at > 0 && ' | '}
              <b>{redline.alternative(of)}:</b> {drawInLine(blocks, redline)}
            </Fragment>
          ))}
          {inline.alternatives.length === 0 && '…'}]
        </span>
      )
  }
}

/** The words of an alternative in one line, as a bracket shows them. */
const drawInLine = (blocks: readonly IncomingBlock[], redline: Redline): ReactNode =>
  blocks.map((block, at): ReactNode => {
    const space = at === 0 ? '' : ' '
    switch (block.kind) {
      case 'paragraph':
        return (
          <Fragment key={at}>
            {space}
            {block.content.map((inline, place) => (
              <Fragment key={place}>{drawInline(inline, redline)}</Fragment>
            ))}
          </Fragment>
        )
      case 'orderedList':
      case 'bulletList':
        return block.items.map((item, index) => (
          <Fragment key={`${at}-${index}`}>
            {' '}
            {block.kind === 'orderedList' ? subClauseLabel(index, 0) : '•'}{' '}
            {drawInLine(item, redline)}
          </Fragment>
        ))
      case 'table':
      case 'bracket':
        return null
    }
  })

/** Words as they read now: nothing where the decision took them out, plain where they stay, marked while they wait. */
function mark(at: number | null, drawn: ReactNode, { changes, decided }: Redline): ReactNode {
  const change = at === null ? undefined : changes[at]
  if (at === null || change === undefined) return drawn
  const accepted = decided.get(at)
  const isInserted = change.kind === 'inserted'
  if (accepted !== undefined) return isInserted === accepted ? drawn : null
  const Mark = isInserted ? 'ins' : 'del'
  return (
    <Mark className={isInserted ? compared.inserted : compared.deleted} title={changeLabel(change)}>
      <Unseen>{isInserted ? '[put in: ' : '[taken out: '}</Unseen>
      {drawn}
      <Unseen>] </Unseen>
    </Mark>
  )
}
