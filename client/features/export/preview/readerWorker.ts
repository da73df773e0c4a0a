/* The program of the worker that reads PDFs: the library's own, in a file of this page. */
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
