import type { PlanEvent } from '../../../shared/model/event.ts'
import { sourceLabel } from '../../../shared/model/planSource.ts'
import { counted } from '../../ui/counted.ts'
import { type Piece, quote, words } from './piece.ts'

/** Where a plan came from. Words out of a file are nobody's in the plan, and that is said where it could be doubted. */
export function createdWords({
  template,
  file,
}: Extract<PlanEvent, { kind: 'plan-created' }>): readonly Piece[] {
  if (file === undefined) return [words(`The plan was made from the template “${template ?? ''}”.`)]
  const label = sourceLabel(file.kind)
  const from = [words(`The plan was made from the ${label} `), quote(file.name), words('.')]
  const came = [
    ...(file.brackets === 0 ? [] : [counted(file.brackets, 'bracket')]),
    ...(file.comments === 0 ? [] : [counted(file.comments, 'comment')]),
  ]
  return [
    ...from,
    ...(came.length === 0
      ? []
      : [words(` ${came.join(' and ')} came with it; nobody in this plan wrote their words.`)]),
    words(` SHA-256 of the ${file.kind === 'text' ? 'text' : 'file'}: ${file.sha256}`),
  ]
}
