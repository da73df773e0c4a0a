import { FOOTNOTE_ATTRIBUTE } from '../text/textMarkup.ts'

/** Where a note's words stand, as word processors write it: the element that holds them, and the mark before them. */
const NOTES =
  '[style*="mso-element:footnote" i], [style*="mso-element:endnote" i], [id^="sdfootnote"], [id^="sdendnote"]'
const MARKS = 'a[href^="#"]'

/** Moves the notes that a word processor puts at the foot to where they are called in the text. */
export function moveNotesIntoText(root: HTMLElement): void {
  for (const note of [...root.querySelectorAll<HTMLElement>(NOTES)]) {
    if (!note.isConnected || note.matches('a') || note.id === '') continue
    const call = [...root.querySelectorAll<HTMLAnchorElement>(MARKS)].find(
      (anchor) => !note.contains(anchor) && calls(anchor, note.id),
    )
    // Without a call in what was copied, the note's words stay where they are.
    if (call === undefined) continue
    for (const back of note.querySelectorAll(MARKS)) back.remove()
    const marker = document.createElement('sup')
    marker.setAttribute(FOOTNOTE_ATTRIBUTE, '')
    marker.textContent = (note.textContent ?? '').replace(/\s+/g, ' ').trim()
    const raised = call.closest('sup')
    ;(raised !== null && raised.textContent === call.textContent ? raised : call).replaceWith(
      marker,
    )
    const list = note.parentElement
    note.remove()
    if (list?.getAttribute('style')?.includes('mso-element:footnote-list') === true) list.remove()
  }
}

/** "#_ftn1" calls "ftn1"; "#sdfootnote1sym" calls "sdfootnote1". */
function calls(anchor: HTMLAnchorElement, noteId: string): boolean {
  const target = (anchor.getAttribute('href') ?? '').slice(1).replace(/^_/, '')
  return target === noteId || target === `${noteId}sym`
}
