import { type DragEvent, useRef } from 'react'
import type { PillarId, PointId } from '../../../shared/model/ids.ts'
import { type Plan, pointsOf } from '../../../shared/model/plan.ts'
import { type DragTarget, dropPlace, type Place } from './dropPlace.ts'

interface Handlers {
  readonly onDragStart: (event: DragEvent) => void
  readonly onDragOver: (event: DragEvent) => void
  readonly onDragLeave: () => void
  readonly onDrop: (event: DragEvent) => void
  readonly onDragEnd: () => void
}

/**
 * Points of the list are dragged to another place. Where one would land is marked on the element itself: a state of
 * React would draw the whole list anew for every move of the pointer.
 */
export function useDragging(
  plan: Plan | null,
  onPlace: ((pointId: PointId, place: Place) => void) | null,
): Handlers | Record<string, never> {
  const dragged = useRef<PointId | null>(null)
  const marked = useRef<HTMLElement | null>(null)
  if (plan === null || onPlace === null) return {}

  function mark(element: HTMLElement | null, edge: string): void {
    if (marked.current !== element) marked.current?.removeAttribute('data-drop')
    marked.current = element
    element?.setAttribute('data-drop', edge)
  }
  function end(): void {
    dragged.current = null
    mark(null, '')
  }
  return {
    onDragStart(event) {
      const element = closest(event, '[data-go]')
      dragged.current = pointsOf(plan).find(({ id }) => id === element?.dataset['go'])?.id ?? null
      // As a link it can still be dragged out of the page, to be opened or written down elsewhere.
      if (dragged.current !== null) event.dataTransfer.effectAllowed = 'all'
    },
    onDragOver(event) {
      const found = dragged.current === null ? null : targetOf(event, plan)
      const isPlace =
        found !== null &&
        dragged.current !== null &&
        dropPlace(plan, dragged.current, found.target) !== null
      mark(isPlace ? found.element : null, isPlace ? found.edge : '')
      if (!isPlace) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
    },
    onDragLeave: () => mark(null, ''),
    onDrop(event) {
      const [id, found] = [dragged.current, targetOf(event, plan)]
      end()
      if (id === null || found === null) return
      event.preventDefault()
      const place = dropPlace(plan, id, found.target)
      if (place !== null) onPlace(id, place)
    },
    onDragEnd: end,
  }
}

const closest = (event: DragEvent, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null

function targetOf(
  event: DragEvent,
  plan: Plan,
): { readonly element: HTMLElement; readonly edge: string; readonly target: DragTarget } | null {
  const element = closest(event, '[data-go], [data-pillar]')
  if (element === null) return null
  const pillar = plan.pillars.find(({ id }: { id: PillarId }) => id === element.dataset['pillar'])
  if (pillar !== undefined) return { element, edge: 'below', target: { pillar: pillar.id } }
  const point = pointsOf(plan).find(({ id }) => id === element.dataset['go'])
  if (point === undefined) return null
  const { top, height } = element.getBoundingClientRect()
  const edge = event.clientY < top + height / 2 ? 'above' : 'below'
  return { element, edge, target: { point: point.id, edge } }
}
