import type * as Y from 'yjs'
import { pointRoot } from '../../../shared/model/documents.ts'
import type { Pillar } from '../../../shared/model/pillar.ts'
import type { Plan } from '../../../shared/model/plan.ts'
import { planLabels } from '../../../shared/model/planLabels.ts'
import { plainText, readPointText } from '../../../shared/model/pointText.ts'
import { escapeHtml } from './paste/clauseLines.ts'
import { createHtmlWriter } from './copy/copyHtml.ts'

/** Text for the clipboard, in the two forms that other programs take. */
export interface CopiedText {
  readonly html: string
  readonly plain: string
}

/** The text of one pillar with its numbers and labels. `doc` is the document `plan`. */
export const pillarText = (plan: Plan, pillar: Pillar, doc: Y.Doc): CopiedText =>
  write(plan, [pillar], doc, null)

/** The text of the whole plan with its numbers and labels. `doc` is the document `plan`. */
export const planText = (plan: Plan, doc: Y.Doc): CopiedText =>
  write(plan, plan.pillars, doc, `${plan.title}, ${plan.symbol}`)

function write(
  plan: Plan,
  pillars: readonly Pillar[],
  doc: Y.Doc,
  title: string | null,
): CopiedText {
  const labels = planLabels(plan)
  const writer = createHtmlWriter(labels)
  const html: string[] = []
  const plain: string[] = []
  if (title !== null) {
    html.push(`<h1>${escapeHtml(title)}</h1>`)
    plain.push(title)
  }
  for (const pillar of pillars) {
    html.push(`<h2>${escapeHtml(pillar.heading)}</h2>`)
    plain.push(pillar.heading.toLocaleUpperCase())
    for (const point of pillar.points) {
      // What was struck is not part of the text any more; it stays readable in the workspace.
      if (point.status === 'struck') continue
      const text = readPointText(doc.getXmlFragment(pointRoot(point.id)))
      const heading = `${point.number}. ${point.heading}`
      html.push(`<h3>${escapeHtml(heading)}</h3>`, writer.blocks(text))
      const words = plainText(text, labels)
      plain.push(words === '' ? heading : `${heading}\n${words}`)
    }
  }
  return { html: html.join('') + writer.notes(), plain: plain.join('\n\n') + '\n' }
}

/** Puts a text into the clipboard; false when the browser does not allow it. Call it from a click. */
export async function copyText(text: CopiedText): Promise<boolean> {
  // The first way needs a secure page, which a workspace in a local network is not always.
  if ('clipboard' in navigator && typeof ClipboardItem !== 'undefined') {
    try {
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([text.html], { type: 'text/html' }),
          'text/plain': new Blob([text.plain], { type: 'text/plain' }),
        }),
      ])
      return true
    } catch {
      // Not allowed; the older way may be.
    }
  }
  let copied = false
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/html', text.html)
    event.clipboardData?.setData('text/plain', text.plain)
    event.preventDefault()
    event.stopImmediatePropagation()
    copied = true
  }
  document.addEventListener('copy', onCopy, { capture: true })
  document.execCommand('copy')
  document.removeEventListener('copy', onCopy, { capture: true })
  return copied
}
