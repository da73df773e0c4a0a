/** A PDF whose pages can be drawn. Whoever opens it closes it. */
export interface PdfPages {
  readonly count: number
  /** The width of its first page, divided by the height. */
  readonly proportion: number
  /** A page, counted from 1, so many dots wide; null once the signal gave it up. */
  draw(number: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | null>
  /** The words of a page, for those who listen. */
  words(number: number): Promise<string>
  /** Safe twice. */
  close(): void
}

export type OpenPdf = (bytes: ArrayBuffer) => Promise<PdfPages>
