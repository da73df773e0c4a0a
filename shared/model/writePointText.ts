import * as Y from 'yjs'
import { wholeLetters } from '../lib/wholeLetters.ts'
import { writeBracketPlace } from './bracket.ts'
import { alternativeRoot, pointRoot } from './documents.ts'
import type { PointId } from './ids.ts'
import { bracketsIn } from './pointBrackets.ts'
import { type Block, type Inline, isBlank, type PointText, type TextRun } from './pointText.ts'

/**
 * Writes a text into the root of a point where nothing stands yet, the alternatives of its brackets into theirs, and
 * where the brackets belong. `readPointText` reads the same text again, but for what has no form in Yjs: runs of equal
 * looks are one run, and a list, an item or a cell without anything in it is not there, or is an empty paragraph. Half
 * a character becomes a sign of its own, as it would on its way to others.
 *
 * Alternatives of parties are written too, so only the server may call this; whether the text is one that the schema
 * knows is to be asked before. Call inside one `transact`.
 */
export function writePointText(doc: Y.Doc, pointId: PointId, text: PointText): void {
  for (const { bracketId, alternatives } of bracketsIn(text)) {
    writeBracketPlace(doc, bracketId, { pointId, settledAt: null })
    for (const { of, blocks } of alternatives) {
      if (!isBlank(blocks)) addBlocks(doc.getXmlFragment(alternativeRoot(bracketId, of)), blocks)
    }
  }
  addBlocks(doc.getXmlFragment(pointRoot(pointId)), text)
}

/** Adds blocks at the end of a text, or of an alternative. Of brackets only their places: their alternatives are roots. */
export function addBlocks(parent: Y.XmlFragment, blocks: readonly Block[]): void {
  parent.push(blocks.flatMap(blockElement))
}

function element(
  name: string,
  children: readonly (Y.XmlElement | Y.XmlText)[],
  attributes: Readonly<Record<string, string | number | null>> = {},
): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    // Attributes may be of any type in Yjs, though its types say string.
    if (value !== null) made.setAttribute(key, value as string)
  }
  made.insert(0, [...children])
  return made
}

/** The schema has no empty items and cells: an editor would delete them. */
function inner(blocks: readonly Block[]): readonly Y.XmlElement[] {
  const elements = blocks.flatMap(blockElement)
  return elements.length === 0 ? [element('paragraph', [])] : elements
}

function blockElement(block: Block): Y.XmlElement[] {
  switch (block.kind) {
    case 'paragraph':
      return [element('paragraph', inlineElements(block.content))]
    case 'orderedList':
    case 'bulletList':
      if (block.items.length === 0) return []
      return [
        element(
          block.kind,
          block.items.map((item) => element('listItem', inner(item))),
        ),
      ]
    case 'table':
      if (block.rows.length === 0) return []
      return [
        element(
          'table',
          block.rows.map((row) =>
            element(
              'tableRow',
              row.map(({ header, colspan, rowspan, blocks }) =>
                element(header ? 'tableHeader' : 'tableCell', inner(blocks), {
                  colspan: colspan === 1 ? null : colspan,
                  rowspan: rowspan === 1 ? null : rowspan,
                }),
              ),
            ),
          ),
        ),
      ]
    case 'bracket':
      return [element('bracketBlock', [], { bracketId: block.bracketId })]
  }
}

/** Words that follow one another stand in one shared text, as an editor has them. */
function inlineElements(inlines: readonly Inline[]): (Y.XmlElement | Y.XmlText)[] {
  const made: (Y.XmlElement | Y.XmlText)[] = []
  let runs: TextRun[] = []
  const putRuns = (): void => {
    made.push(...wordsOf(runs))
    runs = []
  }
  for (const inline of inlines) {
    if (inline.kind === 'text') {
      runs.push(inline)
      continue
    }
    putRuns()
    switch (inline.kind) {
      case 'break':
        made.push(element('hardBreak', []))
        break
      case 'footnote':
        made.push(element('footnote', wordsOf(inline.content)))
        break
      case 'reference':
        made.push(element('pointReference', [], { pointId: inline.pointId }))
        break
      case 'bracket':
        made.push(element('bracket', [], { bracketId: inline.bracketId }))
        break
    }
  }
  putRuns()
  return made
}

function wordsOf(runs: readonly TextRun[]): Y.XmlText[] {
  const delta = runs
    .filter((run) => run.text !== '')
    .map((run) => ({ insert: wholeLetters(run.text), attributes: marksOf(run) }))
  if (delta.length === 0) return []
  const words = new Y.XmlText()
  words.applyDelta(delta)
  return [words]
}

/** Marks as the editor's binding stores them. */
const marksOf = (run: TextRun): Record<string, object> => ({
  ...(run.link === null ? {} : { link: { href: run.link } }),
  ...(run.bold ? { bold: {} } : {}),
  ...(run.italic ? { italic: {} } : {}),
  ...(run.underline ? { underline: {} } : {}),
})
