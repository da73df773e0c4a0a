import type { PointId } from '../../../../shared/model/ids.ts'

/** Brings the beginning of a sheet into sight; a sheet in which somebody writes shows the caret and stays. */
export function showSheet(pointId: PointId): void {
  const sheet = document.getElementById(`point-${pointId}`)
  if (sheet === null || sheet.contains(document.activeElement)) return
  sheet.scrollIntoView({ block: 'start' })
  // Sheets above that had never been on the screen get their height only now, and push this one down.
  requestAnimationFrame(() => sheet.scrollIntoView({ block: 'start' }))
}
