import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What a reader finds in a PDF: its pages as text, one space between words, and whether it is tagged. */
export interface PdfReading {
  readonly pages: readonly string[]
  readonly text: string
  readonly title: string | null
  readonly tagged: boolean
}

/** Reads the text of a PDF as a person would copy it. Throws when the bytes are not a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  // The reader takes the buffer away from its owner, so it gets a copy.
  const loading = getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 })
  const document = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    pages.push(words.join('').replace(/\s+/g, ' ').trim())
  }
  const { info } = (await document.getMetadata()) as { info: { Title?: string } }
  const marks = (await document.getMarkInfo()) as { Marked?: boolean } | null
  await loading.destroy()
  return { pages, text: pages.join(' '), title: info.Title ?? null, tagged: marks?.Marked === true }
}
