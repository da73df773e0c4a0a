import type { FrozenContent } from '../../shared/model/version.ts'
import { planDocument, type PrintOptions } from '../../shared/print/planDocument.ts'
import type { PrintDocument } from '../../shared/print/printDocument.ts'

/** A plan for reading in any program; brackets name their parties by their letters. */
export function readableDocument(
  { content, symbol }: { readonly content: FrozenContent; readonly symbol: string },
  options: PrintOptions,
): PrintDocument {
  const plan = {
    ...content,
    symbol,
    parties: content.parties.map((party) => ({ ...party, name: party.letter })),
  }
  const texts = new Map(
    content.pillars.flatMap((pillar) => pillar.points).map((point) => [point.id, point.text]),
  )
  return planDocument(plan, (id) => texts.get(id) ?? [], options)
}
