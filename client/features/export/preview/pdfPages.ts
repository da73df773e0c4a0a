import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PdfPages } from './pages.ts'

/**
 * Opens a PDF to be looked at. It is read in a worker that is loaded from this server alone, and asks for nothing: its
 * fonts are in the file. Rejects when the bytes are not a PDF or the browser cannot read one.
 */
export async function openPdf(bytes: ArrayBuffer): Promise<PdfPages> {
  const reader = new Worker(new URL('./readerWorker.ts', import.meta.url), { type: 'module' })
  const worker = new PDFWorker({ port: reader as unknown as null })
  const broken = new Promise<never>((_, reject) => {
    reader.addEventListener('error', () => reject(new Error('The reader of PDFs did not start')))
  })
  const close = (): void => {
    worker.destroy()
    reader.terminate()
  }
  try {
    const loading = getDocument({ data: bytes, worker, ...ALONE })
    const document = await Promise.race([loading.promise, broken])
    const first = (await document.getPage(1)).getViewport({ scale: 1 })
    return {
      count: document.numPages,
      proportion: first.width / first.height,
      draw: (number, width, signal) => draw(document, number, width, signal),
      words: (number) => wordsOf(document, number),
      close,
    }
  } catch (error) {
    close()
    throw error
  }
}

/** Nothing is fetched, evaluated or taken from the system. */
const ALONE = {
  isEvalSupported: false,
  useSystemFonts: false,
  useWasm: false,
  useWorkerFetch: false,
  enableXfa: false,
  verbosity: 0,
} as const

async function draw(
  pdf: PDFDocumentProxy,
  number: number,
  width: number,
  signal: AbortSignal,
): Promise<HTMLCanvasElement | null> {
  const page = await pdf.getPage(number)
  if (signal.aborted) return null
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  const drawing = page.render({ canvas, viewport })
  const giveUp = (): void => drawing.cancel()
  signal.addEventListener('abort', giveUp)
  try {
    await drawing.promise
    return canvas
  } catch (error) {
    if (signal.aborted) return null
    throw error
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

async function wordsOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent()
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
  return words.join('').replace(/\s+/g, ' ').trim()
}
