import type { Mark, Node } from '@tiptap/pm/model'
import { isSafeLink } from '../../../../shared/model/link.ts'
import type { Footnote, TextRun } from '../../../../shared/model/pointText.ts'

/** The notes of a live text, out of the editor's document. */
export function notesOfDocument(doc: Node): readonly Footnote[] {
  const notes: Footnote[] = []
  doc.descendants((node) => {
    if (node.type.name !== 'footnote') return true
    const content: TextRun[] = []
    node.forEach((words) => content.push(runOf(words)))
    notes.push({ kind: 'footnote', content })
    return false
  })
  return notes
}

function runOf(words: Node): TextRun {
  const has = (name: string): Mark | undefined =>
    words.marks.find((mark) => mark.type.name === name)
  const href: unknown = has('link')?.attrs['href']
  return {
    kind: 'text',
    text: words.text ?? '',
    bold: has('bold') !== undefined,
    italic: has('italic') !== undefined,
    underline: has('underline') !== undefined,
    link: typeof href === 'string' && isSafeLink(href) ? href : null,
  }
}

/** Whether two lists of notes read the same. */
export const sameNotes = (a: readonly Footnote[], b: readonly Footnote[]): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)
