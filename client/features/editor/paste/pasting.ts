import { DOMParser as TextParser } from '@tiptap/pm/model'
import type { EditorProps } from '@tiptap/pm/view'
import { piecesToHtml, sortLines } from './clauseLines.ts'
import { cleanPastedHtml } from './pastedHtml.ts'

/** What may be pasted at once. More would not pass the server in one piece; it still lies in the clipboard. */
export const PASTED_CHARACTERS = 200_000

/** How pasting and dropping work in a text. `tell` says in a sentence why something was not taken. */
export function pasting(tell: (sentence: string) => void): EditorProps {
  const refuse = (data: DataTransfer | null): boolean => {
    const words = data?.getData('text/plain') ?? ''
    const html = data?.getData('text/html') ?? ''
    if (words.length > PASTED_CHARACTERS) {
      tell(
        `That is too long to paste at once. Paste it in parts of up to ${PASTED_CHARACTERS.toLocaleString('en')} characters.`,
      )
      return true
    }
    if (words === '' && html === '' && (data?.files.length ?? 0) > 0) {
      tell('Pictures and files cannot stand in the text of a point.')
      return true
    }
    return false
  }
  return {
    transformPastedHTML: cleanPastedHtml,
    clipboardTextParser: (text, $context, _plain, view) => {
      const page = document.createElement('div')
      page.innerHTML = piecesToHtml(sortLines(text))
      return TextParser.fromSchema(view.state.schema).parseSlice(page, {
        preserveWhitespace: true,
        context: $context,
      })
    },
    handlePaste: (_view, event) => refuse(event.clipboardData),
    handleDrop: (_view, event) => {
      const refused = refuse(event.dataTransfer)
      // Otherwise the browser would leave the page for the file.
      if (refused) event.preventDefault()
      return refused
    },
  }
}
