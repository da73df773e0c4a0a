import type { Query } from './createPreview.ts'

/** The width of a sheet divided by its height, before the document is there to be measured. */
export function sheetProportion({ paper, layout }: Query): number {
  const upright = paper === 'letter' ? 8.5 / 11 : 210 / 297
  return layout === 'columns' ? 1 / upright : upright
}
