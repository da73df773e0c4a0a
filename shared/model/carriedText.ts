import * as Y from 'yjs'
import { bracketElements, bracketIdOf, bracketPlace, writeBracketPlace } from './bracket.ts'
import { copyElement } from './copyElement.ts'
import { pointRoot } from './documents.ts'
import type { PointId } from './ids.ts'

/*
 * Text that a command puts from one point into another. The record says that points were merged or split, and the text
 * is another document, so one of the two is on disk first. It is the text: a copy stands in its new place, with a note
 * by which command, until the record says so too; only then is anything taken away from the old place. Whatever a
 * crash cuts short is found by its note, so a command that comes again copies nothing again.
 */

/** Blocks to copy: from the block `at` on. What was copied is taken away afterwards, or stays where it was. */
export interface TextToCarry {
  readonly from: PointId
  readonly into: PointId
  readonly at: number
  readonly takeAway: boolean
}

interface Note extends TextToCarry {
  /** Each block that was copied, with its copy. */
  readonly blocks: readonly (readonly [original: string, copy: string])[]
}

/** The root in the document `plan` that holds the notes. No client may write in it. */
const notesOf = (doc: Y.Doc): Y.Map<Note> => doc.getMap('carried')

const blocksOf = (doc: Y.Doc, pointId: PointId): Y.XmlElement[] =>
  doc
    .getXmlFragment(pointRoot(pointId))
    .toArray()
    .filter((child) => child instanceof Y.XmlElement)

/** How many blocks the text of a point has. */
export const countBlocks = (doc: Y.Doc, pointId: PointId): number => blocksOf(doc, pointId).length

/** Into which point a command copied text already; null when it did not. */
export const carriedInto = (doc: Y.Doc, commandId: string): PointId | null =>
  notesOf(doc).get(commandId)?.into ?? null

/** The commands whose text is copied, and of which the record may or may not know. */
export const carriedBy = (doc: Y.Doc): readonly string[] => [...notesOf(doc).keys()]

/** Puts a copy under the text of its new point and notes it. Once for each command, however often it is asked for. */
export function carryText(doc: Y.Doc, commandId: string, text: TextToCarry): void {
  if (notesOf(doc).has(commandId)) return
  const originals = blocksOf(doc, text.from).slice(text.at)
  const copies = originals.map((block) => copyElement(block))
  doc.getXmlFragment(pointRoot(text.into)).push(copies)
  for (const copy of copies) moveBrackets(doc, copy, text.into)
  const blocks = originals.map((block, at) => [keyOf(block), keyOf(copies[at])] as const)
  notesOf(doc).set(commandId, { ...text, blocks })
}

/**
 * The record knows of the command: takes away what is to be taken away, and forgets the note. Words that were typed
 * into a block after it was copied come along. `untouched` says that nobody can have written in the copies since, as
 * is so at the end of the command itself; otherwise both are kept, the copy and the block with the new words.
 */
export function settleText(doc: Y.Doc, commandId: string, untouched: boolean): void {
  const note = notesOf(doc).get(commandId)
  if (note === undefined) return
  if (note.takeAway) {
    for (const [original, copy] of note.blocks) takeAway(doc, note, original, copy, untouched)
  }
  notesOf(doc).delete(commandId)
}

function takeAway(
  doc: Y.Doc,
  { from, into }: Note,
  originalKey: string,
  copyKey: string,
  untouched: boolean,
): void {
  const [source, target] = [
    doc.getXmlFragment(pointRoot(from)),
    doc.getXmlFragment(pointRoot(into)),
  ]
  const at = indexOf(source, originalKey)
  const original = source.get(at)
  if (at === -1 || !(original instanceof Y.XmlElement)) return
  const copyAt = indexOf(target, copyKey)
  const copy = copyAt === -1 ? null : target.get(copyAt)
  if (copy === null || copy.toString() !== original.toString()) {
    const fresh = copyElement(original)
    target.insert(copyAt === -1 ? target.length : copyAt + 1, [fresh])
    moveBrackets(doc, fresh, into)
    if (untouched && copyAt !== -1) target.delete(copyAt, 1)
  }
  source.delete(at, 1)
}

/** A bracket belongs to the point in which it can be written. */
function moveBrackets(doc: Y.Doc, block: Y.XmlElement, into: PointId): void {
  for (const element of [block, ...bracketElements(block)]) {
    const id = bracketIdOf(element)
    if (id === null) continue
    const settledAt = bracketPlace(doc, id)?.settledAt ?? null
    writeBracketPlace(doc, id, { pointId: into, settledAt })
  }
}

/** By the clock at which it was made, an element is found again for as long as it is there. */
function keyOf(element: Y.XmlElement | undefined): string {
  const id = element?._item?.id
  if (id === undefined) throw new Error('This block is in no document')
  return `${id.client}:${id.clock}`
}

function indexOf(fragment: Y.XmlFragment, key: string): number {
  return fragment
    .toArray()
    .findIndex((child) => child instanceof Y.XmlElement && keyOf(child) === key)
}
