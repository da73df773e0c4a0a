import type { AlternativeOf } from '../../../../shared/model/documents.ts'
import type { PointId } from '../../../../shared/model/ids.ts'
import {
  type Block,
  type Footnote,
  type Inline,
  type List,
  subClauseLabel,
  type TextRun,
} from '../../../../shared/model/pointText.ts'
import { spellAsBlocks, spellInlines } from '../../../../shared/model/spellBrackets.ts'
import { escapeHtml } from '../paste/clauseLines.ts'
import { CLAUSE_ATTRIBUTE, REFERENCE_ATTRIBUTE } from '../text/textMarkup.ts'

/** What the parts of a text read that are not words of it. */
export interface WriterLabels {
  readonly point: (pointId: PointId) => string
  /** Whose an alternative of a bracket is. */
  readonly alternative: (of: AlternativeOf) => string
}

/** Writes texts as HTML for other programs. Notes are numbered through; write them out last. */
export interface HtmlWriter {
  blocks(blocks: readonly Block[]): string
  notes(): string
}

/**
 * Labels stand in the words, because no program numbers (a), (i), (A) as a treaty does; an attribute lets Parley make
 * clauses of them again. Notes are written as word processors write theirs, so that they become notes there.
 */
export function createHtmlWriter({ point: label, alternative }: WriterLabels): HtmlWriter {
  const notes: string[] = []

  const blocks = (list: readonly Block[], level: number, indent: number): string =>
    list.map((block) => blockHtml(block, level, indent)).join('')

  function blockHtml(block: Block, level: number, indent: number): string {
    switch (block.kind) {
      case 'paragraph':
        return `<p${indent === 0 ? '' : ` style="margin-left:${indent * 2}em"`}>${inlines(block.content)}</p>`
      case 'orderedList':
      case 'bulletList':
        return listHtml(block, level, indent)
      case 'table': {
        const rows = block.rows.map((row) => {
          const cells = row.map((cell) => {
            const tag = cell.header ? 'th' : 'td'
            const spans =
              (cell.colspan > 1 ? ` colspan="${cell.colspan}"` : '') +
              (cell.rowspan > 1 ? ` rowspan="${cell.rowspan}"` : '')
            return `<${tag}${spans}>${blocks(cell.blocks, 0, 0)}</${tag}>`
          })
          return `<tr>${cells.join('')}</tr>`
        })
        return `<table border="1" style="border-collapse:collapse">${rows.join('')}</table>`
      }
      case 'bracket':
        return spellAsBlocks(block, alternative)
          .map((spelled) => blockHtml(spelled, level, indent))
          .join('')
    }
  }

  function listHtml(list: List, level: number, indent: number): string {
    const ordered = list.kind === 'orderedList'
    return list.items
      .map((item, index) => {
        const mark = ordered ? subClauseLabel(index, level) : '•'
        const [first, ...rest] = item
        const kind = ordered ? 'ordered' : 'bullet'
        const words = first?.kind === 'paragraph' ? inlines(first.content) : ''
        const others = first?.kind === 'paragraph' ? rest : item
        return (
          `<p ${CLAUSE_ATTRIBUTE}="${kind} ${indent}" style="margin-left:${(indent + 1) * 2}em;text-indent:-2em">` +
          `<span>${mark}&#9;</span>${words}</p>` +
          blocks(others, ordered ? level + 1 : level, indent + 1)
        )
      })
      .join('')
  }

  const inlines = (content: readonly Inline[]): string =>
    spellInlines(content, alternative).map(inlineHtml).join('')

  function inlineHtml(inline: Inline): string {
    switch (inline.kind) {
      case 'text':
        return runHtml(inline)
      case 'break':
        return '<br>'
      case 'footnote':
        return noteCall(inline)
      case 'reference':
        return inline.pointId === null
          ? ''
          : `<span ${REFERENCE_ATTRIBUTE}="${inline.pointId}">${escapeHtml(label(inline.pointId))}</span>`
      case 'bracket':
        return ''
    }
  }

  function noteCall(note: Footnote): string {
    const number = notes.length + 1
    notes.push(
      `<div style="mso-element:footnote" id="ftn${number}"><p>` +
        `<a style="mso-footnote-id:ftn${number}" href="#_ftnref${number}" name="_ftn${number}">[${number}]</a> ` +
        `${note.content.map(runHtml).join('')}</p></div>`,
    )
    return `<a style="mso-footnote-id:ftn${number}" href="#_ftn${number}" name="_ftnref${number}"><sup>[${number}]</sup></a>`
  }

  return {
    blocks: (list) => blocks(list, 0, 0),
    notes: () =>
      notes.length === 0
        ? ''
        : `<div style="mso-element:footnote-list"><hr>${notes.join('')}</div>`,
  }
}

function runHtml(run: TextRun): string {
  let html = escapeHtml(run.text).replace(/ {2,}/g, (spaces) => '&nbsp;'.repeat(spaces.length))
  if (run.underline) html = `<u>${html}</u>`
  if (run.italic) html = `<em>${html}</em>`
  if (run.bold) html = `<strong>${html}</strong>`
  return run.link === null ? html : `<a href="${escapeHtml(run.link)}">${html}</a>`
}
