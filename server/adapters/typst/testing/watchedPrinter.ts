import type { PdfPrinter } from '../../../core/exportPlan.ts'
import { createTypstPrinter, type TypstPrinterOptions } from '../printer.ts'
import { workerFromSource } from './workerFromSource.ts'

/** A real printer whose complaints can be read. Whoever opens it closes it. */
export interface WatchedPrinter extends PdfPrinter {
  /** What it said to the log at `warn` and `error`. */
  readonly complaints: unknown[]
}

/** Opens a printer whose worker is the one of the sources. */
export async function openWatchedPrinter(
  options: Pick<TypstPrinterOptions, 'limitsMs'> = {},
): Promise<WatchedPrinter> {
  const complaints: unknown[] = []
  const complain = (message: string, fields?: object): void =>
    void complaints.push({ message, ...fields })
  const log = { debug() {}, info() {}, warn: complain, error: complain }
  const program = await workerFromSource()
  const printer = createTypstPrinter({ ...options, log, workerFile: program.file })
  return {
    complaints,
    print: (document, asked) => printer.print(document, asked),
    async close() {
      await printer.close()
      await program.remove()
    },
  }
}
